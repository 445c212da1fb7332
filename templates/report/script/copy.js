// Copying as Markdown.
const escaped = (text) => text.replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&");
const skipped = ".tools, .narrow, .anchor, .unseen, figcaption, [hidden], colgroup, caption, .views, .view, .filters";
const inline = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches(skipped)) return "";
  if (node.matches("[type=checkbox]")) return "";
  if (node.matches("input")) return escaped(node.value.trim()) || "______";
  const text = [...node.childNodes].map(inline).join("");
  return node.matches("strong, summary") && text.trim() ? `**${text.trim()}**` : text;
};
const line = (node) => inline(node).replace(/\s+/g, " ").trim().replace(/^(\d*)([-+=.)])(?=\s)/, "$1\\$2");
const lines = (node) => inline(node).split("\n").map((part) => part.replace(/\s+/g, " ").trim()).filter(Boolean).join("  \n");
const cells = (row) => `| ${[...row.cells].map(line).join(" | ")} |`;
const table = (node) => {
  const [head, ...rows] = [...node.rows].filter((row) => !row.hidden);
  return [cells(head), "|---".repeat(head.cells.length) + "|", ...rows.map(cells)].join("\n");
};
const markdown = (node) => {
  if (node.matches(skipped)) return [];
  if (/^H[1-6]$/.test(node.tagName)) return [`${"#".repeat(Number(node.tagName[1]))} ${inline(node).replace(/\s+/g, " ").trim()}`];
  if (node.matches("svg")) return [`*${escaped(node.getAttribute("aria-label") ?? "")}*`];
  if (node.matches("table")) return [table(node)];
  if (node.matches("ol, ul")) return [[...node.children].map((item, place) => `${node.tagName === "OL" ? `${place + 1}.` : "-"} ${line(item)}`).join("\n")];
  if (node.matches(".lines")) return [lines(node)];
  if (node.matches(".done")) return [`- [${node.querySelector("input").checked ? "x" : " "}] ${line(node.querySelector("label"))}`];
  if (node.matches("summary") && node.querySelector("h2")) return [...node.children].flatMap(markdown);
  if (node.matches("p, summary, dt, dd")) return [line(node)];
  return [...node.children].flatMap(markdown);
};
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages that are not served securely have no clipboard of their own.
    const area = make("textarea", text, { readonly: "" });
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
  }
};
const said = make("p", "", { role: "status", class: "unseen" });
document.body.append(said);
const copier = (source, title) => {
  const how = make("span", " as Markdown", { class: "how" });
  const made = button("Copy", async (pressed) => {
    const copied = await copy(`${markdown(source).filter(Boolean).join("\n\n")}\n`);
    pressed.textContent = copied ? "Copied" : "Not copied";
    said.textContent = copied ? `Copied: ${title}` : "The browser did not allow copying.";
    pressed.focus();
    setTimeout(() => { pressed.replaceChildren("Copy", how); said.textContent = ""; }, 2000);
  }, { "aria-label": `Copy as Markdown: ${title}` });
  made.append(how);
  return made;
};
const titleOf = (heading) => inline(heading).replace(/\\/g, "").trim();
for (const part of [...sections, ...all("article.step")]) {
  const heading = part.querySelector("h2, h3");
  const tools = make("div", "", { class: "tools" });
  tools.append(copier(part, titleOf(heading)));
  const details = part.matches(".step") ? [] : all("details", part);
  if (details.length > 1) {
    for (const [text, open] of [["Expand all", true], ["Collapse all", false]]) {
      tools.append(button(text, () => details.forEach((each) => { each.open = open; }), { "aria-label": `${text}: ${titleOf(heading)}` }));
    }
  }
  // A folded chapter's heading is what opens it: nothing else may be pressed there.
  if (part.matches(".behind")) part.querySelector("section").prepend(tools);
  else {
    const head = make("div", "", { class: "head" });
    heading.replaceWith(head);
    head.append(heading, tools);
  }
}
