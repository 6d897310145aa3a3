// What can be switched on over a text: places that differ, names, quotations, assertions; each is painted and listed.
function differingPlaces(number) {
  const places = VIEWS.variants.flatMap((variant) => variant.readings.flatMap((reading) => reading.spans.filter((span) => span[0] === number).map((span) => ({ from: span[1], to: span[2], variant, reading }))));
  return places.sort((left, right) => left.from - right.from || left.to - right.to);
}

// Numbers in a row, so many a mark: the first two are how far it is from the mark before, and its length.
function unfold(numbers, width) {
  const marks = [];
  for (let at = 0, from = 0; at < numbers.length; at += width) {
    from += numbers[at];
    marks.push([from, from + numbers[at + 1], ...numbers.slice(at + 2, at + width)]);
  }
  return marks;
}

const mentionsIn = (number) => unfold(textOf(number).mentions || [], 4).map(([from, to, entity, percent]) => ({ from, to, entity: entity - 1, score: percent / 100 }));
const quotationsIn = (number) => unfold(textOf(number).quotations || [], 5).map(([from, to, speaker, direct, percent]) => ({ from, to, speaker, direct: direct === 1, score: percent / 100 }));
const claimsIn = (number) => unfold(textOf(number).claims || [], 4).map(([from, to, slot, row]) => ({ from, to, slot: VIEWS.slots[slot], row: VIEWS.claims[row - 1] || null }));

// Whoever speaks: somebody of the case, a name of no other, or nobody.
function speakerOf(speaker) {
  if (speaker > 0) return VIEWS.entities[speaker - 1][1];
  return speaker < 0 ? VIEWS.speakers[-1 - speaker] : "speaker not named";
}

const inWords = (number, { from, to }) => {
  const words = (wordsAt(number, from, to) ?? "left out of this file").replace(/\s+/g, " ").trim();
  return words.length > LISTED_LETTERS ? Array.from(words).slice(0, LISTED_LETTERS).join("") + "…" : words || "nothing stands here";
};
const LISTED_LETTERS = 110;

const listedPlace = (number, place) => el("a", { class: "chip who", href: spanAddress(number, place.from, place.to), lang: VIEWS.witnesses[number].language, dir: "auto" }, inWords(number, place));

// Less than very likely: the stroke and the number.
const doubt = (score) => (score < 0.8 ? el("span", { class: "doubt" }, sure(score), score.toFixed(2)) : null);

function listedMentions(number, places) {
  const groups = new Map();
  for (const place of places) groups.set(place.entity, [...(groups.get(place.entity) || []), place]);
  const known = [...groups].sort(([left], [right]) => Number(left < 0) - Number(right < 0));
  return known.map(([entity, found]) => [
    el("dt", {}, entity < 0 ? "undetermined whom these mean" : entityLink(entity), entity < 0 ? null : el("small", {}, VIEWS.entities[entity][2])),
    el("dd", { class: "chips" }, found.map((place) => [listedPlace(number, place), entity < 0 ? null : doubt(place.score)])),
  ]);
}

const listedQuotations = (number, places) => places.map((place) => [
  el("dt", {}, place.speaker > 0 ? entityLink(place.speaker - 1) : speakerOf(place.speaker), el("small", {}, place.direct ? "in marks" : "retold")),
  el("dd", { class: "chips" }, listedPlace(number, place), doubt(place.score)),
]);

const listedClaims = (number, places) => places.map((place) => [
  el("dt", {}, place.slot, el("small", {}, place.row ? el("a", { href: "#claim=" + encodeURIComponent(place.row.id) }, place.row.verdict) : "not in the table of this page")),
  el("dd", { class: "chips" }, listedPlace(number, place)),
]);

const listedDiffering = (number, places) => places.map((place) => [
  el("dt", {}, el("a", { href: "#variant=" + encodeURIComponent(place.variant.id) }, place.variant.kind), el("small", {}, "others: " + place.variant.readings.filter((reading) => reading !== place.reading).map((reading) => (reading.text ? "“" + reading.text + "”" : "nothing")).slice(0, 3).join(", "))),
  el("dd", { class: "chips" }, listedPlace(number, place)),
]);

// Name of the layer, how the page calls it, its places in a text, and the list of them.
const LAYERS = [
  { name: "differs", words: "places that differ", places: differingPlaces, list: listedDiffering },
  { name: "names", words: "names", places: mentionsIn, list: listedMentions },
  { name: "says", words: "quotations", places: quotationsIn, list: listedQuotations },
  { name: "claims", words: "claims", places: claimsIn, list: listedClaims },
];
// What is switched on stays so from text to text.
const switchedOn = new Set();

// Layers are painted, not built: a text keeps its elements however many layers lie over it.
function layers(number, text) {
  if (typeof Highlight === "undefined" || !isKept(number)) return null;
  const lists = el("div", {});
  const paint = (layer, places, list) => {
    const shown = switchedOn.has(layer.name);
    const nodes = shown ? textNodes(text) : [];
    const ranges = shown ? places.flatMap(({ from, to }) => pieces(nodes, from, to)) : [];
    CSS.highlights.set(layer.name, new Highlight(...ranges.map(([node, from, to]) => new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }))));
    list.hidden = !shown || !places.length;
    if (!list.hidden && !list.firstChild) list.append(el("strong", {}, layer.words + " in this text"), el("dl", {}, layer.list(number, places)));
  };
  const shared = el("input", { type: "checkbox", checked: true, on: { change: () => text.classList.toggle("plain", !shared.checked) } });
  const painting = [];
  const boxes = LAYERS.map((layer) => {
    const places = layer.places(number);
    const list = el("div", { class: "listing", role: "region", "aria-label": layer.words + " in this text", tabindex: 0 });
    lists.append(list);
    painting.push(() => paint(layer, places, list));
    if (!places.length) return null;
    const box = el("input", { type: "checkbox", checked: switchedOn.has(layer.name), on: { change: () => { switchedOn[box.checked ? "add" : "delete"](layer.name); paint(layer, places, list); } } });
    return el("label", { class: "check " + layer.name }, box, el("span", {}, layer.words), " (" + places.length.toLocaleString("en") + ")");
  });
  return {
    row: [el("div", { class: "row-of" }, VIEWS.witnesses[number].shared ? el("label", { class: "check" }, shared, "shared passages") : null, boxes,
      el("a", { href: "#choose=" + encodeURIComponent(VIEWS.witnesses[number].id) }, "Compare with …")), lists],
    paint: () => painting.forEach((one) => one()),
  };
}
