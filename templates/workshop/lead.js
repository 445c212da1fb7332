"use strict";
// Whoever leads: open, show, decide, park, in the order of the day.

let state = {}, drawn = "", ends = null, again = null;

const complain = (text) => { at("line").textContent = text || ""; };

const act = async (what) => {
  const reply = await send("do", what);
  complain(reply.ok ? "" : reply.said);
  return reply;
};

const button = (words, what, kind = "second") => {
  const made_ = made("button", { type: "button", className: kind }, words);
  made_.addEventListener("click", () => act(typeof what === "function" ? what() : what));
  return made_;
};

const words = { met: _("met"), unmet: _("not met"), unknown: _("not known"), waived: _("does not apply"), "": _("left open") };

const chosen = () => Object.fromEntries([...at("now").querySelectorAll("input[type=radio]:checked")]
  .filter((one) => one.value).map((one) => [one.name, one.value]));

// Why a fact, or the whole question, does not apply: as the screens ask.
const reasons = (of) => {
  const field = (name, word, more = {}) => made("label", {}, word, made("input", { className: name, maxLength: 200, ...more }));
  const box = made("div", { className: "reasons" }, field("reason", _("Why it does not concern this team"), { maxLength: 500 }),
    field("by", _("Said by"), { value: state.leads }), field("approved_by", _("Approved by: without, it counts as not known")),
    field("until", _("Until"), { type: "date" }));
  box.dataset.of = of;
  return box;
};

const waiver = (box) => {
  const typed = (name) => box.querySelector(`.${name}`).value.trim();
  const found = { criterion: box.dataset.of, reason: typed("reason") };
  for (const name of ["by", "approved_by", "until"]) if (typed(name)) found[name] = typed(name);
  return found;
};

const fact = ({ id, number, text }, votes) => {
  const found = votes && votes.facts.find((one) => one.id === id);
  if (!found) return made("li", {}, `${number}. ${text}`);
  const why = reasons(id);
  why.hidden = true;
  const group = made("div", { className: "choices" }, ...Object.entries(words).map(([value, word]) =>
    made("label", {}, made("input", { type: "radio", name: id, value, checked: (found.agreed || "") === value }), word)));
  group.addEventListener("change", (event) => { why.hidden = event.target.value !== "waived"; });
  return made("li", {}, made("fieldset", {}, made("legend", {}, `${number}. ${text}`), bar(found.tally),
    made("p", { className: "spread" }, found.said), ...found.who.map((who) => made("p", { className: "who" }, who)), group, why));
};

const decision = (more) => ({ do: "decide", question: state.current.question.id, note: at("note").value, ...more });

const single = () => decision({
  said: chosen(),
  waivers: [...at("now").querySelectorAll("li .reasons:not([hidden])")].map(waiver),
});

const showWhole = (now) => {
  at("whole").hidden = !now.shown;
  at("levels").replaceChildren(...now.question.levels.map(({ level }) => button(_("Level {level}", { level }), () => decision({ level }))),
    button(_("Nobody knows"), () => decision({ all: "unknown" })));
  const box = reasons("");
  at("none").open = false;
  at("none").replaceChildren(at("none").firstElementChild, box,
    button(_("Record that it does not apply"), () => decision({ all: "waived", waivers: [waiver(box)] })));
};

const showNow = () => {
  const now = state.current;
  const [head, list] = [at("now").querySelector("h1"), at("now").querySelector("ul")];
  at("now").hidden = false;
  at("settle").hidden = !now;
  at("whole").hidden = true;
  const opens = state.next ? [button(_("Open: {question}", { question: state.next }), { do: "next" }, "")] : [];
  if (!now) {
    head.textContent = state.ended ? _("The workshop is over") : state.running ? _("Between two questions") : _("The clock stands");
    list.replaceChildren();
    at("deeds").replaceChildren(...opens);
    return;
  }
  head.textContent = now.question.text;
  list.replaceChildren(...now.question.facts.map((one) => fact(one, now.reveal)));
  if (now.reveal) for (const note of [now.levels, ...now.reveal.notes].filter(Boolean)) list.append(made("li", {}, note));
  showWhole(now);
  const goesOn = state.running ? [] : [button(_("The clock stands: go on"), { do: "continue" })];
  const time = state.frame.timebox ? [button(_("One minute more"), { do: "time", seconds: 60 }), button(_("One minute less"), { do: "time", seconds: -60 })] : [];
  at("deeds").replaceChildren(...(now.shown
    ? [button(_("Record the decision"), single, ""), button(_("Vote again"), { do: "open", question: now.question.id })]
    : [button(_("Show the votes"), { do: "reveal" }, "")]),
    button(_("Park it"), () => ({ do: "park", note: at("note").value })), ...time, ...goesOn);
};

const showLists = () => {
  at("agenda").replaceChildren(...state.agenda.map((one) => {
    const line = made("li", {}, button(one.title, { do: "open", question: one.id }, ""), made("span", {}, one.said));
    if (state.current && state.current.question.id === one.id) line.setAttribute("aria-current", "true");
    return line;
  }));
  at("people").replaceChildren(...state.people.map((one) => made("li", {},
    made("span", {}, one.name === null ? one.said : one.said ? `${one.name} (${one.said})` : one.name),
    ...(one.name === null ? [button(_("Let all unnamed go"), { do: "remove" }, "quiet")]
      : one.here ? [button(_("Let go"), { do: "remove", name: one.name }, "quiet")] : [made("span", {}, _("left"))]))));
  at("door").textContent = state.closed ? _("Let others in again") : _("Let nobody else in");
  at("apart").replaceChildren(...state.apart.map((line) => made("p", {}, line)));
  at("actions").replaceChildren(...state.actions.map((one, number) => made("li", {},
    made("span", {}, [one.what, one.owner, one.due].filter(Boolean).join(", ")), button(_("Drop"), { do: "drop", number }, "quiet"))));
  at("address").textContent = state.way_in.address;
  at("short").textContent = state.way_in.code;
  at("projector").href = state.way_in.projector;
};

// What somebody is typing is not typed over.
const fill = (id, value) => { if (document.activeElement !== at(id)) at(id).value = value ?? ""; };

const show = (found) => {
  state = found;
  at("team").textContent = state.team;
  at("pace").textContent = state.pace;
  ends = typeof state.left === "number" ? performance.now() + state.left * 1000 : null;
  at("elsewhere").hidden = !state.elsewhere;
  at("elsewhere").firstElementChild.textContent = state.elsewhere || "";
  at("pause").textContent = state.running ? _("Break") : _("Go on");
  const { current, next, running, ended, frame } = state;
  const now = JSON.stringify([current && [current.question.id, current.reveal, current.shown], next, running, ended, frame]);
  if (now !== drawn) {
    const moved = drawn && current && !drawn.includes(`"${current.question.id}"`);
    drawn = now;
    if (moved) at("note").value = "";
    showNow();
    fill("minutes", frame.minutes);
    fill("timebox", frame.timebox);
    fill("until", frame.open_until);
  }
  fill("leader", state.leads);
  at("voted").textContent = current ? current.voted : "";
  showLists();
};

const onSubmit = (id, what, done) => at(id).addEventListener("submit", async (event) => {
  event.preventDefault();
  const reply = await act(what());
  if (reply.ok && done) done();
});

const typed = (id) => at(id).value.trim() || null;

const start = () => {
  at("pause").addEventListener("click", () => act({ do: state.running ? "break" : "continue" }));
  at("door").addEventListener("click", () => act({ do: state.closed ? "admit" : "close" }));
  at("end").addEventListener("click", () => window.confirm(_("End the workshop? A question under discussion is parked.")) && act({ do: "end" }));
  at("hand").addEventListener("click", async () => {
    const reply = await act({ do: "hand-over" });
    if (reply.ok) at("handed").textContent = `${location.host}/lead  ${reply.code}`;
  });
  at("now").querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  onSubmit("act", () => ({
    do: "agree", what: at("what").value, name: typed("owner"), due: typed("due"), about: typed("about"),
    question: state.current ? state.current.question.id : null,
  }), () => at("act").reset());
  onSubmit("frame", () => ({
    do: "frame", minutes: typed("minutes") && Number(typed("minutes")),
    timebox: typed("timebox") && Number(typed("timebox")), open_until: typed("until"),
  }));
  onSubmit("leads", () => ({ do: "lead", name: at("leader").value }));
  fetch("abouts").then((found) => found.json()).then(({ titles }) =>
    at("abouts").replaceChildren(...titles.map((value) => made("option", { value })))).catch(() => {});
  setInterval(() => {
    at("left").textContent = ends === null ? "" : ends < performance.now() ? _("time is up") : _("{time} left", { time: clock((ends - performance.now()) / 1000) });
  }, 500);
  again = follow("state", show, (how) => {
    if (how === null) complain(_("Not connected. Trying again …"));
    else if (how) complain(_("Open the printed address again."));
    else if (at("line").textContent === _("Not connected. Trying again …")) complain("");
  });
};

if (location.pathname === "/lead") {
  for (const part of document.querySelectorAll("main > details")) part.hidden = true;
  at("enter").hidden = false;
  at("enter").querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const reply = await send("/lead", { code: at("code").value, name: at("who").value });
    if (reply.ok) location.replace(reply.path);
    else complain(reply.said);
  });
} else start();
