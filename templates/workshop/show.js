"use strict";
// The projector: one question at a time, as large as it fits.

let ends = null;

const largest = 6, smallest = 3.7;
const kinds = { met: _("met"), unmet: _("not met"), unknown: _("not known"), "not-mine": _("not mine") };

// Letters grow until the question fills the page, and never shrink below what can be read afar:
// then facts on which all agree go, which every phone has.
const fit = () => {
  const box = at("question"), rows = [...box.querySelectorAll("li")];
  const fits = () => box.scrollHeight <= box.clientHeight;
  for (const row of rows) row.hidden = false;
  at("more").textContent = "";
  for (let size = largest; size >= smallest; size -= 0.2) {
    document.documentElement.style.setProperty("--size", `${size}vmin`);
    if (fits()) return;
  }
  for (let gone = 1; gone < rows.length && !fits(); gone += 1) {
    rows[rows.length - gone].hidden = true;
    at("more").textContent = gone === 1 ? _("1 more fact on your phone") : _("{n} more facts on your phone", { n: gone });
  }
};

const isSplit = (tally) => Boolean(tally && tally.met && tally.unmet);

// What divides most stands first: it is what is talked about.
const byNeed = (one, other) => need(other) - need(one);
const need = ({ tally }) => (isSplit(tally) ? 2 : tally && tally.unknown ? 1 : 0);

const row = ({ number, text, tally, said, who = [] }) => {
  const words = made("div", { className: "text" }, `${number}. ${text}`, made("div", { className: "who" }, who.join("; ")));
  const found = tally ? Object.keys(kinds).map((kind) => made("div", { className: "many" }, String(tally[kind] || "–"))) : [];
  if (said && !tally) found.push(made("div", { className: "state" }, said));
  return made("li", { className: isSplit(tally) ? "split" : "" }, words, ...found);
};

const heads = () => made("li", { className: "head" }, made("div", { className: "text" }),
  ...Object.values(kinds).map((word) => made("div", { className: "many" }, word)));

const show = (state) => {
  at("place").textContent = state.place || "";
  ends = typeof state.left === "number" ? performance.now() + state.left * 1000 : null;
  const lobby = state.phase === "lobby";
  at("lobby").hidden = !lobby;
  at("question").hidden = lobby;
  at("join").textContent = lobby ? "" : `${state.address.replace("http://", "")}  ${state.code}`;
  if (lobby) {
    at("lobby").querySelector("h1").textContent = state.team;
    at("head").textContent = state.head;
    at("address").textContent = state.address.replace("http://", "");
    at("code").textContent = state.code;
    return;
  }
  at("question").querySelector("h1").textContent = state.question.text;
  const facts = state.reveal ? [...state.reveal.facts].sort(byNeed) : state.question.facts;
  const voted = facts.some(({ tally }) => tally);
  at("question").querySelector("ol").replaceChildren(...(voted ? [heads()] : []), ...facts.map(row));
  at("said").hidden = !state.reveal || voted;
  at("said").textContent = state.reveal ? state.reveal.said : "";
  fit();
};

setInterval(() => {
  at("left").textContent = ends === null ? "" : _("{time} left", { time: clock((ends - performance.now()) / 1000) });
}, 500);
window.addEventListener("resize", fit);
follow("state", show, (how) => {
  at("line").textContent = how === null ? _("Not connected") : how ? _("Open the printed address again.") : "";
});
