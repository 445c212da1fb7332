// A bar of filters above a table: controls by their names in the address, each with what it lets pass.
// The table's own script says what `filter` does with them.
const fields = new Map();
const bar = make("div", "", { class: "filters", role: "search" });
const count = make("p", "", { role: "status" });
const field = (name, title, control, passes) => {
  const label = make("label", title);
  label.append(control);
  bar.append(label);
  fields.set(name, { control, passes });
};
const choice = (name, title, options, passes) => {
  const select = make("select");
  select.append(...options.map(([value, text]) => new Option(text, value)));
  field(name, title, select, passes);
};
const set = (control, value) => {
  control.value = value;
  if (control.selectedIndex < 0) control.selectedIndex = 0; // an option of another page
};
const unfilter = () => {
  for (const { control } of fields.values()) set(control, "");
  filter();
};
