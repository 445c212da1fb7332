// Charts to explore: they and Plotly lie packed in the page until the first one is asked for.
const packed = document.getElementById("charts");
const titles = JSON.parse(packed?.dataset.titles ?? "{}");
const config = {
  displaylogo: false,
  displayModeBar: true,
  responsive: true,
  plotlyServerURL: "",
  modeBarButtonsToRemove: ["sendChartToCloud", "lasso2d", "select2d", "autoScale2d"],
};
const narrow = 560;
// Five letters hold four bytes, as in RFC 1924, with a full stop for the less-than sign.
const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;.=>?@^_`{|}~";
const bytesOf = (text) => {
  const digits = new Uint8Array(128);
  [...letters].forEach((letter, digit) => { digits[letter.charCodeAt(0)] = digit; });
  const spare = (5 - (text.length % 5)) % 5;
  const whole = text + "~".repeat(spare);
  const words = new DataView(new ArrayBuffer((whole.length / 5) * 4));
  for (let place = 0; place < whole.length; place += 5) {
    let word = 0;
    for (let each = place; each < place + 5; each += 1) word = word * 85 + digits[whole.charCodeAt(each)];
    words.setUint32((place / 5) * 4, word);
  }
  return words.buffer.slice(0, words.byteLength - spare);
};
const unpack = (element) => {
  const bytes = bytesOf(element.textContent);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
};
let figures;
let drawing;
// The page's policy knows this script by its hash, so that it may stand in the page as well.
const load = async () => document.head.append(make("script", await unpack(document.getElementById("plotly"))));
const token = (name) => getComputedStyle(root).getPropertyValue(name).trim();
const filled = (value) => JSON.parse(JSON.stringify(value), (_, item) =>
  typeof item === "string" ? item.replace(/^var\((--[\w-]+)\)$/, (_, name) => token(name)) : item);
const points = ["x", "y", "base", "text", "hovertext", "customdata"];
const kept = (trace, wanted) => {
  if (!wanted.length || !trace.customdata) return trace;
  const places = trace.customdata.flatMap((tags, place) => (wanted.every((tag) => tags.includes(tag)) ? [place] : []));
  const lists = points.filter((name) => Array.isArray(trace[name]));
  return { ...trace, ...Object.fromEntries(lists.map((name) => [name, places.map((place) => trace[name][place])])) };
};
const chart = (switches, { title, data, layout, filters, head, row, short }) => {
  const view = make("div", "", { class: "view", role: "group", "aria-label": `${title}, to explore` });
  const bar = make("div", "", { class: "filters" });
  const choices = filters.map(({ title: name, options }) => {
    const select = make("select");
    select.append(new Option("all", ""), ...options.map(([tag, text]) => new Option(text, tag)));
    const label = make("label", name);
    label.append(select);
    bar.append(label);
    return select;
  });
  const note = make("p", "Unpacking the chart …", { role: "status" });
  const scroll = make("div", "", { class: "scroll" });
  const plot = make("div", "", { class: "plot" });
  scroll.append(plot);
  view.append(...(choices.length ? [bar] : []), note, scroll);
  switches.after(view);
  const draw = async () => {
    await (drawing ??= load());
    if (view.hidden) return;
    const wanted = choices.map((select) => select.value).filter(Boolean);
    const shown = data.map((trace) => kept(trace, wanted));
    const size = { height: head };
    // A finger that moves over a tall chart means to scroll.
    if (matchMedia("(pointer: coarse)").matches) size.dragmode = false;
    const slim = scroll.clientWidth < narrow;
    if (slim) size.font = { ...layout.font, size: 11 };
    if (row) {
      const present = new Set(shown.flatMap((trace) => trace.y));
      const categoryarray = layout.yaxis.categoryarray.filter((id) => present.has(id));
      const ticktext = short.length && slim ? short : layout.yaxis.ticktext;
      size.height = head + row * present.size;
      size.yaxis = { ...layout.yaxis, categoryarray, ticktext };
    }
    await Plotly.react(plot, filled(shown), filled({ ...layout, ...size }), config);
    resting();
    note.textContent = shown.some((trace) => (trace.x ?? trace.z).length) ? "" : "Nothing passes all filters.";
  };
  bar.addEventListener("input", draw);
  themed.add(draw);
  return { view, draw };
};
for (const figure of packed ? all("[data-explore]") : []) {
  const still = figure.querySelector(".scroll");
  const names = figure.dataset.explore.split(" ").filter((name) => name in titles);
  const views = new Map();
  let chosen = "";
  const show = async (pressed, name) => {
    chosen = name;
    for (const each of all("button", switches)) each.setAttribute("aria-pressed", String(each === pressed));
    figure.classList.toggle("exploring", Boolean(name));
    const known = name && (await (figures ??= unpack(packed).then(JSON.parse)));
    if (chosen !== name) return;
    if (name && !views.has(name)) views.set(name, chart(switches, known[name]));
    for (const [other, { view }] of views) view.hidden = other !== name;
    views.get(name)?.draw();
  };
  const switches = make("div", "", { class: "views", role: "group", "aria-label": "How the chart is shown" });
  switches.append(button(still ? "As printed" : "Hidden", (pressed) => show(pressed, ""), { "aria-pressed": "true" }));
  for (const name of names) switches.append(button(titles[name], (pressed) => show(pressed, name), { "aria-pressed": "false" }));
  if (names.length) figure.prepend(switches);
}
