// A mark beside a fact opens the sentence that says it; without this script it leads to the document.
import { copying } from "/static/copying.js";

const OTHERS = 8; // places shown beside the one that was opened

let box, opener;
let pressed; // the mark whose box was open when the button went down: the browser closes it before the click

function made(tag, name = "", words = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (words) element.textContent = words;
  return element;
}

function link(words, href) {
  const a = made("a", "", words);
  a.href = href;
  return a;
}

/** The sentence with its very words marked, and a little of the text around a short one. */
export function quoted(place, tag = "blockquote") {
  const quote = made(tag, "quoted");
  const [[far, before], [after, farther]] = [place.before, place.after];
  if (far) quote.append(made("span", "far", `… ${far.trimStart()}`));
  quote.append(before, made("mark", "", place.words), after);
  if (farther) quote.append(made("span", "far", `${farther.trimEnd()} …`));
  return quote;
}

/** A fact in a line, its things with links to their pages. */
export function fact({ subject, property, object, how }, tag = "li") {
  const line = made(tag);
  line.append(link(...subject), " ", made("span", "quiet", `· ${property}`));
  if (object[0]) line.append(" · ", object[1] ? link(...object) : object[0]);
  if (how) line.append(" ", made("em", "how", how));
  return line;
}

/** A sentence with where it stands, as people quote. */
function cited(quote, place) {
  const sentence = quote.textContent.replace(/\s+/g, " ").trim();
  return `“${sentence}” (${[place.document, place.section].filter(Boolean).join(", ")})`;
}

async function placed(anchor) {
  const url = new URL(anchor.href);
  const query = new URLSearchParams(url.search);
  if (!query.has("iri")) query.set("document", url.pathname);
  const answer = await fetch(`/-/evidence?${query}`);
  if (!answer.ok) throw new Error(`no such place: ${answer.status}`);
  return (await answer.json()).places[0];
}

function fill(place, others, more, how) {
  const title = made("h2");
  title.id = "source-title";
  title.append(link(place.document, place.href));
  const close = made("button", "close", "×");
  close.type = "button";
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => box.hidePopover());
  const foot = made("p", "foot");
  foot.append(`rule: ${place.rule}`, made("span", "", `${Math.round(place.sure * 100)} % sure`));
  const standing = how || place.facts[0]?.how;
  if (standing) foot.append(made("em", "how", standing));
  const quote = quoted(place);
  foot.append(copying(quote, () => cited(quote, place)), link("Open in the document", place.href));
  box.replaceChildren(title, close);
  if (place.section) box.append(made("p", "where", place.section));
  box.append(quote, foot);
  if (place.facts.length) box.append(made("h3", "", "These words give"), gives(place.facts));
  if (others.length) box.append(made("h3", "", "Also said here"), also(others));
  if (more > 0) box.append(made("p", "quiet", `and in ${more} more places`));
}

function gives(facts) {
  const list = made("ul", "gives");
  list.append(...facts.map((one) => fact(one)));
  return list;
}

function also(places) {
  const list = made("ul", "also");
  for (const place of places) {
    const item = made("li");
    item.append(link([place.document, place.section].filter(Boolean).join(", "), place.href), quoted(place, "div"));
    list.append(item);
  }
  return list;
}

function stand(anchor) {
  const at = anchor.getBoundingClientRect();
  const [wide, high] = [box.offsetWidth, box.offsetHeight];
  const start = Math.max(12, Math.min(at.left - 24, innerWidth - wide - 12));
  const below = at.bottom + 8 + high < innerHeight || at.top < high + 20;
  const top = below ? Math.min(at.bottom + 8, innerHeight - high - 12) : at.top - high - 8;
  box.style.left = `${start}px`;
  box.style.top = `${Math.max(12, top)}px`;
}

function closed() {
  const inside = box.contains(document.activeElement) || document.activeElement === document.body;
  opener?.setAttribute("aria-expanded", "false");
  if (inside) opener?.focus();
  opener = undefined;
}

function prepare() {
  box = made("div", "sourcebox");
  box.id = "sourcebox";
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-labelledby", "source-title");
  box.addEventListener("beforetoggle", (event) => event.newState === "closed" && closed());
  document.body.append(box);
}

async function open(anchor) {
  const group = anchor.closest(".marks");
  const marks = [...group.querySelectorAll(".mark:not(.more)")];
  const first = anchor.classList.contains("more") ? marks[3] : anchor;
  const rest = marks.filter((mark) => mark !== first).slice(0, OTHERS);
  let places;
  try {
    places = await Promise.all([first, ...rest].map(placed));
  } catch {
    location.href = anchor.href;
    return;
  }
  if (!box) prepare();
  if (box.matches(":popover-open")) box.hidePopover();
  const extra = Number(group.querySelector(".more")?.textContent.slice(1) || 0) + Math.min(3, marks.length);
  fill(places[0], places.slice(1), extra - places.length, group.dataset.how);
  opener = anchor;
  anchor.setAttribute("aria-expanded", "true");
  box.showPopover();
  stand(anchor);
  box.scrollTop = 0;
  box.focus({ preventScroll: true });
}

document.addEventListener("pointerdown", () => (pressed = opener), { capture: true });
document.addEventListener("click", (event) => {
  const anchor = event.target.closest?.("a.mark");
  if (!anchor || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (pressed !== anchor) open(anchor);
  pressed = undefined;
});
addEventListener("scroll", () => opener && box.matches(":popover-open") && stand(opener), { passive: true });
