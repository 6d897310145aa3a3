// Making elements: document text only ever becomes text; nothing is parsed as markup.
const BIDI = /([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/;
const BIDI_NAMES = {
  "\u061c": "ALM", "\u200e": "LRM", "\u200f": "RLM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
  "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
};
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [kind, act] of Object.entries(value)) element.addEventListener(kind, act);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === "") continue;
    element.append(child instanceof Node ? child : written(String(child)));
  }
  return element;
}

function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function drawn(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Text as it stands; each control of direction gets a box of its own, which shows its name and confines its effect.
function written(text) {
  const fragment = document.createDocumentFragment();
  for (const part of text.split(BIDI)) {
    if (part in BIDI_NAMES) fragment.append(el("span", { class: "ctl", "data-name": BIDI_NAMES[part] }, document.createTextNode(part)));
    else if (part) fragment.append(document.createTextNode(part));
  }
  return fragment;
}

function percent(share) {
  return share === null || share === undefined ? "–" : Math.round(share * 100) + "%";
}

function counted(number, one, many) {
  return number.toLocaleString("en") + " " + (number === 1 ? one : many || one + "s");
}

function sureness(score) {
  if (score >= 0.95) return "as good as certain";
  if (score >= 0.8) return "very likely";
  if (score >= 0.6) return "likely";
  return "open";
}

function toast(words) {
  const old = document.querySelector(".toast");
  if (old) old.remove();
  const note = el("div", { class: "toast", role: "status" }, words);
  (document.querySelector("dialog[open]") || document.body).append(note);
  setTimeout(() => note.remove(), 2200);
}

function copyText(text) {
  const done = () => toast("Copied");
  const byHand = () => {
    const area = el("textarea", { class: "sr" });
    area.value = text;
    (document.querySelector("dialog[open]") || document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}

// Offsets count code points, JavaScript counts UTF-16 units: every step from one to the other goes through these two.
function points(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function unit(text, count) {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; left -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

// Typing in a field is never a command.
const isTyping = (target) => target instanceof Element && Boolean(target.closest("input:not([type=checkbox]), textarea, select"));
