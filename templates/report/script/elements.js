// Small helpers of all parts. The files of this folder are joined to one inline module: without
// it nothing is missing but comfort.
const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, text = "", attributes = {}) => {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};
const button = (text, act, attributes = {}) => {
  const made = make("button", text, { type: "button", ...attributes });
  made.addEventListener("click", () => act(made));
  return made;
};
