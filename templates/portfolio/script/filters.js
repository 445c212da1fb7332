// Filters of the table of teams: by text, by what is asked for, and by what the columns hold.
bar.setAttribute("aria-label", "Filter teams");
const left = make("span", "", { class: "muted" });
const further = button(`Show ${step} more`, () => { most += step; show(); });
const rest = make("div", "", { class: "more-rows" });
const filter = () => {
  const used = [...fields.values()].filter(({ control }) => control.value.trim())
    .map(({ control, passes }) => passes(control.value.trim()));
  hits = used.length ? order.filter((team) => used.every((passes) => passes(team))) : order;
  most = first;
  show();
};
if (grid) {
  field("text", "Text", make("input", "", { type: "search" }), (value) => {
    const words = value.toLowerCase().split(/\s+/);
    return ({ text }) => words.every((word) => text.includes(word));
  });
  const marks = Object.entries(JSON.parse(grid.dataset.marks));
  if (marks.length) choice("show", "Show", [["", "everything"], ...marks], (value) => ({ marks: borne }) => borne.includes(value));
  heads.forEach((head, column) => {
    if (!("choice" in head.dataset)) return;
    const values = [...new Set(teams.toSorted(byColumn(column)).map((team) => team.saying[column] || empty))];
    if (values.length < 2) return;
    choice(head.dataset.name, head.textContent, [["", "all"], ...values.map((value) => [value, value])],
      (value) => (team) => (team.saying[column] || empty) === value);
  });
  for (const head of heads) {
    const { name } = head.dataset;
    head.replaceChildren(button(head.textContent, () => { sort(sorted === name ? `-${name}` : name); filter(); }, { class: "sort" }));
  }
  rest.append(
    left,
    further,
    button("Show all", () => { most = teams.length; show(); }),
  );
  grid.parentElement.after(rest);
  grid.parentElement.before(bar);
  bar.addEventListener("input", filter);
  bar.append(button("Clear", unfilter), count);
  grid.classList.add("live");
  addEventListener("beforeprint", () => { most = teams.length; show(); });
  addEventListener("afterprint", () => { most = first; show(); });
  filter();
}
