// Only the page of `stemma serve --judge` has this part: a person decides who draws on whom and who is who, can undo
// it, and runs the case again under it.
let judged = [];
// Who and what can be merged, split and renamed; asked for when somebody first corrects a name.
let named = null;
const OFFERED = 8;

async function post(place, value) {
  try {
    const answer = await fetch(place, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) });
    const told = await answer.json();
    if (answer.ok) return told;
    toast(told.error);
  } catch {
    toast("The server does not answer; nothing was decided.");
  }
  return null;
}

async function send(decision) {
  if (!(await post("judgement", decision))) return;
  await recall();
  open();
}

async function recall() {
  const [status, found] = await ask("judgements");
  if (status === 200) judged = found;
  decisionsLink.textContent = judged.length ? "Decisions " + judged.length : "Decisions";
}

async function fetchNames() {
  const [status, found] = await ask("names");
  named = status === 200 ? found : [];
  open();
}

const button = (words, act, extra) => el("button", { type: "button", on: { click: act }, ...extra }, words);

const noteField = () => el("input", { type: "text", maxlength: 2000, "aria-label": "Why, for whoever reads it later", placeholder: "Why (if you like)" });

function standingCard(one) {
  const subject = { about: one.about, other: one.other, text: one.text, verdict: one.verdict, withdrawn: true };
  return el("div", { class: "judging card" },
    el("p", {}, el("strong", {}, one.sentence), " (" + [one.who, one.note].filter(Boolean).join(": ") + ")"),
    el("div", { class: "row-of" }, button("Undo", () => send(subject)), button("Run again with the decisions", runAgain)));
}

async function runAgain() {
  if (await post("again", {})) toast("Running again; the page says when it is ready.");
}

decide = (about, other) => {
  const standing = judged.find((one) => one.about === about && one.other === other);
  if (standing) return standingCard(standing);
  const note = noteField();
  const choice = (verdict, words) => button(words, () => send({ about, other, verdict, note: note.value || null }));
  return el("div", { class: "judging card" },
    el("p", {}, "Your decision stays apart from what the texts say, and can be undone."),
    el("div", { class: "row-of" }, other === null ? choice("re-root", "This is the origin") : [choice("confirm", "It draws on it"), choice("reject", "It does not")], note));
};

function correctSheet(id) {
  if (named === null) {
    fetchNames();
    return { title: "Correct a name", body: [el("p", { role: "status" }, "One moment …")] };
  }
  const entity = named.find((one) => one.id === id);
  if (!entity) return { title: "Correct a name", body: [el("p", {}, "Nothing in this run bears that name; load the page again.")] };
  const note = noteField();
  const say = (decision) => send({ note: note.value || null, ...decision });
  const about = entity.spellings[0].mention;
  const standing = judged.filter((one) => one.entities.includes(id));
  return {
    title: "Correct a name",
    body: [
      el("h2", {}, entity.name),
      el("p", { class: "note" }, "Your decisions stay apart from what the texts say, can be undone, and count from the next run on."),
      standing.map(standingCard),
      el("div", { class: "row-of" }, note),
      renaming(entity, (text) => say({ verdict: "rename", about, text })),
      splitting(entity, (other) => say({ verdict: "split", about: entity.spellings.find((one) => one.mention !== other).mention, other })),
      merging(entity, (other) => say({ verdict: "merge", about, other })),
    ],
  };
}

function renaming(entity, rename) {
  const name = el("input", { type: "text", maxlength: 200, value: entity.name, "aria-label": "Name to show" });
  const form = el("form", { class: "row-of" }, name, el("button", { type: "submit" }, "Show under this name"));
  form.addEventListener("submit", (event) => { event.preventDefault(); if (name.value.trim()) rename(name.value); });
  return [el("h3", {}, "Another name"), form];
}

function splitting(entity, split) {
  if (entity.spellings.length < 2) return null;
  return [
    el("h3", {}, "A spelling that is somebody or something else"),
    el("div", { class: "row-of" }, entity.spellings.map((one) => button("“" + one.text + "” is another", () => split(one.mention)))),
  ];
}

function merging(entity, merge) {
  const wanted = el("input", { type: "search", "aria-label": "Search the name that is the same", placeholder: "Search a name …" });
  const offers = el("div", { class: "row-of" });
  const others = named.filter((one) => one.id !== entity.id && one.story === entity.story);
  const offer = () => {
    const words = fold(wanted.value.trim());
    const found = others.filter((one) => words && one.spellings.some((spelling) => fold(spelling.text).includes(words)));
    found.sort((one, other) => Number(other.type === entity.type) - Number(one.type === entity.type));
    offers.replaceChildren(...found.slice(0, OFFERED).map((one) => button("The same as " + one.name + " (" + one.type + ")", () => merge(one.spellings[0].mention))));
    if (words && !found.length) offers.append("Nobody and nothing of that name is in this story.");
  };
  wanted.addEventListener("input", offer);
  return [el("h3", {}, "The same as another"), wanted, offers];
}

function decisionsSheet() {
  return {
    title: "Decisions",
    body: [
      el("h2", {}, judged.length ? counted(judged.length, "decision") + " in force" : "Nobody has decided anything yet"),
      el("p", { class: "note" }, "Decide on the sheet of a derivation, of a report, or with “Correct” beside a name. Every decision is a line of judgements.jsonl; the last holds."),
      judged.map(standingCard),
    ],
  };
}

FURTHER.correct = correctSheet;
FURTHER.decisions = decisionsSheet;

const decisionsLink = el("a", { class: "tool", href: "#decisions" }, "Decisions");
document.getElementById("theme").before(decisionsLink);
for (const card of document.querySelectorAll(".names > li[data-entity]")) {
  const name = card.querySelector(".kind").textContent;
  card.querySelector("header").append(el("span", { class: "grow" }), el("a", { href: "#correct=" + encodeURIComponent(card.dataset.entity), "aria-label": "Correct " + name }, "Correct"));
}

// What somebody has begun to type must not be lost to an answer that comes late.
const isTouched = () => [...sheet.querySelectorAll("input")].some((one) => one.value !== one.defaultValue);
recall().then(() => judged.length && !isTouched() && open());
