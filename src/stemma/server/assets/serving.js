// Only the served page has this part: it asks its own server for comparisons that the page lacks, and whether there
// is a newer run. Addresses are relative, so that the token stays in the address and nowhere else.
const MADE = document.documentElement.dataset.host;
const ASK_EVERY = 3000;
// One on the page and one in the sheet, which covers the page.
const notices = [".top", ".sheet-bar"].map((place) => {
  const notice = el("p", { class: "notice", role: "status" });
  document.querySelector(place).after(notice);
  return notice;
});
let told = "";

async function ask(place) {
  try {
    const answer = await fetch(place + "?made=" + encodeURIComponent(MADE));
    return answer.ok || answer.status === 409 ? [answer.status, await answer.json()] : [answer.status, null];
  } catch {
    return [0, null];
  }
}

fetchLacking = async (pairs) => {
  let came = false;
  for (const [left, right] of pairs) {
    const [status, comparison] = await ask("comparison/" + VIEWS.witnesses[left].id + "/" + VIEWS.witnesses[right].id);
    if (status === 409) tellNewer();
    if (status !== 200) continue;
    COMPARISONS.set(left + "~" + right, comparison);
    came = true;
  }
  return came;
};

function tell(words, action) {
  if (told === words) return;
  told = words;
  for (const notice of notices) notice.replaceChildren(words, ...(action ? [action()] : []));
}

function tellNewer() {
  tell("A newer run of this case is there; this page still shows the former one. ", () => el("button", { type: "button", on: { click: () => location.reload() } }, "Show the newer run"));
}

async function watch() {
  if (!document.hidden) {
    const [status, state] = await ask("state");
    if (state && state.newer) tellNewer();
    else if (state && state.run.state === "running") tell("The case is running again; this page still shows the former run.");
    else if (state && state.run.state === "failed") tell(state.run.why);
    else if (status === 200) tell("");
    else tell("The server does not answer; what is on this page still works. Start it again with: stemma serve CASE");
  }
  setTimeout(watch, ASK_EVERY);
}

setTimeout(watch, ASK_EVERY);
