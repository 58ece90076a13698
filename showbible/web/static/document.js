// A document's page: marked words show what they give; marks are filtered by rule and walked by keys.
import { fact, quoted } from "/static/marks.js";

const MOST = 12; // places shown at once, where many rules read the same words
const article = document.querySelector(".document");
const text = document.getElementById("text");
const panel = article.querySelector(".panel");
const inner = panel.querySelector(".inner");
const rules = article.dataset.rules.split(" ");
const why = [...article.querySelectorAll(".silent .why")].map((item) => item.textContent);
const family = familiesOf(article.querySelectorAll(".legend .all"));
const shown = new Set(rules);
const known = new Map(); // what has been asked for, by the numbers of the marks
let held = inner.querySelector(".given") ? text.querySelector(".at") : null; // what stays while the pointer moves on
let waiting;

function familiesOf(boxes) {
  const found = {};
  for (const box of boxes) for (const rule of box.value.split(" ")) found[rule] = box.closest("label").className;
  return found;
}

/** The marks of a stretch that the legend lets show, the shortest first. */
function numbers(stretch) {
  return (stretch.dataset.e || "").split(" ").filter((n) => n && shown.has(rules[n]));
}

async function places(asked) {
  const key = asked.slice(0, MOST).join(",");
  if (!known.has(key)) {
    const query = new URLSearchParams({ document: location.pathname, n: key });
    if (location.pathname === "/thing") query.set("iri", new URLSearchParams(location.search).get("iri"));
    known.set(key, fetch(`/-/evidence?${query}`).then((answer) => (answer.ok ? answer.json() : { places: [] })));
  }
  return (await known.get(key)).places;
}

function given(place) {
  const section = document.createElement("section");
  section.className = "given";
  const list = document.createElement("ul");
  list.className = "gives";
  list.append(...place.facts.map((one) => fact(one)));
  const foot = document.createElement("p");
  foot.className = "foot";
  const rule = document.createElement("span");
  rule.className = `rule-of ${family[place.rule_id] || "other"}`;
  rule.textContent = `rule: ${place.rule}`;
  foot.append(rule, " ", `${Math.round(place.sure * 100)} % sure`);
  section.append(quoted(place), list, foot);
  return section;
}

function silence(stretch) {
  if (!stretch.dataset.q || !document.getElementById("show-silent")?.checked) return [];
  const section = document.createElement("section");
  section.className = "given";
  for (const n of stretch.dataset.q.split(" ")) {
    const line = document.createElement("p");
    line.textContent = `Gave nothing: ${why[n]}`;
    section.append(line);
  }
  return [section];
}

async function show(stretch) {
  const asked = numbers(stretch);
  const quiet = silence(stretch);
  if (!asked.length && !quiet.length) return false;
  const found = asked.length ? await places(asked) : [];
  inner.replaceChildren(...found.map(given), ...quiet);
  panel.scrollTop = 0;
  return true;
}

function light(stretch) {
  for (const other of text.querySelectorAll(".lit")) other.classList.remove("lit");
  const [first] = numbers(stretch);
  if (first === undefined) return;
  for (const other of text.querySelectorAll(`[data-e~="${first}"]`)) other.classList.add("lit");
}

function mark(stretch) {
  for (const other of text.querySelectorAll(".at")) {
    other.classList.remove("at");
    if (other.id === "at") other.removeAttribute("id");
  }
  const [first] = numbers(stretch);
  const same = first === undefined ? [stretch] : text.querySelectorAll(`[data-e~="${first}"]`);
  for (const other of same) other.classList.add("at");
}

async function hold(stretch) {
  clearTimeout(waiting);
  held = stretch;
  mark(stretch);
  roam(stretch);
  panel.classList.add("held");
  panel.setAttribute("aria-live", "polite");
  await show(stretch);
  if (stretch.href) history.replaceState(null, "", new URL(stretch.href).search);
}

function release() {
  held = null;
  panel.classList.remove("held");
  panel.removeAttribute("aria-live");
}

/** One stop of the Tab key for all marks: from there keys lead on. */
function roam(stretch) {
  for (const other of text.querySelectorAll('a.w[tabindex="0"]')) other.tabIndex = -1;
  if (stretch.matches("a.w")) stretch.tabIndex = 0;
}

function step(by) {
  const marks = [...text.querySelectorAll("a.w.b:not(.out)")].filter((mark) => mark.offsetParent);
  if (!marks.length) return;
  const from = text.contains(document.activeElement) ? document.activeElement : held || text.querySelector(".at");
  const next = from
    ? by > 0
      ? marks.find((mark) => from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING)
      : marks.findLast((mark) => from.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_PRECEDING)
    : marks.find((mark) => mark.getBoundingClientRect().top > 60);
  const goal = next || marks.at(by > 0 ? 0 : -1);
  goal.scrollIntoView({ block: "center", behavior: "instant" });
  goal.focus({ preventScroll: true });
  hold(goal);
}

/** Marks whose rules the legend leaves out stand as plain text; others take the colour of what is left. */
function filter() {
  shown.clear();
  for (const box of article.querySelectorAll(".legend input[value]"))
    if (box.checked && (box.matches(".one") || !box.closest(".kind").querySelector(".one")))
      for (const rule of box.value.split(" ")) shown.add(rule);
  const colours = new Set(Object.values(family));
  for (const stretch of text.querySelectorAll(".w")) {
    const [first] = numbers(stretch);
    stretch.classList.toggle("out", first === undefined);
    if (first === undefined) {
      if (stretch.href) stretch.dataset.href = stretch.getAttribute("href");
      stretch.removeAttribute("href"); // plain text for everybody, not for the eye alone
      continue;
    }
    if (stretch.dataset.href) stretch.href = stretch.dataset.href;
    stretch.classList.remove(...colours);
    stretch.classList.add(family[rules[first]]);
  }
}

article.querySelector(".legend").addEventListener("change", (event) => {
  const kind = event.target.closest(".kind");
  if (!kind) return;
  const [all, ones] = [kind.querySelector(".all"), [...kind.querySelectorAll(".one")]];
  if (event.target === all) for (const one of ones) one.checked = all.checked;
  else {
    all.checked = ones.every((one) => one.checked);
    all.indeterminate = !all.checked && ones.some((one) => one.checked);
  }
  filter();
});

text.addEventListener("click", (event) => {
  const stretch = event.target.closest("[data-e], [data-q]");
  if (!stretch || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (stretch.matches("a")) event.preventDefault();
  if (String(getSelection())) return; // somebody copies words
  if (numbers(stretch).length || silence(stretch).length) hold(stretch);
});
text.addEventListener("pointerover", (event) => {
  const stretch = event.target.closest("[data-e], [data-q]");
  if (event.pointerType === "touch") return;
  clearTimeout(waiting);
  if (!stretch) return light(text);
  light(stretch);
  if (!held) waiting = setTimeout(() => held || show(stretch), 70);
});
text.addEventListener("pointerleave", () => light(text));
text.addEventListener("focusin", (event) => {
  if (event.target.matches("a.w:focus-visible")) show(event.target);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "n" || event.key === "j") step(1);
  else if (event.key === "p" || event.key === "k") step(-1);
  else if (event.key === "Escape" && held) release();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  for (const open of article.querySelectorAll(".legend details[open]"))
    if (!open.contains(event.target)) open.open = false;
});

const close = document.createElement("button");
close.className = "close";
close.type = "button";
close.textContent = "×";
close.setAttribute("aria-label", "Close");
close.addEventListener("click", release);
panel.prepend(close);
for (const stretch of text.querySelectorAll("a.w")) stretch.tabIndex = -1;
const start = text.querySelector("a.at") || text.querySelector("a.w");
if (start) start.tabIndex = 0;
if (held) panel.classList.add("held");
if (matchMedia("(max-width: 1120px)").matches) article.querySelector(".outline details").open = false;
