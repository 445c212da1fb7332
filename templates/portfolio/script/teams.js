// The table of teams: sorted by a column, narrowed by filters, and so many rows as are looked at.
const grid = document.querySelector("table.teams");
const heads = grid ? [...grid.tHead.rows[0].cells] : [];
const first = 25;
const step = 200;
const empty = "nothing";
const saying = (cell) => cell.firstChild?.textContent.trim() ?? "";
const teams = grid ? [...grid.tBodies[0].rows].map((row) => ({
  row,
  text: row.textContent.toLowerCase(),
  marks: row.dataset.marks?.split(" ") ?? [],
  saying: [...row.cells].map(saying),
  rank: [...row.cells].map((cell) => cell.dataset.sort),
})) : [];
const alphabet = new Intl.Collator("en", { numeric: true });
const byColumn = (column) => (a, b) => {
  const [one, other] = [a.rank[column], b.rank[column]];
  return one === undefined ? alphabet.compare(a.saying[column], b.saying[column]) : Number(one) - Number(other);
};
let order = teams;
let hits = teams;
let most = first;
let sorted = ""; // a column's name, with a minus before it where it goes down
const changed = new Set();
const show = () => {
  const seen = new Set(hits.slice(0, most));
  for (const team of teams) if (team.row.hidden === seen.has(team)) team.row.hidden = !seen.has(team);
  rest.hidden = hits.length <= most;
  further.hidden = hits.length <= most + step;
  count.textContent = `${hits.length.toLocaleString("en")} of ${teams.length.toLocaleString("en")} teams`;
  left.textContent = `${(hits.length - seen.size).toLocaleString("en")} more pass the filters.`;
  changed.forEach((act) => act());
};
const sort = (wanted) => {
  const column = heads.findIndex(({ dataset }) => dataset.name === wanted.replace(/^-/, ""));
  sorted = column < 0 ? "" : wanted;
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column]?.setAttribute("aria-sort", sorted.startsWith("-") ? "descending" : "ascending");
  order = column < 0 ? teams : teams.toSorted(byColumn(column));
  if (sorted.startsWith("-")) order = order.toReversed();
  grid.tBodies[0].append(...order.map(({ row }) => row));
};
