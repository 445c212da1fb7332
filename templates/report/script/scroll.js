// Scrolling parts take the focus only while there is something to scroll.
const resting = () => {
  for (const part of all(".scroll")) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  }
};
addEventListener("resize", resting);
addEventListener("toggle", resting, { capture: true });
resting();
