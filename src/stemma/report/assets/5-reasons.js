// Why: derivations, unseen ancestors, lineages and variants explained, each with its words.
function derivationSheet(one) {
  const pairs = comparisonsFor(one);
  return {
    title: "Derivation",
    body: [
      el("h2", {}, derivationWords(one)),
      el("p", { class: "why" }, one.why),
      figures([
        ["Taken", percent(one.share), "of the body of " + nameOf(one.child)],
        ["Certainty", one.score.toFixed(2), sureness(one.score)],
        ["Direction", one.directed ? "known" : "open", one.directed ? "the evidence carries it" : "no evidence says who came first"],
      ]),
      el("div", { class: "row-of" }, who(one.parent), one.directed ? "→" : "—", who(one.child), one.second ? el("span", { class: "note" }, "a further parent: it takes more from another") : null),
      decide && isSeen(one.parent) ? decide(VIEWS.witnesses[one.child].id, VIEWS.witnesses[one.parent].id) : null,
      mattersOf(one), changesOf(one),
      pairs.length ? [el("h3", {}, isSeen(one.parent) ? "Side by side" : "The unseen text has no words of its own; its children side by side"), tabs(pairs)] : el("p", { class: "note" }, "No aligned passages of these are in this file."),
    ],
  };
}

function comparisonsFor(one) {
  if (isSeen(one.parent)) {
    const key = comparisonKey(one.child, one.parent);
    return key ? [key] : [];
  }
  const siblings = VIEWS.derivations.filter((other) => other.parent === one.parent && isSeen(other.child) && other.child !== one.child);
  return siblings.map((other) => comparisonKey(one.child, other.child)).filter(Boolean).slice(0, 8);
}

function tabs(keys) {
  const place = el("div", {});
  const show = (key, button) => {
    const [left, right] = key.split("~").map(Number);
    place.replaceChildren(...[comparisonSummary(left, right), comparisonRows(left, right)].flat());
    for (const other of buttons) other.setAttribute("aria-pressed", other === button);
  };
  const buttons = keys.map((key) => {
    const button = el("button", { type: "button", on: { click: () => show(key, button) } }, key.split("~").map((number) => nameOf(Number(number))).join(" beside "));
    return button;
  });
  show(keys[0], buttons[0]);
  return [keys.length > 1 ? el("div", { class: "row-of" }, buttons) : null, place];
}

function figures(rows) {
  return el("dl", { class: "figures" }, rows.map(([name, value, words]) => el("div", {}, el("dt", {}, name), el("dd", {}, value, el("small", {}, words)))));
}

function mattersOf(one) {
  if (!one.matters.length) return null;
  const widest = Math.max(...one.matters.map((matter) => Math.abs(matter[1])), 1);
  return [
    el("h3", {}, "What speaks for " + nameOf(one.parent) + " as parent, and what against"),
    el("table", { class: "matters" }, el("tbody", {}, one.matters.map(([name, odds, why]) => {
      const width = (58 * Math.abs(odds)) / widest;
      const bar = drawn("svg", { viewBox: "0 0 120 12", "aria-hidden": "true" }, drawn("rect", { class: odds < 0 ? "against" : "for", x: odds < 0 ? 60 - width : 60, y: 2, width, height: 8, rx: 2 }), drawn("line", { class: "zero", x1: 60, x2: 60, y1: 0, y2: 12 }));
      return el("tr", {}, el("td", {}, el("strong", {}, name.replaceAll("-", " "))), el("td", {}, bar), el("td", { class: "num" }, (odds < 0 ? "−" : "+") + Math.abs(odds).toFixed(1)), el("td", {}, why));
    }))),
    el("p", { class: "note" }, "Figures are log-odds: +0.7 doubles the odds, +2.3 makes them ten to one."),
  ];
}

const nothingOr = (words) => (words ? "“" + words + "”" : el("span", { class: "nothing" }, "nothing"));

function changesOf(one) {
  if (!one.changes.length) return null;
  return [
    el("h3", {}, "What " + nameOf(one.child) + " has otherwise than most"),
    el("ul", {}, one.changes.map(([variant, kind, before, after]) => el("li", {}, kind + ": ", nothingOr(before), " → ", nothingOr(after), " ",
      VARIANTS.has(variant) ? el("a", { href: "#variant=" + encodeURIComponent(variant) }, "who else?") : null))),
  ];
}

function archetypeSheet(archetype) {
  const lines = VIEWS.derivations.filter((one) => one.parent === archetype.id);
  const above = VIEWS.derivations.filter((one) => one.child === archetype.id);
  return {
    title: "Unseen text",
    body: [
      el("h2", {}, archetype.name),
      el("p", { class: "why" }, archetype.why),
      el("p", { class: "note" }, "Nobody handed this text in: it is inferred from what its children have in common, and has no words of its own here." + (archetype.score ? " Score " + archetype.score.toFixed(2) + "." : "")),
      el("div", { class: "row-of" }, lineageChips(archetype.lineages)),
      derivationLinks(above, "Draws on"), derivationLinks(lines, "Drawn on by"),
    ],
  };
}

function lineageSheet(lineage) {
  return {
    title: "Lineage " + lineage.number,
    body: [
      el("h2", {}, "Lineage " + lineage.number + ": " + counted(lineage.witnesses.length, "report") + ", one origin"),
      el("p", { class: "why" }, lineage.why),
      el("p", { class: "note" }, "Origin: ", who(lineage.origin)),
      el("h3", {}, "Reports in it"), el("div", { class: "chips" }, lineage.witnesses.map((number) => who(number))),
    ],
  };
}

function variantSheet(variant) {
  return {
    title: "Where reports differ",
    body: [
      el("h2", {}, variant.readings.map((reading) => (reading.text ? "“" + reading.text + "”" : "nothing")).join(" or ")),
      el("div", { class: "facts" }, el("span", {}, variant.kind), el("span", {}, variant.lineage === null ? "across lineages" : "inside lineage " + variant.lineage)),
      variant.readings.map((reading) => [
        el("h3", {}, nothingOr(reading.text), " — " + counted(reading.spans.length, "report") + (reading.rank === 1 ? ", best attested" : "")),
        reading.why ? el("p", { class: "note" }, reading.why) : null,
        reading.spans.slice(0, 40).map(([number, start, end, before, words, after]) => el("div", {},
          el("blockquote", { lang: VIEWS.witnesses[number].language, dir: "auto" }, el("span", { class: "around" }, before), words ? el("mark", {}, words) : el("mark", { title: "nothing stands here" }, "·"), el("span", { class: "around" }, after)),
          el("div", { class: "row-of" }, who(number, { href: spanAddress(number, start, end) }),
            el("button", { type: "button", class: "small", on: { click: () => copyText(citation(number, start, end, words)) } }, "Copy citation")))),
      ]),
    ],
  };
}
