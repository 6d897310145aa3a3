// Names in the margin beside a copied passage; the panel below the text names all.
const MARGIN_NAMES = 3;

// One report to read: its text in runs, for each copied passage who else has it, and the one place that was asked for.
function witnessSheet(number, place) {
  const witness = VIEWS.witnesses[number];
  const also = el("div", { class: "also", "aria-live": "polite" });
  const passages = [];
  const text = el("div", { class: "text", lang: witness.language, dir: "auto", "data-witness": number });
  let before = null;
  for (const run of textOf(number).runs) {
    text.append(runElement(number, run, also, passages, before));
    if (run[5] !== null || run[2].trim()) before = run[5];
  }
  const asked = el("p", { class: "note", role: "status" });
  const over = layers(number, text);
  return {
    title: witness.siglum,
    body: [
      el("h2", { lang: witness.language, dir: "auto" }, witness.title || witness.siglum),
      witnessFacts(witness),
      el("div", { class: "row-of" }, lineageChips(witness.lineages),
        isKept(number) ? el("span", { class: "note" }, sharedWords(witness)) : null),
      strip(witness, number),
      derivationLinks(VIEWS.derivations.filter((one) => one.child === number), "Draws on"),
      derivationLinks(VIEWS.derivations.filter((one) => one.parent === number), "Drawn on by"),
      decide && VIEWS.derivations.some((one) => one.child === number) ? decide(witness.id, null) : null,
      linksOf(number),
      creditsOf(witness, number),
      el("h3", {}, "The text"),
      el("p", { class: "note" }, isKept(number)
        ? "Coloured and underlined: others have it too, the small number is the lineage. Grey: not part of the story. Choose a passage to see who else has it."
        : "This text was left out of this file, which would have grown too large."),
      over && over.row, asked, text, also,
    ],
    // The place first: its mark cuts the text into more pieces, and layers are painted over pieces.
    ready: () => { goTo(number, { place, text, passages, asked }); if (over) over.paint(); },
  };
}

// Scrolls to a place of the open text and marks its exact characters, or says why it cannot.
function goTo(number, { place, text, passages, asked }) {
  if (place === null) return;
  const [start, end] = place;
  const focused = passages.find((passage) => Number(passage.dataset.start) <= start && start < Number(passage.dataset.end));
  if (focused) choose(focused, passages);
  if (end === null) return;
  const marks = markSpan(text, start, end);
  if (!marks.length) {
    asked.textContent = "Characters " + start + "–" + end + " are not in this file; use: stemma show CASE " + nameOf(number) + ":" + start + "-" + end;
    return;
  }
  marks[0].tabIndex = -1;
  marks[0].scrollIntoView({ block: "center" });
  marks[0].focus({ preventScroll: true });
}

// Wraps the characters from start to end in marks; an empty span becomes an empty mark at its place.
function markSpan(text, start, end) {
  const marks = [];
  for (const [node, from, to] of pieces(textNodes(text), start, end)) {
    const rest = node.splitText(from);
    rest.splitText(to - from);
    const mark = el("mark", { class: "target" + (start === end ? " empty" : ""), "aria-label": start === end ? "nothing stands here" : null });
    rest.replaceWith(mark);
    mark.append(rest);
    marks.push(mark);
  }
  return marks;
}

// All text nodes of an open text, with the characters that each holds; what the file leaves out has none.
function textNodes(text) {
  const found = [];
  for (const run of text.querySelectorAll(".run:not([data-cut])")) {
    let at = Number(run.dataset.start);
    const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const length = points(walker.currentNode.data);
      found.push({ node: walker.currentNode, from: at, to: at + length });
      at += length;
    }
  }
  return found;
}

// The stretches of text nodes, in UTF-16 units, that hold the characters from start to end; of an empty span its place.
function pieces(nodes, start, end) {
  const found = [];
  for (let at = firstBehind(nodes, start === end ? start - 1 : start, (one) => one.to); at < nodes.length; at += 1) {
    const { node, from, to } = nodes[at];
    if (from > end || (from === end && found.length)) break;
    const [first, last] = [Math.max(start, from) - from, Math.min(end, to) - from];
    if (first > last) continue;
    if (first < last || (start === end && !found.length)) found.push([node, unit(node.data, first), unit(node.data, last)]);
  }
  return found;
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
function strip(witness, number) {
  const runs = textOf(number).runs.filter((run) => run[3] !== VIEWS.roles.indexOf("furniture"));
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

const CREDITS_SHOWN = 2;

function creditsOf(witness, number) {
  if (!witness.credits.length) return null;
  const verbs = { "taken-from": "says it took from", "told-to": "reports what was told to", cites: "cites" };
  const lines = witness.credits.map(([relation, outlet, words, start, end, why]) =>
    el("p", { class: "note" }, (verbs[relation] || relation) + " ", el("strong", {}, outlet), ": “", el("bdi", {}, words), "” ", spanLink(number, start, end), ". ", why));
  const title = el("h3", {}, "Names other outlets");
  if (lines.length <= CREDITS_SHOWN) return [title, lines];
  const outlets = [...new Set(witness.credits.map((credit) => credit[1]))].join(", ");
  return [title, el("details", {}, el("summary", {}, outlets + ", at " + counted(lines.length, "place")), lines)];
}

function runElement(number, run, also, passages, before) {
  const [start, end, words, role, lineages, group] = run;
  const kind = VIEWS.roles[role];
  const place = { "data-start": start, "data-end": end, "data-cut": isCut(run) };
  if (group === null) return el("span", { class: "run " + kind, ...place }, words);
  // White space between two passages is nothing to choose.
  if (!words.trim()) return el("span", { class: "run p " + kind + " " + lineageClass(lineages), ...place }, words);
  const open = () => choose(passage, passages);
  const passage = el("span", {
    class: "run p " + kind + " " + lineageClass(lineages), role: "button", tabindex: 0, ...place,
    "data-lineage": words.trim().length > 25 && lineages.length ? lineages.join("+") : null,
    "data-margin": group === before || words.trim().length < 2 ? null : marginWords(group),
    on: { click: open, keydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } } },
  }, words);
  passage.describe = () => also.replaceChildren(...alsoIn(number, run));
  passage.panel = also;
  passages.push(passage);
  return passage;
}

function marginWords(group) {
  const [count, others] = VIEWS.also[group];
  const more = count > MARGIN_NAMES ? " +" + (count - MARGIN_NAMES) : "";
  return "also in " + others.slice(0, MARGIN_NAMES).map(nameOf).join(", ") + more;
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
  const [count, others] = VIEWS.also[group];
  const links = others.map((other) => {
    const link = compareLink(number, other, start, (isSeen(other) && VIEWS.witnesses[other].siglum) || "");
    link.title = "Compare side by side";
    return link;
  });
  return [
    el("p", {}, el("strong", {}, "Also in " + counted(count, "report")), lineages.length ? " of lineage " + lineages.join(" and ") : "", ". Choose one to compare side by side:"),
    el("div", { class: "row-of" }, links, count > others.length ? el("span", { class: "note" }, "and " + (count - others.length) + " more") : null),
    el("div", { class: "row-of" }, el("button", { type: "button", on: { click: () => copyText(citation(number, start, end, words)) } }, "Copy citation"),
      el("span", { class: "note" }, "characters " + start + "–" + end)),
  ];
}
