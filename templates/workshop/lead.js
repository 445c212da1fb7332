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

const words = { met: "met", unmet: "not met", unknown: "not known" };

const chosen = () => Object.fromEntries([...at("now").querySelectorAll("input[type=radio]:checked")].map((one) => [one.name, one.value]));

const fact = ({ id, number, text }, votes) => {
  const found = votes && votes.facts.find((one) => one.id === id);
  if (!found) return made("li", {}, `${number}. ${text}`);
  const group = made("div", { className: "choices" }, ...Object.entries(words).map(([value, word]) =>
    made("label", {}, made("input", { type: "radio", name: id, value, checked: found.agreed === value }), word)));
  return made("li", {}, made("fieldset", {}, made("legend", {}, `${number}. ${text}`), bar(found.tally),
    made("p", { className: "spread" }, found.said), ...found.who.map((who) => made("p", { className: "who" }, who)), group));
};

const showNow = () => {
  const now = state.current;
  const [head, list] = [at("now").querySelector("h1"), at("now").querySelector("ul")];
  at("now").hidden = false;
  at("settle").hidden = !(now && now.shown);
  const opens = state.next ? [button(`Open: ${state.next}`, { do: "next" }, "")] : [];
  if (!now) {
    head.textContent = state.ended ? "The workshop is over" : state.running ? "Between two questions" : "The clock stands";
    list.replaceChildren();
    at("deeds").replaceChildren(...opens);
    return;
  }
  head.textContent = now.question.text;
  list.replaceChildren(...now.question.facts.map((one) => fact(one, now.reveal)));
  if (now.reveal) for (const note of now.reveal.notes) list.append(made("li", {}, note));
  const settle = () => ({ do: "decide", question: now.question.id, said: chosen(), note: at("note").value });
  const goesOn = state.running ? [] : [button("The clock stands: go on", { do: "continue" })];
  at("deeds").replaceChildren(...(now.shown
    ? [button("Record the decision", settle, ""), button("Vote again", { do: "open", question: now.question.id })]
    : [button("Show the votes", { do: "reveal" }, "")]),
    button("Park it", () => ({ do: "park", note: at("note").value })), button("One minute more", { do: "time", seconds: 60 }), ...goesOn);
};

const showLists = () => {
  at("agenda").replaceChildren(...state.agenda.map((one) => {
    const line = made("li", {}, button(one.title, { do: "open", question: one.id }, ""), made("span", {}, one.said));
    if (state.current && state.current.question.id === one.id) line.setAttribute("aria-current", "true");
    return line;
  }));
  at("people").replaceChildren(...state.people.map((one) => made("li", {},
    made("span", {}, one.name === null ? one.said : one.said ? `${one.name} (${one.said})` : one.name),
    ...(one.name === null ? [button("Let all unnamed go", { do: "remove" }, "quiet")] : one.here ? [button("Let go", { do: "remove", name: one.name }, "quiet")] : [made("span", {}, "left")]))));
  at("door").textContent = state.closed ? "Let others in again" : "Let nobody else in";
  at("apart").replaceChildren(...state.apart.map((line) => made("p", {}, line)));
  at("actions").replaceChildren(...state.actions.map((one, number) => made("li", {},
    made("span", {}, [one.what, one.owner, one.due].filter(Boolean).join(", ")), button("Drop", { do: "drop", number }, "quiet"))));
};

const show = (found) => {
  state = found;
  at("team").textContent = state.team;
  at("pace").textContent = state.pace;
  ends = typeof state.left === "number" ? performance.now() + state.left * 1000 : null;
  at("elsewhere").hidden = !state.elsewhere;
  at("elsewhere").firstElementChild.textContent = state.elsewhere || "";
  at("pause").textContent = state.running ? "Break" : "Go on";
  const now = JSON.stringify([state.current && [state.current.question.id, state.current.reveal, state.current.shown], state.next, state.running, state.ended]);
  if (now !== drawn) {
    const moved = drawn && state.current && !drawn.includes(`"${state.current.question.id}"`);
    drawn = now;
    if (moved) at("note").value = "";
    showNow();
  }
  at("voted").textContent = state.current ? state.current.voted : "";
  showLists();
};

const start = () => {
  at("pause").addEventListener("click", () => act({ do: state.running ? "break" : "continue" }));
  at("door").addEventListener("click", () => act({ do: state.closed ? "admit" : "close" }));
  at("end").addEventListener("click", () => window.confirm("End the workshop? A question under discussion is parked.") && act({ do: "end" }));
  at("hand").addEventListener("click", async () => {
    const reply = await act({ do: "hand-over" });
    if (reply.ok) at("handed").textContent = `${location.host}/lead  ${reply.code}`;
  });
  at("now").querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  at("act").addEventListener("submit", async (event) => {
    event.preventDefault();
    const about = state.current ? { question: state.current.question.id } : {};
    const due = at("due").value ? { due: at("due").value } : {};
    const reply = await act({ do: "agree", what: at("what").value, name: at("owner").value, ...due, ...about });
    if (reply.ok) at("act").reset();
  });
  setInterval(() => {
    at("left").textContent = ends === null ? "" : ends < performance.now() ? "time is up" : `${clock((ends - performance.now()) / 1000)} left`;
  }, 500);
  again = follow("state", show, (how) => complain(how === null ? "Not connected. Trying again …" : how ? "Open the printed address again." : at("line").textContent.startsWith("Not connected") ? "" : at("line").textContent));
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
