"use strict";
// What all three pages do: ask for the state, follow it, and put words on the page as text.

// Say a text by the catalogue, with its values in place of the names in braces.
const _ = (text, values = {}) => (catalogue[text] || text).replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole);

const at = (id) => document.getElementById(id);

// Make an element; whatever people have typed becomes text, never markup.
const made = (tag, given = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name in element && name !== "list") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
};

const clock = (seconds) => {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

const send = async (where, what) => {
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), 15000);
  try {
    const response = await fetch(where, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(what),
      signal: abort.signal,
    });
    const type = response.headers.get("Content-Type") || "";
    const said = type.includes("json") ? await response.json() : { said: await response.text() };
    return { ok: response.ok, status: response.status, ...said };
  } catch {
    return { ok: false, status: 0, said: _("The workshop was not reached. Try again.") };
  } finally {
    clearTimeout(patience);
  }
};

// Ask again and again, and at once when the page is looked at after a sleep: each answer is the
// whole state, so that nothing has to be caught up with.
const follow = (where, show, lost) => {
  let version = "", abort = null, failures = 0, round = 0;
  const ask = async (mine) => {
    while (mine === round) {
      abort = new AbortController();
      const patience = setTimeout(() => abort.abort(), 40000);
      try {
        const response = await fetch(`${where}?since=${encodeURIComponent(version)}`, { signal: abort.signal });
        if (mine !== round) return;
        if (response.status === 403) return lost(true);
        if (!response.ok) throw new Error(response.status);
        const state = await response.json();
        if (mine !== round) return;
        failures = 0;
        lost(false);
        version = state.version;
        if (!state.same) show(state);
      } catch {
        if (mine !== round) return;
        failures += 1;
        if (failures > 1) lost(null);
        await new Promise((done) => setTimeout(done, Math.min(5000, 500 * 2 ** failures)));
      } finally {
        clearTimeout(patience);
      }
    }
  };
  const again = () => {
    round += 1;
    version = "";
    if (abort) abort.abort();
    ask(round);
  };
  document.addEventListener("visibilitychange", () => document.hidden || again());
  window.addEventListener("pageshow", (event) => event.persisted && again());
  window.addEventListener("online", again);
  again();
  return again;
};

const bar = (tally) => {
  const drawn = made("div", { className: "bar", ariaHidden: "true" });
  for (const kind of ["met", "unmet", "unknown", "not-mine"]) {
    if (!tally[kind]) continue;
    const part = made("span", { className: kind });
    part.style.flexGrow = tally[kind];
    drawn.append(part);
  }
  return drawn;
};
