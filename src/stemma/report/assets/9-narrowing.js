// The claims table: narrowed by kind, by name and by lineages; its beginning is enough until somebody asks for all of it.
const CLAIMS_SHOWN = 20;
const kinds = document.getElementById("kinds");
if (kinds) {
  const rows = [...document.querySelectorAll(".claims tbody tr")];
  const boxes = [...kinds.querySelectorAll("input")];
  const [narrow, about, least] = ["narrow", "about", "least"].map((id) => document.getElementById(id));
  const said = el("p", { class: "note", role: "status" });
  const all = el("button", { type: "button", class: "small", on: { click: () => { most = rows.length; narrowClaims(); } } }, "Show all of them");
  const speaksOf = new Map();
  // What a row is about, and in whose words; its explanation and the names of reports do not count.
  const subjects = (row) => {
    if (!speaksOf.has(row)) speaksOf.set(row, fold([row.cells[0], ...row.cells[2].querySelectorAll("dt, .title")].map((one) => one.textContent).join(" ")));
    return speaksOf.get(row);
  };
  let most = CLAIMS_SHOWN;
  const narrowClaims = () => {
    const ticked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const wanted = fold(about.value.trim());
    const found = rows.filter((row) => ticked.has(row.dataset.kind) && Number(row.dataset.lineages) >= Number(least.value) && (!wanted || subjects(row).includes(wanted)));
    const shown = new Set(found.slice(0, most));
    for (const row of rows) row.hidden = !shown.has(row);
    said.textContent = shown.size.toLocaleString("en") + " of " + counted(rows.length, "row") + " shown.";
    all.hidden = shown.size === found.length;
  };
  document.querySelector(".claims").after(said, all);
  kinds.hidden = narrow.hidden = false;
  kinds.addEventListener("change", narrowClaims);
  for (const one of [about, least]) one.addEventListener("input", narrowClaims);
  narrowClaims();
}
