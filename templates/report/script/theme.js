// Light or dark by hand: the rules for a dark system are switched on or off.
const system = matchMedia("(prefers-color-scheme: dark)");
const darkRules = all("style").flatMap((style) => [...style.sheet.cssRules])
  .filter((rule) => rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme: dark"));
let dark = system.matches;
const themed = new Set();
const theme = button("◐", () => paint(!dark), { class: "theme" });
const paint = (wanted) => {
  dark = wanted;
  for (const rule of darkRules) rule.media.mediaText = dark ? "screen" : "not all";
  root.style.colorScheme = dark ? "dark" : "light";
  theme.title = dark ? "Light colours" : "Dark colours";
  theme.setAttribute("aria-label", theme.title);
  themed.forEach((draw) => draw());
};
system.addEventListener("change", (event) => paint(event.matches));
paint(dark);
document.querySelector("nav")?.append(theme);
