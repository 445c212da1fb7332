// Where maps are of groups: the same maps of the teams that pass the filters, drawn once in view.
const mapped = document.getElementById("map");
const shape = JSON.parse(grid?.dataset.maps ?? "null");
const mostMapped = 40;
const lettered = { b: ["✓", 3], h: ["✓", 2], l: ["×", 0], o: ["?", -1], "-": ["–", -1] };
const cellOf = ([text, shade]) => make("td", text, shade < 0 ? {} : { class: `shade-${shade}` });
const scored = (digits) => (digits === "--" ? ["–", -1] : [`${digits[0]}.${digits[1]}`, Math.floor((Number(digits) * 4) / (10 * shape.top))]);
const columnOf = (title) => {
  const head = make("th", "", { scope: "col" });
  head.append(make("span", title, { class: "upright" }));
  return head;
};
const rowOf = (team, made) => {
  const row = make("tr");
  const head = make("th", "", { scope: "row" });
  head.append(make("bdi", team.saying[0]));
  row.append(head, ...made.map(cellOf));
  return row;
};
const matrix = (title, columns, rows, signs) => {
  const table = make("table", "", { class: `heat matrix${signs ? " signs" : ""}` });
  const top = make("tr");
  top.append(make("th", shape.head, { scope: "col", class: "first" }), ...columns.map(columnOf));
  table.createTHead().append(top);
  table.createTBody().append(...rows);
  table.createCaption().append(make("span", title));
  const scroll = make("div", "", { class: "scroll", tabindex: "0" });
  scroll.append(table);
  return scroll;
};
if (mapped && shape) {
  const live = make("div", "", { class: "live-maps" });
  mapped.append(make("h3", "Teams that pass the filters"), live);
  let near = false;
  let drawn;
  const draw = () => {
    if (!near || drawn === hits) return;
    drawn = hits;
    const some = hits.filter(({ row }) => row.dataset.scores).slice(0, mostMapped);
    const told = hits.length > some.length ? `The first ${some.length} of ${hits.length.toLocaleString("en")} teams, in the order of the table.` : "";
    live.replaceChildren(
      make("p", told, { class: "muted" }),
      matrix(shape.byDimension, shape.dimensions, some.map((team) => rowOf(team, team.row.dataset.scores.match(/../g).map(scored))), false),
      matrix(shape.byFeature, shape.features, some.map((team) => rowOf(team, [...team.row.dataset.states].map((letter) => lettered[letter]))), true),
    );
    resting();
  };
  new IntersectionObserver(([{ isIntersecting }]) => { near = isIntersecting; draw(); }).observe(mapped);
  changed.add(draw);
}
