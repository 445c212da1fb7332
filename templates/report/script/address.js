// The address tells filters, order and open rows, and a link to a practice opens its row.
const place = "#practices";
const idOf = (practice) => practice.id.replace(/^practice-/, "");
const asAddress = () => {
  const parts = new URLSearchParams();
  for (const [name, { control }] of fields) if (control.value.trim()) parts.set(name, control.value.trim());
  if (sorted) parts.set("sort", sorted);
  const open = practices.filter((practice) => detailsOf(practice).open).map(idOf);
  if (open.length) parts.set("open", open.join(" "));
  return parts.size ? `${place}?${parts}` : place;
};
let shown = "";
let waiting = 0;
// Only what a reader changed is written, and not at every letter: browsers count how often.
const write = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (asAddress() === shown) return;
    shown = asAddress();
    history.replaceState(null, "", shown);
  }, 400);
};
const restore = (parts) => {
  for (const [name, { control }] of fields) set(control, parts.get(name) ?? "");
  sort(parts.get("sort") ?? "");
  filter();
  const open = new Set(parts.get("open")?.split(" "));
  for (const practice of practices) detailsOf(practice).open = open.has(idOf(practice));
  unfold(grid);
  bar.scrollIntoView();
};
const follow = () => {
  // A practice's row has an older name as well.
  const practice = practices.find(({ id, rows }) => [id, rows[0].id].includes(location.hash.slice(1)));
  if (location.hash.startsWith(`${place}?`)) restore(new URLSearchParams(location.hash.slice(place.length + 1)));
  if (practice) {
    if (practice.hidden) unfilter();
    detailsOf(practice).open = true;
    practice.scrollIntoView();
  }
  shown = asAddress();
};
if (grid) {
  addEventListener("hashchange", follow);
  grid.addEventListener("toggle", write, { capture: true });
  grid.tHead.addEventListener("click", write);
  bar.addEventListener("input", write);
  bar.addEventListener("click", write);
  follow();
}
