// Two reports side by side: the earlier, or the parent, on the left; words that differ are marked.
function compareSheet(first, second, start) {
  const key = comparisonKey(first, second);
  const title = nameOf(first) + " and " + nameOf(second);
  if (!key) return { title, lacks: [[first, second]], body: [el("h2", {}, title), el("p", { class: "why" }, missingWords(first, second)), el("div", { class: "row-of" }, chooseLink([first, second]))] };
  const [left, right] = key.split("~").map(Number);
  const between = VIEWS.derivations.filter((one) => [one.child, one.parent].includes(left) && [one.child, one.parent].includes(right));
  const rows = comparisonRows(left, right);
  return {
    title,
    body: [el("h2", {}, nameOf(left) + " beside " + nameOf(right)), comparisonSummary(left, right), el("div", { class: "row-of" }, chooseLink([left, right])), derivationLinks(between, "Derivation"), rows],
    ready: () => focusRow(rows, first === left ? 0 : 1, start),
  };
}

// Whether two reports share passages although the file holds no comparison of them: "yes", "no", "unknown".
function sharedUnseen(first, second) {
  const groups = textOf(first).runs.filter((run) => run[5] !== null).map((run) => VIEWS.also[run[5]]);
  if (groups.some(([, others]) => others.includes(second))) return "yes";
  return isKept(first) && groups.every(([count, others]) => count === others.length) ? "no" : "unknown";
}

function missingWords(first, second) {
  const command = "stemma compare CASE " + nameOf(first) + " " + nameOf(second);
  const shared = sharedUnseen(first, second);
  if (shared === "no") return "No sentence of one was found in the other.";
  return (shared === "yes" ? "This comparison was left out of this file, which would have grown too large. Use: " : "This file holds no comparison of these two. Use: ") + command;
}

function comparisonSummary(left, right) {
  const one = comparisonOf(left + "~" + right);
  return [
    el("p", { class: "why" }, one.why),
    el("div", { class: "facts" },
      one.verdict === null ? null : el("span", {}, VERDICTS[one.verdict] || one.verdict),
      one.shares[0] === null ? null : el("span", {}, percent(one.shares[0]) + " of " + nameOf(left) + " and " + percent(one.shares[1]) + " of " + nameOf(right) + " stand aligned"),
      one.bits === null ? null : el("span", {}, one.bits.toFixed(0) + " bits speak for a common text"),
      one.score === null ? null : certainty(one.score)),
  ];
}

function comparisonRows(left, right) {
  const frame = el("div", { class: "comparison" });
  frame.append(
    el("div", { class: "row-of" }, onlyDiffering(frame), el("span", { class: "note" }, el("mark", {}, "Marked"), " words differ from the other side.")),
    el("div", { class: "pair" }, head(left), head(right), comparisonOf(left + "~" + right).rows.map((row) => rowElement(row, left, right))));
  return frame;
}

function onlyDiffering(frame) {
  const box = el("input", { type: "checkbox", on: { change: () => frame.classList.toggle("only-differing", box.checked) } });
  return el("label", { class: "check" }, box, "only where they differ");
}

function head(number) {
  const witness = VIEWS.witnesses[number];
  return el("div", { class: "head" }, el("strong", {}, el("a", { href: linkTo(number) }, witness.siglum)),
    el("small", {}, [witness.outlet, witness.published].filter(Boolean).join(" · ")));
}

function rowElement(row, left, right) {
  if (row.kind !== "aligned") {
    const [here, absent] = row.left ? [left, right] : [right, left];
    const words = el("div", { class: "absent" }, "not in " + nameOf(absent));
    const side = sideElement(row.left || row.right, here);
    return el("div", { class: "row lone" }, el("div", { class: "kind" }, "only in " + nameOf(here), sideLink(row.left || row.right, here)), row.left ? [side, words] : [words, side]);
  }
  const same = row.left[2].length < 2 && row.right[2].length < 2;
  return el("div", { class: "row" + (same ? " same" : ""), "data-left": row.left[0], "data-left-end": row.left[1], "data-right": row.right[0], "data-right-end": row.right[1], id: "row-" + row.id },
    el("div", { class: "kind", title: row.why }, el("span", {}, same ? "word for word" : CLOSENESS[row.closeness] || row.closeness), row.moved ? el("span", { class: "moved" }, "moved: stands elsewhere in " + nameOf(right)) : null, sideLink(row.left, left), sideLink(row.right, right)),
    sideElement(row.left, left), sideElement(row.right, right));
}

const sideLink = (side, number) => spanLink(number, side[0], side[1]);

// Words that agree and differ in turn: given as such, or as lengths, which count characters of the text.
function turnsIn(number, [start, , turns]) {
  let at = start;
  return turns.map((turn) => {
    if (typeof turn === "string") return turn;
    at += turn;
    return turn ? wordsAt(number, at - turn, at) : "";
  });
}

const markedTurns = (turns) => turns.map((words, at) => (words === "" ? null : at % 2 ? el("mark", {}, words) : written(words)));

function sideElement(side, number) {
  const [start, end] = side;
  const witness = VIEWS.witnesses[number];
  return el("div", { class: "side", lang: witness.language, dir: "auto", "data-siglum": witness.siglum, "data-start": start, "data-end": end, title: witness.siglum + ":" + start + "-" + end },
    markedTurns(turnsIn(number, side)));
}

function focusRow(frame, side, start) {
  if (start === null || start === undefined) return;
  const name = side ? "right" : "left";
  for (const row of frame.querySelectorAll(".row[data-left]")) {
    if (Number(row.dataset[name]) <= start && start < Number(row.dataset[name + "End"])) {
      row.classList.add("focus");
      row.scrollIntoView({ block: "center" });
      return;
    }
  }
}
