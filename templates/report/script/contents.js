// Contents: mark the section in view.
const links = new Map(all("nav a[href^='#']").map((a) => [a.getAttribute("href").slice(1), a]));
const named = (part) => part.dataset.chapter ?? part.id;
const sections = all("main > section[id], main > details.behind").filter((part) => links.has(named(part)));
const mark = () => {
  const line = innerHeight / 3;
  const passed = sections.filter((section) => section.getBoundingClientRect().top <= line);
  const last = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2;
  const current = last ? sections.at(-1) : passed.at(-1);
  for (const [id, a] of links) {
    if (id !== (current && named(current))) a.removeAttribute("aria-current");
    else if (!a.hasAttribute("aria-current")) {
      a.setAttribute("aria-current", "true");
      const list = a.closest("ol");
      list.scrollLeft = a.offsetLeft - list.offsetLeft - 16;
    }
  }
};
let marking = 0;
addEventListener("scroll", () => { marking ||= requestAnimationFrame(() => { marking = 0; mark(); }); }, { passive: true });
new ResizeObserver(mark).observe(document.querySelector("main")); // charts that are drawn late
addEventListener("resize", mark);
mark();
