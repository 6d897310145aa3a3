// Search over all texts of the file: case and accents do not count, white space matches any white space.
const SEARCH_SHOWN = 60;
const SEARCH_EACH = 3;
// Milliseconds after which the search lets the page breathe.
const SEARCH_BREATH = 12;
const AROUND = 60;
const folded = new Map();

// Same length as its text, so that a place in one is a place in the other.
function fold(text) {
  const lower = text.toLowerCase();
  const even = lower.length === text.length ? lower : Array.from(text, (one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join("");
  return even.replace(/[\u00c0-\u024f]/g, (one) => one.normalize("NFD")[0]);
}

function foldedText(number) {
  if (!folded.has(number)) {
    const text = (readTexts.get(number) || readText(number)).runs.map((run) => run[2]).join("");
    folded.set(number, [text, fold(text)]);
  }
  return folded.get(number);
}

function pattern(words) {
  const parts = fold(words).trim().split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return parts[0] ? new RegExp(parts.join("\\s+"), "g") : null;
}

// The code points of a place in the joined text; of a passage with words left out, its beginning.
function pointAt(number, place) {
  let passed = 0;
  for (const run of textOf(number).runs) {
    const inside = place - passed;
    passed += run[2].length;
    if (place > passed) continue;
    return isCut(run) ? run[0] : run[0] + points(run[2].slice(0, inside));
  }
  return VIEWS.witnesses[number].chars;
}

function hitsIn(number, wanted) {
  const [text, low] = foldedText(number);
  return Array.from(low.matchAll(wanted), (found) => ({ number, text, at: found.index, to: found.index + found[0].length }));
}

function hitElement({ number, text, at, to }) {
  const witness = VIEWS.witnesses[number];
  const [first, last] = [Math.max(0, at - AROUND), Math.min(text.length, to + AROUND)];
  const place = ":" + pointAt(number, at) + "-" + pointAt(number, to);
  return el("li", {}, el("a", { href: linkTo(number) + place, lang: witness.language, dir: "auto" },
    before(text.slice(first, at), first > 0), el("mark", {}, text.slice(at, to)), behind(text.slice(to, last), last < text.length)));
}

const namesMatch = (number, wanted) => {
  const witness = VIEWS.witnesses[number];
  return [witness.siglum, witness.title, witness.outlet, witness.url, ...witness.places].some((name) => name && fold(name).search(wanted) >= 0);
};

function foundIn(number, hits) {
  const witness = VIEWS.witnesses[number];
  return el("section", { class: "found" },
    el("h3", {}, el("a", { href: linkTo(number) }, witness.siglum), " ", el("small", {}, [witness.outlet !== witness.siglum && witness.outlet, witness.title].filter(Boolean).join(" · "))),
    el("ul", {}, hits.slice(0, SEARCH_EACH).map(hitElement), hits.length > SEARCH_EACH ? el("li", { class: "note" }, "and " + counted(hits.length - SEARCH_EACH, "more place") + " in this report") : null));
}

let searching = 0;

// In small steps, so that typing never waits.
async function search(words, said, place) {
  const mine = (searching += 1);
  const wanted = pattern(words);
  place.replaceChildren();
  if (!wanted) { said.textContent = "Words, a name, a number: all texts and titles are searched."; return; }
  let reports = 0;
  let hits = 0;
  let since = performance.now();
  for (let number = 0; number < VIEWS.witnesses.length; number += 1) {
    if (performance.now() - since > SEARCH_BREATH) {
      await new Promise((go) => setTimeout(go));
      since = performance.now();
    }
    if (mine !== searching) return;
    const found = hitsIn(number, wanted);
    if (!found.length && !namesMatch(number, wanted)) continue;
    reports += 1;
    hits += found.length;
    if (reports <= SEARCH_SHOWN) place.append(foundIn(number, found));
  }
  const more = reports > SEARCH_SHOWN ? "; the first " + SEARCH_SHOWN + " reports are shown" : "";
  said.textContent = reports ? counted(hits, "place") + " in " + counted(reports, "report") + more + "." : "Found in no report.";
}

function searchSheet(words) {
  const said = el("p", { class: "note", role: "status" });
  const place = el("div", {});
  const field = el("input", { type: "search", value: words, "aria-label": "Search all reports", placeholder: "Search all reports …", on: { input: () => { search(field.value, said, place); remember(field.value); } } });
  const leftOut = VIEWS.witnesses.some((witness) => witness.kept !== "whole");
  search(words, said, place);
  return { title: "Search", body: [el("h2", {}, "Search"), field, said, leftOut ? el("p", { class: "note" }, "This file leaves out parts of the texts; they are not searched.") : null, place], ready: () => { field.focus(); field.setSelectionRange(words.length, words.length); } };
}

// The address keeps what was typed, without a step in the history for every letter.
function remember(words) {
  try {
    history.replaceState(history.state, "", "#search=" + encodeURIComponent(words));
  } catch {
    return;
  }
}
