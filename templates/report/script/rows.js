// The table of practices: a group of rows each, sorted by a column.
const grid = document.querySelector("table.practices");
const practices = grid ? [...grid.tBodies] : [];
const heads = grid ? [...grid.tHead.rows[0].cells] : [];
const detailsOf = (practice) => practice.querySelector("details");
const told = (practice, column) => practice.rows[0].cells[column].textContent.trim();
const rank = (practice, column) => practice.rows[0].cells[column].dataset.sort ?? told(practice, column);
const ordered = (column) => practices.toSorted((a, b) => rank(a, column).localeCompare(rank(b, column), "en", { numeric: true }));
let sorted = ""; // a column's name, with a minus before it where it goes down
const sort = (wanted) => {
  const column = heads.findIndex(({ dataset }) => dataset.name === wanted.replace(/^-/, ""));
  const down = wanted.startsWith("-");
  sorted = column < 0 ? "" : wanted;
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column]?.setAttribute("aria-sort", down ? "descending" : "ascending");
  const rows = column < 0 ? practices : ordered(column);
  grid.append(...(down ? rows.toReversed() : rows));
};
for (const head of heads) {
  const { name } = head.dataset;
  head.replaceChildren(button(head.textContent, () => sort(sorted === name ? `-${name}` : name), { class: "sort" }));
}
grid?.classList.add("live");
