// Deep links: open what hides the target.
const reveal = () => {
  const target = document.querySelector(":target");
  for (let element = target; element; element = element.parentElement) {
    if (element.tagName === "DETAILS") element.open = true;
  }
  target?.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
