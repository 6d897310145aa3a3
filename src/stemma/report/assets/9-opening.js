// What the address asks for is opened in the sheet; Escape closes it, the browser's back button goes back.
const sheet = document.getElementById("sheet");
let depth = 0;

// "120-260" are characters of a text, "120" is where a passage begins.
function placeOf(words) {
  const found = /^(\d+)(?:-(\d+))?$/.exec(words || "");
  return found ? [Number(found[1]), found[2] === undefined ? null : Number(found[2])] : null;
}

const numbersOf = (ids) => [...new Set(ids.split("~").map((id) => NUMBERS.get(id)).filter(isSeen))];

const ROUTES = {
  witness: (rest) => {
    const [id, place] = rest.split(":");
    return NUMBERS.has(id) ? witnessSheet(NUMBERS.get(id), placeOf(place)) : null;
  },
  compare: (rest) => {
    const [ids, start] = rest.split(":");
    const numbers = numbersOf(ids);
    if (numbers.length < 2 || numbers.length > MOST_COLUMNS) return null;
    return numbers.length > 2 ? columnsSheet(numbers) : compareSheet(numbers[0], numbers[1], start === undefined ? null : Number(start));
  },
  choose: (ids) => chooseSheet(numbersOf(ids)),
  search: (words) => searchSheet(words),
  keys: () => keysSheet(),
  derivation: (id) => DERIVATIONS.has(id) && derivationSheet(DERIVATIONS.get(id)),
  archetype: (id) => ARCHETYPES.has(id) && archetypeSheet(ARCHETYPES.get(id)),
  lineage: (id) => LINEAGES.has(id) && lineageSheet(LINEAGES.get(id)),
  entity: (id) => ENTITIES.has(id) && entitySheet(ENTITIES.get(id)),
  claim: (id) => CLAIMS.has(id) && claimSheet(CLAIMS.get(id)),
  variant: (id) => VARIANTS.has(id) && variantSheet(VARIANTS.get(id)),
  ...FURTHER,
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
  const lacking = (view.lacks || []).filter(([left, right]) => !comparisonKey(left, right));
  if (fetchLacking && lacking.length) fetchLacking(lacking).then((came) => came && open());
  document.getElementById("sheet-title").textContent = view.title;
  sheet.classList.toggle("wide", Boolean(view.wide));
  const body = document.getElementById("sheet-body");
  // Who pressed a button that is drawn anew would else lose their place to the top of the page.
  const wasInside = body.contains(document.activeElement);
  body.replaceChildren(fill(document.createDocumentFragment(), {}, view.body));
  if (!sheet.open) sheet.showModal();
  if (wasInside) body.focus({ preventScroll: true });
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
// The event comes after the fact: by then the address may already have opened the sheet again.
sheet.addEventListener("close", () => { if (location.hash && !sheet.open) leave(); });
sheet.addEventListener("click", (event) => { if (event.target === sheet) sheet.close(); });
document.getElementById("sheet-close").addEventListener("click", () => sheet.close());
document.getElementById("sheet-back").addEventListener("click", () => { depth -= 2; history.back(); });

function changeTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
}

document.getElementById("theme").addEventListener("click", changeTheme);

const filter = document.getElementById("filter");
if (filter) {
  const rows = [...document.querySelectorAll(".reports tbody tr")];
  const words = rows.map((row) => fold(row.textContent));
  const more = el("p", { class: "note", role: "status" });
  document.querySelector(".reports").after(more);
  const narrow = () => {
    const found = rows.filter((_, at) => words[at].includes(fold(filter.value)));
    const shown = new Set(found.slice(0, LISTED));
    for (const row of rows) row.hidden = !shown.has(row);
    more.textContent = found.length > LISTED ? "and " + (found.length - LISTED).toLocaleString("en") + " more: search the list to see them." : "";
  };
  filter.addEventListener("input", narrow);
  narrow();
}

// A tree wider than the window first shows its root, which stands over the middle.
const roots = new IntersectionObserver((seen) => {
  for (const { target } of seen.filter((one) => one.isIntersecting)) {
    roots.unobserve(target);
    const dot = target.scrollWidth > target.clientWidth && target.querySelector("a.mark .dot");
    if (dot) target.scrollLeft = Number(dot.getAttribute("cx")) - target.clientWidth / 2;
  }
});
for (const tree of document.querySelectorAll("svg.tree")) roots.observe(tree.parentElement);

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
