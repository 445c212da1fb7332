// Steps are ticked off and given to people while the page is open; copied with the rest, and kept
// nowhere.
for (const step of all("article.step")) {
  const number = step.id.replace(/^step-/, "");
  const titleOfStep = step.querySelector("h3").firstChild.data.trim();
  const box = make("input", "", { type: "checkbox", id: `done-${number}`, autocomplete: "off", "aria-label": `Done: ${titleOfStep}` });
  const label = make("label");
  label.append(box, " Done");
  const done = make("p", "", { class: "done" });
  done.append(label);
  step.querySelector("details").before(done);
  all(".owner", step).forEach((line, place) => {
    const { owner } = line.dataset;
    const field = make("input", "", { type: "text", id: `owner-${number}-${place + 1}`, autocomplete: "off", "aria-label": `${owner}: owner in step ${number}` });
    const named = make("label", `${owner}: `);
    named.append(field);
    line.replaceChildren(named);
  });
}
