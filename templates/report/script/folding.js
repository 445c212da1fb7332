// Chapters that are folded: all opened or closed at once, and everything open on paper.
const folded = all("main > details.behind");
if (folded.length) {
  const toggle = button("", () => {
    const wanted = !folded.every((chapter) => chapter.open);
    folded.forEach((chapter) => { chapter.open = wanted; });
  }, { class: "chapters" });
  const name = () => { toggle.textContent = folded.every((chapter) => chapter.open) ? "Collapse all" : "Expand all chapters"; };
  folded.forEach((chapter) => chapter.addEventListener("toggle", name));
  name();
  const bar = make("div", "", { class: "tools" });
  bar.append(toggle);
  folded[0].before(bar);
}
// Not every browser lets a stylesheet open what is closed.
let closed = [];
addEventListener("beforeprint", () => {
  closed = all("main details:not([open])");
  closed.forEach((details) => { details.open = true; });
});
addEventListener("afterprint", () => closed.forEach((details) => { details.open = false; }));
