// The terminal asks these of its element when the page has loaded.
const asked = Number(new URLSearchParams(location.search).get("fontsize"));
const terminal = document.getElementById("terminal");
terminal.dataset.sessionWebsocketUrl = new URL("ws", location).href.replace(/^http/, "ws").split(/[?#]/)[0];
terminal.dataset.fontSize = asked >= 6 && asked <= 60 ? asked : 16;

// The server says why it ends a session.
window.WebSocket = class extends WebSocket {
  constructor(...address) {
    super(...address);
    this.addEventListener("message", ({ data }) => {
      if (typeof data !== "string") return;
      const [kind, said] = JSON.parse(data);
      if (kind === "ended") document.getElementById("why").textContent = said;
    });
  }
};

// Keys go to the screens without a click; before they are connected, nothing would take them.
const keys = () => {
  const state = document.body.classList;
  if (state.contains("-closed")) document.querySelector(".ended button").focus();
  else if (state.contains("-loaded")) document.querySelector(".xterm-helper-textarea").focus();
};

const begin = window.onload;
// Letters are measured once, when the terminal begins: its fonts have to be there.
window.onload = async (event) => {
  const faces = ["16px", "bold 16px"].map((size) => document.fonts.load(`${size} "Roboto Mono"`));
  await Promise.allSettled(faces);
  begin(event);
};
document.querySelector(".ended button").addEventListener("click", () => location.reload());
window.addEventListener("focus", keys);
new MutationObserver(keys).observe(document.body, { attributeFilter: ["class"] });
