// Names and claims: every place of one entity, every value of one claim with the words that assert it.
const entityLink = (entity) => el("a", { href: "#entity=" + encodeURIComponent(VIEWS.entities[entity][0]) }, VIEWS.entities[entity][1]);

function entitySheet(entity) {
  const [id, name, type, witnesses] = VIEWS.entities[entity];
  const kept = witnesses.filter(isKept);
  const shown = [];
  let count = 0;
  for (const number of kept) {
    const places = mentionsIn(number).filter((place) => place.entity === entity);
    count += places.length;
    if (shown.length < LISTED) shown.push(...places.slice(0, LISTED - shown.length).map((place) => ({ number, place })));
  }
  const by = new Map();
  for (const { number, place } of shown) by.set(number, [...(by.get(number) || []), place]);
  return {
    title: type,
    body: [
      el("h2", {}, name),
      el("div", { class: "facts" }, el("span", {}, type), el("span", {}, counted(witnesses.length, "report")), el("span", {}, counted(count, "place"))),
      FURTHER.correct ? el("div", { class: "row-of" }, el("a", { href: "#correct=" + encodeURIComponent(id) }, "Correct this name")) : null,
      el("p", { class: "note" }, "Every place where a report names it or means it, by a title or a pronoun too. The stroke says how certain that is, and the number beside it."),
      kept.length < witnesses.length ? el("p", { class: "note" }, "The texts of " + counted(witnesses.length - kept.length, "report") + " are not in this file.") : null,
      [...by].map(([number, places]) => [
        el("h3", {}, who(number)),
        places.map((place) => el("div", { class: "place-of" }, quoted(number, [place.from, place.to], name),
          el("div", {}, spanLink(number, place.from, place.to), el("span", { class: "doubt" }, sure(place.score), place.score.toFixed(2))))),
      ]),
      count > shown.length ? el("p", { class: "note" }, "and " + counted(count - shown.length, "more place")) : null,
    ],
  };
}

function claimSheet(claim) {
  return {
    title: "Claim",
    wide: true,
    body: [
      el("h2", {}, claim.slot),
      el("div", { class: "facts" }, [claim.verdict, claim.about].filter(Boolean).map((fact) => el("span", {}, fact))),
      el("p", { class: "why" }, claim.why),
      el("p", { class: "note" }, "Every value with the words that assert it, side by side. None of this says which side is right."),
      el("div", { class: "values", tabindex: 0, role: "region", "aria-label": "Values side by side, scroll sideways" }, claim.values.map(([value, origins, places]) =>
        el("section", {},
          el("h3", { dir: "auto" }, nothingOr(value)),
          el("p", { class: "note" }, counted(origins, "lineage") + ", " + counted(new Set(places.map(([number]) => number)).size, "report")),
          places.slice(0, LISTED).map(([number, start, end, speaker, hedge]) => el("div", {},
            quoted(number, [start, end], value),
            el("div", { class: "chips" }, who(number, { href: spanAddress(number, start, end) }),
              speaker ? el("span", { class: "note" }, "in the words of " + speaker) : null, hedge ? el("span", { class: "note" }, "hedged: " + hedge) : null,
              el("button", { type: "button", class: "small", on: { click: () => copyText(citation(number, start, end, wordsAt(number, start, end) ?? value)) } }, "Copy citation")))),
          places.length > LISTED ? el("p", { class: "note" }, "and " + counted(places.length - LISTED, "more place")) : null))),
    ],
  };
}

// Text that a report shares with reports of other stories: no derivation is drawn there.
const LINKS_SHOWN = 2;

function linksOf(number) {
  const links = VIEWS.links.filter((one) => one.left === number || one.right === number);
  if (!links.length) return null;
  const line = (one) => {
    const other = one.left === number ? one.right : one.left;
    const [own, theirs] = one.left === number ? one.shares : [...one.shares].reverse();
    return el("div", { class: "card" },
      compareLink(number, other, null, nameOf(number) + " and " + nameOf(other)),
      el("div", { class: "facts" }, el("span", {}, percent(own) + " of this report and " + percent(theirs) + " of " + nameOf(other)), certainty(one.score)),
      el("p", { class: "note" }, one.why));
  };
  return [
    el("h3", {}, "Shares text with other stories"),
    el("p", { class: "note" }, "They tell of another event; for what they share they are one origin with this report."),
    links.slice(0, LINKS_SHOWN).map(line),
    links.length > LINKS_SHOWN ? el("details", {}, el("summary", {}, counted(links.length - LINKS_SHOWN, "more report")), links.slice(LINKS_SHOWN).map(line)) : null,
  ];
}
