// Only the page of `stemma serve --judge` has this part: a person decides who draws on whom, and can undo it.
let judged = [];

const JUDGED = {
  confirm: (one) => nameOfId(one.about) + " draws on " + nameOfId(one.other) + ": confirmed",
  reject: (one) => nameOfId(one.about) + " does not draw on " + nameOfId(one.other),
  "re-root": (one) => nameOfId(one.about) + " is an origin",
};

const nameOfId = (id) => (NUMBERS.has(id) ? nameOf(NUMBERS.get(id)) : id);

async function send(decision) {
  try {
    const answer = await fetch("judgement", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(decision) });
    const kept = await answer.json();
    if (!answer.ok) return toast(kept.error);
    await recall();
    return open();
  } catch {
    return toast("The server does not answer; nothing was decided.");
  }
}

async function recall() {
  const [status, found] = await ask("judgements");
  if (status === 200) judged = found;
}

decide = (about, other) => {
  const standing = judged.find((one) => one.about === about && one.other === other);
  const note = el("input", { type: "text", maxlength: 2000, "aria-label": "Why, for whoever reads it later", placeholder: "Why (if you like)" });
  const button = (verdict, words) => el("button", { type: "button", on: { click: () => send({ about, other, verdict, note: note.value || null }) } }, words);
  const undo = standing && el("button", { type: "button", on: { click: () => send({ about, other, verdict: standing.verdict, withdrawn: true }) } }, "Undo");
  return el("div", { class: "judging card" },
    standing
      ? [el("p", {}, el("strong", {}, JUDGED[standing.verdict](standing)), " (" + [standing.who, standing.note].filter(Boolean).join(": ") + "). It counts from the next run on: stemma reconstruct --case CASE"), el("div", { class: "row-of" }, undo)]
      : [el("p", {}, "Your decision stays apart from what the texts say, and can be undone."),
        el("div", { class: "row-of" }, other === null ? button("re-root", "This is the origin") : [button("confirm", "It draws on it"), button("reject", "It does not")], note)]);
};

recall().then(() => judged.length && open());
