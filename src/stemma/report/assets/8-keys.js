// Every key does what a link or a button on the page does too; typing in a field is never a command.
const KEYS = [
  ["/", "search all reports", () => { location.hash = "search="; }],
  ["c", "choose reports to compare", () => { location.hash = "choose=" + openIds(); }],
  ["j", "next report", () => step(1)],
  ["k", "previous report", () => step(-1)],
  ["n", "in a text: next shared passage", () => nextPassage(1)],
  ["p", "in a text: previous shared passage", () => nextPassage(-1)],
  ["d", "in a text: next place that differs", () => nextPlace(1)],
  ["e", "in a text: previous place that differs", () => nextPlace(-1)],
  ["t", "light or dark", () => changeTheme()],
  ["?", "these keys", () => { location.hash = "keys"; }],
];

const openNumber = () => {
  const text = sheet.open && sheet.querySelector(".text[data-witness]");
  return text ? Number(text.dataset.witness) : null;
};

const openIds = () => {
  const number = openNumber();
  return number === null ? "" : encodeURIComponent(VIEWS.witnesses[number].id);
};

function step(by) {
  const number = openNumber();
  if (!VIEWS.witnesses.length) return;
  const last = VIEWS.witnesses.length - 1;
  const to = number === null ? (by > 0 ? 0 : last) : Math.min(last, Math.max(0, number + by));
  if (to !== number) location.hash = linkTo(to);
}

function nextPassage(by) {
  const passages = [...sheet.querySelectorAll(".p[tabindex]")];
  if (!passages.length) return;
  const at = passages.findIndex((passage) => passage.classList.contains("on"));
  choose(passages[(at < 0 ? (by > 0 ? 0 : -1) : at + by + passages.length) % passages.length] || passages[passages.length - 1], passages);
}

function nextPlace(by) {
  const number = openNumber();
  const places = number === null ? [] : differingPlaces(number);
  if (!places.length) return;
  const [, from] = /:(\d+)/.exec(location.hash) || [null, by > 0 ? -1 : Infinity];
  const ahead = by > 0 ? places.find((place) => place.from > Number(from)) || places[0] : places.findLast((place) => place.from < Number(from)) || places[places.length - 1];
  location.hash = linkTo(number) + ":" + ahead.from + "-" + ahead.to;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const key = KEYS.find(([name]) => name === event.key);
  if (!key) return;
  event.preventDefault();
  key[2]();
});

function keysSheet() {
  return {
    title: "Keys",
    body: [el("h2", {}, "Keys"), el("dl", { class: "keylist" }, [...KEYS, ["Tab", "walk through marks, lines, links and buttons"], ["Enter", "open"], ["Esc", "close"]].map(([name, words]) => [el("dt", {}, el("kbd", {}, name)), el("dd", {}, words)]))],
  };
}
