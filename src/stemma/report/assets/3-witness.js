// One report to read: its text in runs, and for each copied passage who else has it.
function witnessSheet(number, start) {
  const witness = VIEWS.witnesses[number];
  const also = el("div", { class: "also", "aria-live": "polite" });
  const passages = [];
  const text = el("div", { class: "text", lang: witness.language, dir: "auto" });
  for (const run of witness.runs) text.append(runElement(number, run, also, passages));
  const focused = passages.find((passage) => Number(passage.dataset.start) <= start && start < Number(passage.dataset.end));
  const body = [
    el("h2", { lang: witness.language, dir: "auto" }, witness.title || witness.siglum),
    witnessFacts(witness),
    el("div", { class: "row-of" }, lineageChips(witness.lineages),
      witness.runs.length ? el("span", { class: "note" }, sharedWords(witness)) : null),
    strip(witness),
    derivationLinks(VIEWS.derivations.filter((one) => one.child === number), "Draws on"),
    derivationLinks(VIEWS.derivations.filter((one) => one.parent === number), "Drawn on by"),
    creditsOf(witness),
    el("h3", {}, "The text"),
    el("p", { class: "note" }, witness.runs.length
      ? "Coloured and underlined: others have it too, the small number is the lineage. Grey: not part of the story. Click a passage to see who else has it."
      : "This text was left out of this file, which would have grown too large."),
    text, also,
  ];
  return { title: witness.siglum, body, ready: () => focused && choose(focused, passages) };
}

function witnessFacts(witness) {
  const facts = [
    witness.siglum, witness.outlet, witness.published, witness.modified && "changed " + witness.modified,
    witness.retrieved && "retrieved " + witness.retrieved, witness.language,
    counted(witness.chars, "character"), witness.places.join(", "), witness.url,
  ];
  return el("div", { class: "facts" }, facts.filter(Boolean).map((fact) => el("span", {}, el("bdi", {}, fact))));
}

function sharedWords(witness) {
  if (!witness.shared) return "No other report has any of its sentences.";
  return percent(witness.shared) + " of its body stands in other reports too.";
}

// The whole text as a strip: where it is copied, and in which lineage.
function strip(witness) {
  const runs = witness.runs.filter((run) => run[3] !== VIEWS.roles.indexOf("furniture"));
  const length = runs.reduce((sum, run) => sum + run[1] - run[0], 0);
  if (!length) return null;
  let at = 0;
  const bands = runs.map((run) => {
    const width = (100 * (run[1] - run[0])) / length;
    const band = drawn("rect", { x: at + "%", width: width + "%", height: 10, class: run[4] ? lineageClass(run[4]) : "own" });
    at += width;
    return band;
  });
  return drawn("svg", { class: "strip", role: "img", "aria-label": sharedWords(witness) }, bands);
}

function creditsOf(witness) {
  if (!witness.credits.length) return null;
  const verbs = { "taken-from": "says it took from", "told-to": "reports what was told to", cites: "cites" };
  return [
    el("h3", {}, "Names other outlets"),
    witness.credits.map(([relation, outlet, words, start, end, why]) =>
      el("p", { class: "note" }, (verbs[relation] || relation) + " ", el("strong", {}, outlet), ": “", el("bdi", {}, words), "” (characters " + start + "–" + end + "). ", why)),
  ];
}

function runElement(number, run, also, passages) {
  const [start, end, words, role, lineages, group] = run;
  const kind = VIEWS.roles[role];
  if (group === undefined) return el("span", { class: "run " + kind, "data-start": start, "data-end": end }, words);
  const open = () => choose(passage, passages);
  const passage = el("span", {
    class: "run p " + kind + " " + lineageClass(lineages), role: "button", tabindex: 0, "data-start": start, "data-end": end,
    "data-lineage": words.trim().length > 25 && lineages.length ? lineages.join("+") : null,
    on: { click: open, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
  }, words);
  passage.describe = () => also.replaceChildren(...alsoIn(number, run));
  passage.panel = also;
  passages.push(passage);
  return passage;
}

function choose(passage, passages) {
  for (const other of passages) other.classList.toggle("on", other === passage);
  passage.describe();
  passage.panel.classList.add("here");
  passage.scrollIntoView({ block: "center" });
  passage.focus({ preventScroll: true });
}

function alsoIn(number, run) {
  const [start, end, words, , lineages, group] = run;
  const others = VIEWS.also[group];
  const links = others.slice(0, 40).map((other) => {
    const link = compareLink(number, other, start, (isSeen(other) && VIEWS.witnesses[other].siglum) || "");
    link.title = "Compare side by side";
    return link;
  });
  return [
    el("p", {}, el("strong", {}, "Also in " + counted(others.length, "report")), lineages.length ? " of lineage " + lineages.join(" and ") : "", ". Choose one to compare side by side:"),
    el("div", { class: "row-of" }, links, others.length > 40 ? el("span", { class: "note" }, "and " + (others.length - 40) + " more") : null),
    el("div", { class: "row-of" }, el("button", { type: "button", on: { click: () => copyText(citation(number, start, end, words)) } }, "Copy citation"),
      el("span", { class: "note" }, "characters " + start + "–" + end)),
  ];
}
