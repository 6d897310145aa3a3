// The claims table: kinds are ticked on and off, and its beginning is enough until somebody asks for all of it.
const CLAIMS_SHOWN = 20;
const kinds = document.getElementById("kinds");
if (kinds) {
  const rows = [...document.querySelectorAll(".claims tbody tr")];
  const boxes = [...kinds.querySelectorAll("input")];
  const said = el("p", { class: "note", role: "status" });
  const all = el("button", { type: "button", class: "small", on: { click: () => { most = rows.length; narrowClaims(); } } }, "Show all of them");
  let most = CLAIMS_SHOWN;
  const narrowClaims = () => {
    const ticked = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const found = rows.filter((row) => ticked.has(row.dataset.kind));
    const shown = new Set(found.slice(0, most));
    for (const row of rows) row.hidden = !shown.has(row);
    said.textContent = shown.size.toLocaleString("en") + " of " + counted(rows.length, "row") + " shown.";
    all.hidden = shown.size === found.length;
  };
  document.querySelector(".claims").after(said, all);
  kinds.hidden = false;
  kinds.addEventListener("change", narrowClaims);
  narrowClaims();
}
