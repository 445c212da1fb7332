// The table of practices: sort by a column, filter by text and by what columns hold.
for (const grid of all("table.practices")) {
  const [body] = grid.tBodies;
  const rows = [...body.rows];
  const heads = [...grid.tHead.rows[0].cells];
  const text = (row, column) => row.cells[column].textContent.trim();
  const key = (row, column) => row.cells[column].dataset.sort ?? text(row, column);
  heads.forEach((head, column) => {
    const name = head.textContent;
    head.replaceChildren(button(name, () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = (a, b) => key(a, column).localeCompare(key(b, column), "en", { numeric: true });
      body.append(...rows.toSorted((a, b) => (down ? -order(a, b) : order(a, b))));
    }, { class: "sort" }));
  });
  const bar = make("div", "", { class: "filters", role: "search", "aria-label": "Filter practices" });
  const field = (name, control) => {
    const label = make("label", name);
    label.append(control);
    bar.append(label);
    return control;
  };
  const words = field("Text", make("input", "", { type: "search" }));
  const choices = heads.flatMap((head, column) => {
    if (!("filter" in head.dataset)) return [];
    const values = [...new Set(rows.toSorted((a, b) => key(a, column).localeCompare(key(b, column), "en", { numeric: true })).map((row) => text(row, column)))];
    if (values.length < 2) return [];
    const select = field(head.textContent, make("select"));
    select.append(new Option("all", "all"), ...values.map((value) => new Option(value || "nothing", `=${value}`)));
    return [[column, select]];
  });
  const count = make("p", "", { role: "status" });
  const filter = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/);
    for (const row of rows) {
      const shown = row.textContent.toLowerCase();
      row.hidden = !(wanted.every((word) => shown.includes(word))
        && choices.every(([column, select]) => select.value === "all" || select.value === `=${text(row, column)}`));
    }
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} practices`;
  };
  bar.addEventListener("input", filter);
  bar.append(button("Clear", () => {
    words.value = "";
    choices.forEach(([, select]) => { select.value = "all"; });
    filter();
  }), count);
  grid.parentElement.before(bar);
  filter();
}
