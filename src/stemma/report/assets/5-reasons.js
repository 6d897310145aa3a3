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
      el("div", { class: "row-of" }, who(one.parent), el("span", { class: "doubt" }, sure(one.score), one.score.toFixed(2)), one.directed ? "→" : "—", who(one.child), one.second ? el("span", { class: "note" }, "a further parent: it takes more from another") : null),
      decide && isSeen(one.child) ? decide(VIEWS.witnesses[one.child].id, isSeen(one.parent) ? VIEWS.witnesses[one.parent].id : null) : null,
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

// So many places at which reports of a lineage differ are named.
const DIFFERING_SHOWN = 12;

function lineageSheet(lineage) {
  const beside = lineage.witnesses.slice(0, MOST_COLUMNS);
  const differing = VIEWS.variants.filter((variant) => variant.lineage === lineage.number);
  return {
    title: "Lineage " + lineage.number,
    body: [
      el("h2", {}, "Lineage " + lineage.number + ": " + counted(lineage.witnesses.length, "report") + ", one origin"),
      el("p", { class: "why" }, lineage.why),
      el("p", { class: "note" }, "Origin: ", who(lineage.origin)),
      beside.length > 1 ? el("div", { class: "row-of" }, el("a", { href: "#compare=" + beside.map((number) => encodeURIComponent(VIEWS.witnesses[number].id)).join("~") },
        beside.length < lineage.witnesses.length ? "Set the first " + beside.length + " side by side" : "Set them side by side")) : null,
      el("h3", {}, "Reports in it"), el("ul", { class: "plain-list" }, lineage.witnesses.map((number) => el("li", {}, who(number), " ", memberWords(number, lineage)))),
      differing.length ? [el("h3", {}, "Where they differ"),
        el("ul", { class: "plain-list" }, differing.slice(0, DIFFERING_SHOWN).map((variant) => el("li", {}, el("a", { href: "#variant=" + encodeURIComponent(variant.id) }, variant.readings.map((reading) => (reading.text ? "“" + reading.text + "”" : "nothing")).slice(0, 4).join(" or ")), " ", el("span", { class: "note" }, variant.kind, surroundings(variant))))),
        differing.length > DIFFERING_SHOWN ? el("p", { class: "note" }, "and " + counted(differing.length - DIFFERING_SHOWN, "more place")) : null] : null,
    ],
  };
}

// What stands around a place that differs, in a report with the best attested reading, a gap between.
function surroundings(variant) {
  const [number, start, end] = variant.readings[0].spans[0];
  const around = contextOf(number, start, end);
  return around && [" · ", el("bdi", { lang: VIEWS.witnesses[number].language }, around[0], el("span", { class: "gap", role: "img", "aria-label": "here" }), around[2])];
}

// When a report came out, and from whom it has its text inside this lineage.
function memberWords(number, lineage) {
  const parents = VIEWS.derivations.filter((one) => one.child === number && !(one.second && isSeen(one.parent) && !lineage.witnesses.includes(one.parent)));
  return el("span", { class: "note" }, VIEWS.witnesses[number].published || "undated", parents.map((one) => [
    one.directed ? " · draws on " : " · belongs with ", el("a", { href: "#derivation=" + encodeURIComponent(one.id) }, nameOf(one.parent)), " ", el("span", { class: "figure" }, sure(one.score), percent(one.share) + " · " + one.score.toFixed(2) + (one.directed ? "" : " ?"))]));
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
        reading.spans.slice(0, 40).map(([number, start, end]) => el("div", { class: "place-of" },
          quoted(number, [start, end], reading.text),
          el("div", {}, who(number, { href: spanAddress(number, start, end) }),
            el("button", { type: "button", class: "small", on: { click: () => copyText(citation(number, start, end, wordsAt(number, start, end) ?? reading.text)) } }, "Copy citation")))),
        reading.spans.length > 40 ? el("p", { class: "note" }, "and " + counted(reading.spans.length - 40, "more report")) : null,
      ]),
    ],
  };
}
