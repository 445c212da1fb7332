"use strict";
// The projector: one question at a time, as large as it fits.

let ends = null;

const largest = 6, smallest = 3.7;

// Letters grow until the question fills the page, and never shrink below what can be read afar.
const fit = () => {
  const box = at("question");
  for (let size = largest; size >= smallest; size -= 0.2) {
    document.documentElement.style.setProperty("--size", `${size}vmin`);
    if (box.scrollHeight <= box.clientHeight) return;
  }
};

const row = (fact, reveal) => {
  const line = made("li", {}, made("span", {}, fact.text));
  if (!reveal) return line;
  const split = reveal.tally && reveal.tally.met && reveal.tally.unmet;
  if (split) line.className = "split";
  const drawn = reveal.tally ? [bar(reveal.tally)] : [];
  line.append(made("div", { className: "found" }, reveal.said, ...drawn, ...reveal.who.map((who) => made("p", {}, who))));
  return line;
};

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
  const shown = state.reveal ? new Map(state.reveal.facts.map((fact) => [fact.id, fact])) : new Map();
  at("question").querySelector("ul").replaceChildren(...state.question.facts.map((fact) => row(fact, shown.get(fact.id))));
  at("said").hidden = !state.reveal;
  at("said").textContent = state.reveal ? state.reveal.said : "";
  at("notes").replaceChildren(...(state.reveal ? state.reveal.notes.slice(0, 3).map((note) => made("p", {}, note)) : []));
  fit();
};

setInterval(() => {
  at("left").textContent = ends === null ? "" : `${clock((ends - performance.now()) / 1000)} left`;
}, 500);
window.addEventListener("resize", fit);
follow("state", show, (how) => {
  at("line").textContent = how === null ? "Not connected" : how ? "Open the printed address again" : "";
});
