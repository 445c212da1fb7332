"use strict";
// One phone: come in, say who you are, vote, and see what the others voted once it is shown.

const sections = ["enter", "name", "wait", "list", "vote", "shown"];
const kept = window.localStorage;
let state = {}, drawn = "", ends = null, again = null, chosen = null, byLevel = false;

const say = (text) => { at("status").textContent = text || ""; };
const complain = (text) => { at("line").textContent = text || ""; };

const go = (name) => {
  for (const other of sections) at(other).hidden = other !== name;
  const head = at(name).querySelector("h1");
  document.title = head.textContent || _("Workshop");
  head.focus({ preventScroll: true });
  window.scrollTo(0, 0);
};

// ---- Coming in ----

const enter = async (code) => {
  const reply = await send("/enter", { code });
  if (!reply.ok) return complain(reply.said);
  location.replace(reply.path);
};

const startEntrance = () => {
  go("enter");
  const given = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", "/");
  at("enter").querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    enter(at("code").value);
  });
  if (given) { at("code").value = given; enter(given); }
  else at("code").focus();
};

const askName = () => {
  if (drawn === "name") return;
  drawn = "name";
  at("role").replaceChildren(at("role").firstElementChild, ...state.roles.map(({ id, title }) => made("option", { value: id }, title)));
  at("when").hidden = !state.until;
  at("until").textContent = state.until || "";
  go("name");
};

const startName = () => {
  const form = at("name").querySelector("form");
  form.addEventListener("change", () => {
    const unnamed = form.how.value === "unnamed";
    at("named").hidden = unnamed;
    at("again").hidden = !unnamed;
    at("who").required = !unnamed;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const how = form.how.value === "unnamed" ? { unnamed: true, ...(at("back-code").value.trim() ? { back: at("back-code").value } : {}) } : { name: at("who").value, role: at("role").value };
    const reply = await send("join", { ...how, apart: !at("when").hidden && form.when.value === "apart" });
    complain(reply.ok ? "" : reply.said);
    if (reply.ok) again();
  });
};

// ---- Voting ----

const slot = (kind) => `${kind} ${state.workshop} ${state.question.id}`;
const draft = () => JSON.parse(kept.getItem(slot("draft")) || "null");
const sent = () => JSON.parse(kept.getItem(slot("sent")) || "null");

const ticked = (name) => [...at("facts").querySelectorAll(`input[name="${name}"]:checked`)].map((box) => box.value);
const level = () => at("levels").querySelector("input:checked");

const keepDraft = () => kept.setItem(slot("draft"), JSON.stringify({
  byLevel, met: ticked("met"), unknown: ticked("unknown"), level: level() && level().value, note: at("note").value,
}));

const fact = ({ id, number, text }, was) => {
  const met = made("input", { type: "checkbox", name: "met", value: id, checked: was.met.includes(id) });
  const unknown = made("input", { type: "checkbox", name: "unknown", value: id, checked: was.unknown.includes(id), ariaLabel: _("I don't know: {fact}", { fact: text }) });
  met.addEventListener("change", () => { if (met.checked) unknown.checked = false; });
  unknown.addEventListener("change", () => { if (unknown.checked) met.checked = false; });
  return made("li", {}, made("label", { className: "fact" }, met, made("span", {}, `${number}. ${text}`)),
    made("label", { className: "unsure" }, unknown, made("span", {}, _("don't know"))));
};

const showWay = () => {
  at("facts").hidden = byLevel;
  at("levels").hidden = !byLevel;
  at("other").textContent = byLevel ? _("Tick single facts instead") : _("Choose a level instead");
};

const ask = (question) => {
  const mine = state.vote || (sent() && sent().said) || {};
  const was = draft() || {
    byLevel: false, level: null, note: "",
    met: Object.keys(mine).filter((id) => mine[id] === "met"),
    unknown: Object.values(mine).every((said) => said === "unknown") ? [] : Object.keys(mine).filter((id) => mine[id] === "unknown"),
  };
  byLevel = was.byLevel;
  at("vote").querySelector("h1").textContent = question.text;
  at("why").querySelector("p").textContent = question.why;
  at("why").open = false;
  at("facts").querySelector("ul").replaceChildren(...question.facts.map((one) => fact(one, was)));
  at("levels").replaceChildren(at("levels").firstElementChild, ...question.levels.map(({ level, text }) =>
    made("label", { className: "choice" },
      made("input", { type: "radio", name: "level", value: level, checked: String(level) === was.level }),
      made("span", {}, text))));
  at("note").value = was.note;
  at("remark").open = Boolean(was.note);
  at("back").hidden = state.phase !== "apart";
  showWay();
  go("vote");
};

const showSent = () => {
  const mine = state.vote || (sent() && sent().said);
  const said = mine ? [...new Set(Object.values(mine))] : [];
  for (const button of at("send").querySelectorAll("[data-all]"))
    button.setAttribute("aria-pressed", said.length === 1 && said[0] === button.dataset.all);
  at("send").firstElementChild.textContent = mine ? _("Send it again, changed") : _("Send my vote");
  return Boolean(mine);
};

const vote = async (what) => {
  const before = sent();
  const note = at("note").value.trim();
  const body = { question: state.question.id, ...what, ...(note ? { note } : {}) };
  // A seat's votes are in no file: once the program was started anew, the phone alone knows them.
  if (before) body.former = before.said;
  const asked = state.question.id;
  const reply = await send("vote", body);
  if (!state.question || state.question.id !== asked) return;
  complain(reply.ok ? "" : reply.said);
  if (!reply.ok) { if (reply.status === 409) again(); return; }
  kept.setItem(slot("sent"), JSON.stringify({ said: reply.said }));
  kept.removeItem(slot("draft"));
  state.vote = reply.said;
  at("lost").hidden = true;
  showSent();
  if (state.phase === "apart") return goOn();
  say(_("Sent. You can change it until votes are shown."));
};

// Who votes alone goes on to the next question without a vote.
const goOn = () => {
  const place = state.questions.findIndex((one) => one.id === chosen);
  const inTurn = [...state.questions.slice(place + 1), ...state.questions.slice(0, place)];
  const next = inTurn.find((one) => !one.vote && !kept.getItem(`sent ${state.workshop} ${one.id}`));
  chosen = next ? next.id : null;
  again();
};

const startVote = () => {
  at("back").addEventListener("click", () => { chosen = null; render(); });
  const form = at("vote").querySelector("form");
  form.addEventListener("input", () => { keepDraft(); say(""); });
  at("other").addEventListener("click", () => { byLevel = !byLevel; showWay(); keepDraft(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!byLevel) return vote({ met: ticked("met"), unknown: ticked("unknown") });
    if (!level()) return complain(_("Choose a level first."));
    return vote({ level: Number(level().value) });
  });
  for (const button of at("send").querySelectorAll("[data-all]"))
    button.addEventListener("click", () => vote({ all: button.dataset.all }));
};

// ---- What is shown ----

const showList = () => {
  at("list").querySelector("p").textContent = state.said;
  at("list").querySelector("ol").replaceChildren(...state.questions.map((question) => {
    const button = made("button", { type: "button" }, `${question.number}. ${question.text}`, made("small", {}, kept.getItem(`sent ${state.workshop} ${question.id}`) ? _("voted") : question.said));
    button.addEventListener("click", () => { chosen = question.id; drawn = ""; render(); });
    return made("li", {}, button);
  }));
  go("list");
};

const showVotes = () => {
  const { question, reveal } = state;
  at("shown").querySelector("h1").textContent = question.text;
  at("shown").querySelector(".said").textContent = [reveal.said, state.late].filter(Boolean).join(" ");
  at("shown").querySelector("ul").replaceChildren(...reveal.facts.map((one) => made("li", {},
    made("p", {}, `${one.number}. ${one.text}`), ...(one.tally ? [bar(one.tally)] : []),
    made("p", { className: "spread" }, one.said),
    ...one.who.map((line) => made("p", { className: "who" }, line)))));
  const notes = at("shown").querySelector(".notes");
  notes.replaceChildren(...(reveal.notes.length ? [made("h2", {}, _("Notes")), ...reveal.notes.map((note) => made("p", {}, note))] : []));
  go("shown");
};

const showWait = () => {
  const [head, said] = at("wait").querySelectorAll("h1, p");
  head.textContent = state.head;
  said.textContent = state.said;
  go("wait");
};

// What was ticked in a workshop that is over is of no use, and nobody else's business.
const forgetOthers = () => {
  for (const name of Object.keys(kept))
    if (/^(draft|sent) /.test(name) && name.split(" ")[1] !== state.workshop) kept.removeItem(name);
};

const render = () => {
  at("team").textContent = state.team || _("Workshop");
  at("place").textContent = state.place || "";
  at("me").textContent = state.me ? state.me.said : "";
  at("leave").hidden = at("device").hidden = !state.me;
  at("named-device").hidden = Boolean(state.me && state.me.back);
  at("unnamed-device").hidden = !(state.me && state.me.back);
  at("own-code").textContent = (state.me && state.me.back) || "";
  ends = typeof state.left === "number" ? performance.now() + state.left * 1000 : null;
  if (state.phase === "name") return askName();
  if (state.phase === "apart") {
    const picked = state.questions.find((question) => question.id === chosen);
    state.question = picked || null;
    state.vote = picked ? picked.vote : null;
    state.lost = picked ? picked.lost : false;
    if (picked) at("place").textContent = _("Question {n} of {all}", { n: picked.number, all: state.questions.length });
  }
  const now = JSON.stringify([state.phase, state.question && state.question.id, state.head, state.said, state.reveal, chosen ? 0 : state.questions]);
  if (now !== drawn) {
    drawn = now;
    say("");
    complain("");
    if (state.phase === "vote" || (state.phase === "apart" && state.question)) ask(state.question);
    else if (state.phase === "apart") showList();
    else if (state.phase === "shown") showVotes();
    else showWait();
  }
  at("lost").hidden = !(state.lost && state.question && !at("vote").hidden && !sent());
  if (state.question && !at("vote").hidden && showSent() && !draft()) say(state.phase === "apart" ? _("Sent. You can change it until the date.") : _("Sent. You can change it until votes are shown."));
};

const tick = () => {
  at("left").textContent = ends === null ? "" : _("{time} left", { time: clock((ends - performance.now()) / 1000) });
};

const lost = (how) => {
  if (how === true) location.replace("/");
  else if (how === null) complain(_("Not connected. Trying again …"));
  else if (at("line").textContent === _("Not connected. Trying again …")) complain("");
};

if (location.pathname === "/") startEntrance();
else {
  startName();
  startVote();
  at("leave").addEventListener("click", async () => {
    if (!window.confirm(_("Leave the workshop? What you voted stays."))) return;
    await send("leave", {});
    kept.clear();
    drawn = "";
    again();
  });
  setInterval(tick, 500);
  again = follow("state", (found) => { state = found; forgetOthers(); render(); }, lost);
}
