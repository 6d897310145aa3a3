// Three or more reports in columns: what is aligned stands in one row, in the order of the first report that has it.
const MOST_COLUMNS = 12;

function pairsOf(numbers) {
  return numbers.flatMap((left, at) => numbers.slice(at + 1).map((right) => [left, right]));
}

// Blocks: in each report, aligned spans that overlap count as one; blocks joined by alignments make one row.
function collate(numbers) {
  const spans = new Map(numbers.map((number) => [number, []]));
  const bonds = [];
  for (const [left, right] of pairsOf(numbers)) {
    const key = comparisonKey(left, right);
    if (!key) continue;
    const [first, second] = key.split("~").map(Number);
    for (const row of comparisonOf(key).rows) {
      if (row.kind !== "aligned") continue;
      const ends = [{ number: first, from: row.left[0], to: row.left[1] }, { number: second, from: row.right[0], to: row.right[1] }];
      ends.forEach((end) => spans.get(end.number).push(end));
      bonds.push({ key, row, ends });
    }
  }
  const blocks = new Map(numbers.map((number) => [number, merged(spans.get(number))]));
  for (const bond of bonds) join(bond.ends[0].block, bond.ends[1].block);
  return { blocks, bonds };
}

function merged(spans) {
  const blocks = [];
  for (const span of [...spans].sort((left, right) => left.from - right.from || left.to - right.to)) {
    let block = blocks[blocks.length - 1];
    if (!block || span.from >= block.to) blocks.push((block = { number: span.number, from: span.from, to: span.to, head: null }));
    block.to = Math.max(block.to, span.to);
    span.block = block;
  }
  return blocks;
}

function headOf(block) {
  let head = block;
  while (head.head) head = head.head;
  return head;
}

function join(left, right) {
  const [first, second] = [headOf(left), headOf(right)];
  if (first !== second) second.head = first;
}

// What stands in no block: the body of a report between them, white space at its ends left out.
function lone(number, blocks) {
  const body = textOf(number).runs.filter((run) => VIEWS.roles[run[3]] === "body");
  const gaps = [];
  let at = 0;
  for (const block of [...blocks, { from: Infinity, to: Infinity }]) {
    gaps.push(...body.map((run) => trimmed(number, Math.max(at, run[0]), Math.min(block.from, run[1]))));
    at = block.to;
  }
  return gaps.filter(Boolean);
}

function trimmed(number, from, to) {
  if (from >= to) return null;
  const words = wordsAt(number, from, to);
  if (words === null) return { number, from, to, head: null };
  const [before, , after] = /^(\s*)(.*?)(\s*)$/s.exec(words).slice(1);
  return before.length === words.length ? null : { number, from: from + before.length, to: to - after.length, head: null };
}

function columnRows(numbers) {
  const { blocks, bonds } = collate(numbers);
  const rows = [];
  const places = new Map();
  for (const number of numbers) {
    const own = blocks.get(number);
    const entries = [...own.map((block) => ({ head: headOf(block), block })), ...lone(number, own).map((block) => ({ head: block, block }))];
    entries.sort((left, right) => left.block.from - right.block.from);
    let at = -1;
    for (const { head, block } of entries) {
      if (!places.has(head)) {
        const row = { cells: new Map(), bonds: [] };
        places.set(head, row);
        rows.splice(at + 1, 0, row);
      }
      const row = places.get(head);
      at = Math.max(at, rows.indexOf(row));
      row.cells.set(number, [...(row.cells.get(number) || []), block]);
    }
  }
  for (const bond of bonds) places.get(headOf(bond.ends[0].block)).bonds.push(bond);
  return rows;
}

// Positions outside the longest part that never steps back: those blocks stand elsewhere in their report.
function steppingBack(positions) {
  const best = positions.map(() => 1);
  const before = positions.map(() => -1);
  positions.forEach((position, at) => {
    for (let from = 0; from < at; from += 1) if (positions[from] <= position && best[from] + 1 > best[at]) [best[at], before[at]] = [best[from] + 1, from];
  });
  const moved = new Set(positions.keys());
  for (let at = best.indexOf(Math.max(...best)); at >= 0; at = before[at]) moved.delete(at);
  return moved;
}

function columnsSheet(numbers) {
  const rows = columnRows(numbers);
  const moved = new Map(numbers.map((number) => {
    const own = rows.filter((row) => row.cells.has(number));
    const back = own.length ? steppingBack(own.map((row) => row.cells.get(number)[0].from)) : new Set();
    return [number, new Set(own.filter((_, at) => back.has(at)))];
  }));
  const shared = rows.filter((row) => row.cells.size > 1).length;
  const unseen = pairsOf(numbers).filter(([left, right]) => !comparisonKey(left, right) && sharedUnseen(left, right) !== "no");
  const names = numbers.map(nameOf).join(", ");
  const frame = el("div", { class: "comparison" });
  frame.append(
    el("div", { class: "row-of" }, onlyDiffering(frame), el("span", { class: "note" }, el("mark", {}, "Marked"), " words differ from the leftmost report that has the passage.")),
    el("div", { class: "columns", tabindex: 0, role: "region", "aria-label": "Columns, scroll sideways" },
      el("table", {}, el("thead", {}, el("tr", {}, numbers.map(columnHead))),
        el("tbody", {}, rows.map((row) => columnRow(row, numbers, moved, !unseen.length))))));
  return {
    title: names,
    wide: true,
    lacks: pairsOf(numbers),
    body: [
      el("h2", {}, counted(numbers.length, "report") + " side by side"),
      el("p", { class: "why" }, shared ? counted(shared, "passage stands", "passages stand") + " in two or more of them; the rest stands in one alone." : unseen.length ? "" : "None of them has a passage of another."),
      unseen.length ? el("p", { class: "note" }, "This file holds no comparison of " + unseen.map(([left, right]) => nameOf(left) + " and " + nameOf(right)).join(", ") + ": what they share stands apart here. Use: stemma compare, or stemma serve.") : null,
      el("div", { class: "row-of" }, chooseLink(numbers)), frame,
    ],
  };
}

const columnHead = (number) => el("th", { scope: "col" }, el("a", { href: linkTo(number) }, nameOf(number)),
  el("small", {}, [VIEWS.witnesses[number].outlet, VIEWS.witnesses[number].published].filter(Boolean).join(" · ")));

function columnRow(row, numbers, moved, whole) {
  const first = numbers.find((number) => row.cells.has(number));
  let differs = row.cells.size < numbers.length;
  const cells = numbers.map((number) => {
    const blocks = row.cells.get(number);
    if (!blocks) return el("td", { class: "absent", "data-siglum": nameOf(number) }, row.cells.size > 1 ? "not here" : "");
    const turns = number === first ? null : turnsOf(row, blocks, first, number);
    const same = number === first || (turns ? turns.length < 2 : sameWords(row, first, number));
    differs = differs || !same;
    return columnCell(number, row, { turns, other: same || turns ? null : textIn(row, first), moved: moved.get(number).has(row), alone: whole && row.cells.size === 1 });
  });
  return el("tr", { class: differs ? null : "same" }, cells);
}

const sameWords = (row, first, number) => {
  const [left, right] = [first, number].map((one) => row.cells.get(one).map((block) => wordsAt(one, block.from, block.to)));
  return ![...left, ...right].includes(null) && left.join(" ").trim() === right.join(" ").trim();
};

// Where a file leaves words of a text out, those that a comparison of the very block has.
function wordsOf(row, block) {
  for (const { row: aligned, ends } of row.bonds) {
    const at = ends.findIndex((end) => end.number === block.number && end.from === block.from && end.to === block.to);
    if (at >= 0) return turnsIn(block.number, [aligned.left, aligned.right][at]).join("");
  }
  return null;
}

// Words that agree and differ in turn, where the two were aligned exactly so.
function turnsOf(row, blocks, first, number) {
  const [there] = row.cells.get(first);
  if (blocks.length > 1 || row.cells.get(first).length > 1) return null;
  for (const { row: aligned, ends } of row.bonds) {
    const [left, right] = ends;
    for (const [own, other, side] of [[left, right, aligned.left], [right, left, aligned.right]]) {
      if (own.number === number && other.number === first && own.from === blocks[0].from && own.to === blocks[0].to && other.from === there.from && other.to === there.to) return turnsIn(number, side);
    }
  }
  return null;
}

// Where two were not aligned exactly so: words that agree and differ in turn, by the longest common sequence of words.
const MOST_STEPS = 400000;
const LEAST_ALIKE = 0.4;
const wordsIn = (text) => text.match(/\s*\S+\s*$|\s*\S+/g) || [];
const bare = (word) => fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");

function differingTurns(text, other) {
  const [words, others] = [wordsIn(text), wordsIn(other)];
  if (words.length * others.length > MOST_STEPS) return null;
  const [left, right] = [words.map(bare), others.map(bare)];
  const wide = right.length + 1;
  const best = new Uint16Array((left.length + 1) * wide);
  for (let at = left.length - 1; at >= 0; at -= 1) {
    for (let to = right.length - 1; to >= 0; to -= 1) {
      best[at * wide + to] = left[at] === right[to] ? best[(at + 1) * wide + to + 1] + 1 : Math.max(best[(at + 1) * wide + to], best[at * wide + to + 1]);
    }
  }
  if (best[0] < LEAST_ALIKE * left.length) return null;
  const turns = [""];
  for (let at = 0, to = 0; at < left.length;) {
    const common = to < right.length && left[at] === right[to];
    if (!common && to < right.length && best[at * wide + to + 1] >= best[(at + 1) * wide + to]) { to += 1; continue; }
    const [gap, word] = /^(\s*)(.*)$/s.exec(words[at]).slice(1);
    // White space before a word that differs is not what differs.
    if (common !== (turns.length % 2 === 0)) turns[turns.length - 1] += words[at];
    else if (common) turns.push(words[at]);
    else { turns[turns.length - 1] += gap; turns.push(word); }
    at += 1;
    if (common) to += 1;
  }
  return turns;
}

const textIn = (row, number) => row.cells.get(number).map((block) => wordsAt(number, block.from, block.to) ?? wordsOf(row, block) ?? "").join(" ");

function columnCell(number, row, { turns, other, moved, alone }) {
  const blocks = row.cells.get(number);
  const witness = VIEWS.witnesses[number];
  const shown = blocks.map((block) => {
    const words = wordsAt(number, block.from, block.to) ?? wordsOf(row, block);
    return { block, words, turns: turns || (words && other ? differingTurns(words, other) : null) };
  });
  const notes = [
    alone ? el("span", {}, "only in " + witness.siglum) : null,
    moved ? el("span", { class: "moved" }, "moved: stands elsewhere here") : null,
    other && !shown.some((one) => one.turns) ? el("span", {}, "reworded: words not marked") : null,
  ];
  return el("td", { "data-siglum": witness.siglum },
    shown.map(({ block, words, turns: marked }) => [
      el("div", { class: "side", lang: witness.language, dir: "auto", "data-siglum": witness.siglum, "data-start": block.from, "data-end": block.to },
        marked ? markedTurns(marked) : words ?? el("span", { class: "nothing" }, "left out of this file")),
      el("div", { class: "kind" }, spanLink(number, block.from, block.to), notes)]));
}

// Choosing what to set side by side: two make a pair, more make columns.
const chooseLink = (numbers) => el("a", { href: "#choose=" + numbers.map((number) => encodeURIComponent(VIEWS.witnesses[number].id)).join("~") }, "Choose other reports");

function chooseSheet(given) {
  const chosen = [...given];
  const said = el("p", { class: "note", "aria-live": "polite" });
  const more = el("p", { class: "note" });
  const list = el("ul", { class: "choices" });
  const address = () => "compare=" + chosen.map((number) => encodeURIComponent(VIEWS.witnesses[number].id)).join("~");
  const go = el("button", { type: "button", class: "go", on: { click: () => { location.hash = address(); } } }, "Compare");
  const update = () => {
    const count = chosen.length;
    go.disabled = count < 2 || count > MOST_COLUMNS;
    said.textContent = count > MOST_COLUMNS ? "At most " + MOST_COLUMNS + " fit side by side." : count < 2 ? "Choose two or more reports." : chosen.map(nameOf).join(", ") + ", in this order.";
  };
  const turn = (number, on) => {
    if (on) chosen.push(number);
    else chosen.splice(chosen.indexOf(number), 1);
    update();
  };
  const names = VIEWS.witnesses.map((one) => fold([one.siglum, one.outlet, one.title].join(" ")));
  const show = () => {
    const found = [...names.keys()].filter((number) => names[number].includes(fold(narrow.value)));
    list.replaceChildren(...found.slice(0, LISTED).map((number) => choice(number, chosen.includes(number), turn)));
    more.textContent = found.length > LISTED ? "and " + (found.length - LISTED).toLocaleString("en") + " more: narrow the list to see them." : "";
  };
  const narrow = el("input", { type: "search", "aria-label": "Narrow the list", placeholder: "Narrow the list …", on: { input: show } });
  show();
  update();
  return { title: "Compare", body: [el("h2", {}, "Which reports side by side?"), narrow, list, more, el("div", { class: "foot" }, go, said)], ready: () => narrow.focus() };
}

function choice(number, checked, turn) {
  const witness = VIEWS.witnesses[number];
  const box = el("input", { type: "checkbox", checked, on: { change: () => turn(number, box.checked) } });
  return el("li", {}, el("label", { class: "check " + lineageClass(witness.lineages) }, box, el("strong", {}, witness.siglum), " ",
    el("span", { class: "note" }, [witness.outlet, witness.title].filter(Boolean).join(" · "))));
}
