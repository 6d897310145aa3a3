// The views, and how witnesses, archetypes and lineages are named and linked everywhere.
const VIEWS = JSON.parse(document.getElementById("views").textContent);
// Inside one version fields are only ever added.
if (VIEWS.version !== 2) throw new Error("story data of version " + VIEWS.version + " cannot be shown here");
const byId = (records) => new Map(records.map((record) => [record.id, record]));
const DERIVATIONS = byId(VIEWS.derivations);
const ARCHETYPES = byId(VIEWS.archetypes);
const VARIANTS = byId(VIEWS.variants);
const LINEAGES = byId(VIEWS.lineages);
const CLAIMS = byId(VIEWS.claims);
const ENTITIES = new Map(VIEWS.entities.map((entity, at) => [entity[0], at]));
const NUMBERS = new Map(VIEWS.witnesses.map((witness, number) => [witness.id, number]));
// A list shows so many rows at once; a field narrows it.
const LISTED = 200;
const CLOSENESS = { verbatim: "word for word", "near-verbatim": "nearly word for word", paraphrase: "reworded" };

const VERDICTS = { copy: "one text behind both", "no-relation-shown": "no relation shown", "too-little-text": "too little text to tell" };

const lineageClass = (lineages) => "l" + ((lineages.length && VIEWS.colours[lineages[0]]) || 0);

// A point is a witness's number or an archetype's id.
const isSeen = (point) => typeof point === "number";
const nameOf = (point) => (isSeen(point) ? VIEWS.witnesses[point].siglum : (ARCHETYPES.get(point) || { name: point }).name);
const linkTo = (point) => (isSeen(point) ? "#witness=" + encodeURIComponent(VIEWS.witnesses[point].id) : "#archetype=" + encodeURIComponent(point));

function who(point, extra) {
  const witness = isSeen(point) ? VIEWS.witnesses[point] : null;
  const label = witness && witness.outlet && witness.outlet !== witness.siglum ? witness.siglum + " · " + witness.outlet : nameOf(point);
  return el("a", { class: "chip who", href: linkTo(point), ...extra }, label);
}

function lineageChips(numbers) {
  return VIEWS.lineages
    .filter((lineage) => numbers.includes(lineage.number))
    .map((lineage) => el("a", { class: "chip " + lineageClass([lineage.number]), href: "#lineage=" + encodeURIComponent(lineage.id) }, "Lineage " + lineage.number));
}

// Texts and comparisons stand apart, a line each: one is read when somebody first wants it.
const linesOf = (block) => document.getElementById(block).textContent.split("\n");
const TEXTS = linesOf("texts");
const readTexts = new Map();
const readText = (number) => JSON.parse(TEXTS[number]);

function textOf(number) {
  if (!readTexts.has(number)) readTexts.set(number, readText(number));
  return readTexts.get(number);
}

const compared = linesOf("comparisons");
const COMPARISONS = new Map(VIEWS.compared.map((key, at) => [key, compared[at]]));

function comparisonOf(key) {
  const known = COMPARISONS.get(key);
  if (typeof known !== "string") return known;
  COMPARISONS.set(key, JSON.parse(known));
  return COMPARISONS.get(key);
}

const comparisonKey = (left, right) => [left + "~" + right, right + "~" + left].find((key) => COMPARISONS.has(key));

const isKept = (number) => VIEWS.witnesses[number].kept !== "nothing";

// A run whose words this file leaves out in part: places inside it cannot be shown.
const isCut = (run) => points(run[2]) !== run[1] - run[0];

// The first of spans, in order and side by side, that ends behind a place.
function firstBehind(spans, place, endOf) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(spans[middle]) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

// The exact words of a span, or null where this file leaves some of them out.
function wordsAt(number, from, to) {
  if (!isKept(number)) return null;
  const { runs } = textOf(number);
  let words = "";
  for (let at = firstBehind(runs, from, (run) => run[1]); at < runs.length && runs[at][0] < to; at += 1) {
    const run = runs[at];
    if (isCut(run)) return null;
    words += run[2].slice(unit(run[2], from - run[0]), unit(run[2], to - run[0]));
  }
  return words;
}

// A span with what stands before and after it in its paragraph, cut at white space, the cuts marked; null where the
// file leaves it out.
const CONTEXT = 70;

function contextOf(number, from, to) {
  const words = wordsAt(number, from, to);
  if (words === null) return null;
  const { chars } = VIEWS.witnesses[number];
  let [first, last] = [Math.max(0, from - CONTEXT), Math.min(chars, to + CONTEXT)];
  for (const run of textOf(number).runs) {
    if (!isCut(run)) continue;
    if (run[1] <= from) first = Math.max(first, run[1]);
    if (run[0] >= to) last = Math.min(last, run[0]);
  }
  return [before(wordsAt(number, first, from), first > 0), words, behind(wordsAt(number, to, last), last < chars)];
}

function before(words, cut) {
  const paragraph = words.slice(words.lastIndexOf("\n") + 1);
  return cut && paragraph === words ? "… " + words.replace(/^\S*\s/, "") : paragraph;
}

function behind(words, cut) {
  const [paragraph] = words.split("\n", 1);
  return cut && paragraph === words ? words.replace(/\s\S*$/, "") + " …" : paragraph;
}

// Words where they stand, marked; `known` are they where this file leaves the text out.
function quoted(number, [from, to], known) {
  const [before, words, after] = contextOf(number, from, to) || ["", known, ""];
  return el("blockquote", { lang: VIEWS.witnesses[number].language, dir: "auto" }, el("span", { class: "around" }, before),
    words ? el("mark", {}, words) : el("mark", { title: "nothing stands here" }, "·"), el("span", { class: "around" }, after));
}

// How certain something is: a stroke as dark as it is certain. The number always stands beside it.
function sure(score) {
  return drawn("svg", { class: "sure", viewBox: "0 0 26 8", "aria-hidden": "true" }, drawn("line", { x1: 1, x2: 25, y1: 4, y2: 4, opacity: score.toFixed(2) }));
}

const certainty = (score) => el("span", {}, sure(score), "certainty " + score.toFixed(2) + ", " + sureness(score));

// The exact characters of a report, by address.
const spanAddress = (number, start, end) => linkTo(number) + ":" + start + "-" + end;
const spanLink = (number, start, end) => el("a", { class: "place", href: spanAddress(number, start, end), title: "Characters " + start + "–" + end + " where they stand" }, "in " + VIEWS.witnesses[number].siglum);

function compareLink(left, right, start, words) {
  const ids = [left, right].map((number) => encodeURIComponent(VIEWS.witnesses[number].id));
  const place = start === null || start === undefined ? "" : ":" + start;
  return el("a", { href: "#compare=" + ids.join("~") + place }, words);
}

function citation(number, start, end, words) {
  const witness = VIEWS.witnesses[number];
  const named = [witness.outlet, witness.title && "“" + witness.title + "”", witness.published, witness.url];
  const place = "characters " + start + "–" + end + " of " + witness.places[0] + ", SHA-256 " + witness.sha256;
  return "“" + words.trim() + "” — " + named.filter(Boolean).join(", ") + " (" + place + ")";
}

function derivationWords(one) {
  const names = nameOf(one.child) + (one.directed ? " draws on " : " and ") + nameOf(one.parent);
  return names + (one.directed ? "" : ": who drew on whom is undetermined");
}

function derivationLinks(lines, title) {
  if (!lines.length) return [];
  return [
    el("h3", {}, title),
    lines.map((one) =>
      el("div", { class: "card" },
        el("a", { href: "#derivation=" + encodeURIComponent(one.id) }, derivationWords(one)),
        el("div", { class: "facts" },
          el("span", {}, percent(one.share) + " of the body"),
          certainty(one.score),
          one.second ? el("span", {}, "a further parent") : null),
        el("p", { class: "note" }, one.why))),
  ];
}

// A host that can give comparisons which this file lacks sets this; it returns whether anything came.
let fetchLacking = null;

// Places of the page that a host adds, by route.
const FURTHER = {};

// A host on which a person may decide sets this; it returns what to decide with, about a report or about two.
let decide = null;
