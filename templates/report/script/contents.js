// Contents: mark the chapter in view, folded ones too.
const links = new Map(all("nav a[href^='#']").map((a) => [a.getAttribute("href").slice(1), a]));
const named = (part) => part.dataset.chapter ?? part.id;
const sections = all("main > section[id], main > details.behind").filter((part) => links.has(named(part)));
const topOf = (part) => part.getBoundingClientRect().top;
const inView = () => {
  // Near its end the page stops before a chapter is high up: the line that counts goes down there.
  const left = root.scrollHeight - innerHeight - scrollY;
  const line = Math.max(innerHeight / 3, scrollY > 0 ? innerHeight - left : 0);
  const target = document.querySelector(":target");
  const aimed = sections.find((section) => section.contains(target));
  const seen = aimed && topOf(aimed) > -1 && topOf(aimed) < line;
  return seen ? aimed : sections.findLast((section) => topOf(section) <= line) ?? sections[0];
};
const mark = () => {
  const current = inView();
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
addEventListener("hashchange", mark);
mark();
