// Filters of the table of practices: by text, closed rows included, by what is asked for, by whom,
// and by what the columns hold.
bar.setAttribute("aria-label", "Filter practices");
const empty = "nothing";
const reasons = [["", "everything"], ["above", "claimed above supported"], ["lacking", "lacking"], ["unknown", "not known"], ["urgent", "urgent"]];
const unique = (values) => [...new Set(values)];
const namesIn = (practice) => all("[data-by]", practice).map(({ dataset }) => dataset.by).filter(Boolean);
const filter = () => {
  const used = [...fields.values()].filter(({ control }) => control.value.trim());
  for (const practice of practices) practice.hidden = !used.every(({ control, passes }) => passes(practice, control.value));
  count.textContent = `${practices.filter(({ hidden }) => !hidden).length} of ${practices.length} practices`;
};
if (grid) {
  const texts = new Map(practices.map((practice) => [practice, practice.textContent.toLowerCase()]));
  const people = unique(practices.flatMap(namesIn)).toSorted((a, b) => a.localeCompare(b));
  field("text", "Text", make("input", "", { type: "search" }), (practice, value) =>
    value.trim().toLowerCase().split(/\s+/).every((word) => texts.get(practice).includes(word)));
  choice("show", "Show", reasons, (practice, value) => practice.dataset.shownAs.split(" ").includes(value));
  if (people.length) {
    choice("by", "By whom", [["", "anybody"], ...people.map((name) => [name, name])], (practice, value) => namesIn(practice).includes(value));
  }
  heads.slice(1).forEach((head, place) => {
    const valueOf = (practice) => told(practice, place + 1) || empty;
    const values = unique(ordered(place + 1).map(valueOf));
    if (values.length < 2) return;
    choice(head.dataset.name, head.textContent, [["", "all"], ...values.map((value) => [value, value])], (practice, value) => valueOf(practice) === value);
  });
  bar.addEventListener("input", filter);
  bar.append(button("Clear", unfilter), count);
  grid.parentElement.before(bar);
  filter();
}
