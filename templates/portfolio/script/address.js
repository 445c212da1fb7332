// The address tells filters and order, so that what is seen can be sent.
const place = "#teams";
const asAddress = () => {
  const parts = new URLSearchParams();
  for (const [name, { control }] of fields) if (control.value.trim()) parts.set(name, control.value.trim());
  if (sorted) parts.set("sort", sorted);
  return parts.size ? `${place}?${parts}` : place;
};
let written = "";
let waiting = 0;
// Only what a reader changed is written, and not at every letter: browsers count how often.
const write = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (asAddress() === written) return;
    written = asAddress();
    history.replaceState(null, "", written);
  }, 400);
};
const follow = () => {
  if (location.hash.startsWith(`${place}?`)) {
    const parts = new URLSearchParams(location.hash.slice(place.length + 1));
    for (const [name, { control }] of fields) set(control, parts.get(name) ?? "");
    sort(parts.get("sort") ?? "");
    filter();
    bar.scrollIntoView();
  }
  written = asAddress();
};
if (grid) {
  addEventListener("hashchange", follow);
  grid.tHead.addEventListener("click", write);
  bar.addEventListener("input", write);
  bar.addEventListener("click", write);
  follow();
}
