// What the address asks for is opened in the sheet; Escape closes it, the browser's back button goes back.
const sheet = document.getElementById("sheet");
let depth = 0;

const ROUTES = {
  witness: (rest) => {
    const [id, start] = rest.split(":");
    return NUMBERS.has(id) ? witnessSheet(NUMBERS.get(id), start === undefined ? null : Number(start)) : null;
  },
  compare: (rest) => {
    const [ids, start] = rest.split(":");
    const [left, right] = ids.split("~").map((id) => NUMBERS.get(id));
    return left === undefined || right === undefined ? null : compareSheet(left, right, start === undefined ? null : Number(start));
  },
  derivation: (id) => DERIVATIONS.has(id) && derivationSheet(DERIVATIONS.get(id)),
  archetype: (id) => ARCHETYPES.has(id) && archetypeSheet(ARCHETYPES.get(id)),
  lineage: (id) => LINEAGES.has(id) && lineageSheet(LINEAGES.get(id)),
  variant: (id) => VARIANTS.has(id) && variantSheet(VARIANTS.get(id)),
};

function asked() {
  try {
    return decodeURIComponent(location.hash.slice(1)).split(/=(.*)/s);
  } catch {
    return [];
  }
}

function open() {
  const [route, rest] = asked();
  const view = route && Object.hasOwn(ROUTES, route) ? ROUTES[route](rest || "") : null;
  if (!view) {
    if (sheet.open) sheet.close();
    return;
  }
  document.getElementById("sheet-title").textContent = view.title;
  const body = document.getElementById("sheet-body");
  body.replaceChildren(fill(document.createDocumentFragment(), {}, view.body));
  if (!sheet.open) sheet.showModal();
  body.scrollTop = 0;
  document.getElementById("sheet-back").hidden = depth < 2;
  if (view.ready) view.ready();
}

function leave() {
  depth = 0;
  try {
    history.pushState(null, "", location.href.split("#")[0]);
  } catch {
    location.hash = "overview";
  }
}

window.addEventListener("hashchange", () => { depth += 1; open(); });
window.addEventListener("popstate", () => { if (!location.hash && sheet.open) sheet.close(); });
sheet.addEventListener("close", () => { if (location.hash) leave(); });
sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
document.getElementById("sheet-close").addEventListener("click", () => sheet.close());
document.getElementById("sheet-back").addEventListener("click", () => { depth -= 2; history.back(); });

// n and p walk through the copied passages of the open text.
sheet.addEventListener("keydown", (event) => {
  if (!["n", "p"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  const passages = [...sheet.querySelectorAll(".p")];
  if (!passages.length) return;
  const at = passages.findIndex((passage) => passage.classList.contains("on"));
  choose(passages[(at + (event.key === "n" ? 1 : passages.length - 1) + (at < 0 && event.key === "p" ? 1 : 0)) % passages.length], passages);
});

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

const filter = document.getElementById("filter");
if (filter) filter.addEventListener("input", () => {
  const wanted = filter.value.toLowerCase();
  for (const row of document.querySelectorAll(".reports tbody tr")) row.hidden = !row.textContent.toLowerCase().includes(wanted);
});

// A variant shown in the tree: who has which reading.
for (const button of document.querySelectorAll("button[data-variant]")) {
  button.hidden = false;
  button.addEventListener("click", () => showInTree(button.getAttribute("aria-pressed") === "true" ? null : button));
}

function showInTree(button) {
  for (const other of document.querySelectorAll("button[data-variant]")) other.setAttribute("aria-pressed", other === button);
  for (const old of document.querySelectorAll(".says")) old.remove();
  const readings = new Map();
  const variant = button && VARIANTS.get(button.dataset.variant);
  for (const reading of variant ? variant.readings : []) for (const span of reading.spans) readings.set(VIEWS.witnesses[span[0]].id, reading);
  let first = null;
  for (const mark of document.querySelectorAll("a.mark")) {
    const reading = readings.get(mark.dataset.id);
    mark.classList.toggle("away", Boolean(variant) && !reading);
    mark.classList.toggle("has", Boolean(reading) && reading.rank > 1);
    if (!reading) continue;
    first = first || mark;
    const name = mark.querySelector(".name");
    const words = reading.text.length > 18 ? reading.text.slice(0, 17) + "…" : reading.text || "nothing";
    mark.append(drawn("text", { class: "says", x: name.getAttribute("x"), y: Number(name.getAttribute("y")) - 17 }, words));
  }
  if (first) first.closest("figure").scrollIntoView({ block: "start" });
}

open();
