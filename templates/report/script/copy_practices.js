// Copying the practices as Markdown: the table of those shown, then each with all there is to it.
const chapter = sections.find((section) => section.contains(grid));
const tools = chapter?.querySelector(".tools");
if (grid && tools) {
  const whole = make("section");
  const heading = chapter.querySelector("h2");
  const contents = (practice) => [make("h3", told(practice, 0)), ...practice.querySelector(".answer").cloneNode(true).children];
  const fill = () => {
    const table = grid.cloneNode(true);
    all(".more, tbody[hidden]", table).forEach((part) => part.remove());
    const visible = practices.filter(({ hidden }) => !hidden);
    whole.replaceChildren(heading.cloneNode(true), table, ...visible.flatMap(contents));
  };
  tools.addEventListener("click", fill, { capture: true });
  tools.firstChild.replaceWith(copier(whole, titleOf(heading)));
}
