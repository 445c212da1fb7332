// Deep links: open what hides the target, which a browser without a script does as well.
const unfold = (part) => {
  for (let around = part?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
};
const reveal = () => {
  // A page that is being opened has no :target yet.
  const target = document.getElementById(location.hash.slice(1));
  unfold(target);
  target?.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();
