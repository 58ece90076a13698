// The panel beside the picture: all that is told of the chosen thing.
const MANY = 8;                                              // entries of a group that show at once
const panel = byId("panel");

function fillPanel(thing) {
  const [, label, names] = things[thing], around = same(state.around, [thing]), waiting = factsReady(thing);
  panel.replaceChildren(
    el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => choose(-1) }, "×"),
    el("h2", {}, sign(things[thing][KIND]), el("bdi", {}, label)),
    el("p", { class: "sort" }, kindWord(thing), names.length ? " · also: " : "", ...names.map((n, i) => el("span", {}, i ? ", " : "", el("bdi", {}, n)))),
    el("p", { class: "acts" }, ...acts(thing, around)),
    el("div", { class: "told" }),
    el("p", { class: "iri" }, bible.base + things[thing][IRI]));
  panel.hidden = false;
  panel.scrollTop = 0;
  if (waiting) waiting.then(() => { if (view.chosen === thing) fillTold(thing); });
  else fillTold(thing);
}
function acts(thing, around) {
  const added = !around && state.around.length && !state.around.includes(thing);
  return [
    el("button", { type: "button", onclick: () => go({ around: around ? [] : [thing], more: [] }) }, around ? "Back to everything" : "Only its neighbourhood"),
    added ? el("button", { type: "button", onclick: () => go({ around: [...state.around, thing] }) }, "Add its neighbourhood") : "",
    el("button", { type: "button", class: "all", onclick: showAll, hidden: true }, "Sentences"),
    bible.place.length ? el("a", { class: "button", href: pageOf(thing) }, "Its page") : "",
    ...ACTS.map((act) => act(thing)).filter(Boolean)];
}
function fillTold(thing) {
  const groups = tellings(thing), count = [...groups.values()].reduce((sum, group) => sum + group.length, 0), open = count <= 14;
  panel.querySelector(".told").replaceChildren(...[...groups].map(([heading, entries]) => group(heading, entries, open)));
  panel.querySelector(".all").hidden = !panel.querySelector(".quote");
  panel.querySelector(".all").setAttribute("aria-pressed", String(open));
  panel.classList.toggle("quoting", open);
}
// A thing's own page, where a server has one.
function pageOf(thing) {
  const iri = bible.base + things[thing][IRI], [base, own, others] = bible.place;
  return iri.startsWith(base) ? own + iri.slice(base.length).split("/").map(encodeURIComponent).join("/") : others + encodeURIComponent(iri);
}
const SINGULAR = { series: "Series", season: "Season", episode: "Episode", person: "Person", character: "Character",
  organisation: "Organisation", work: "Work", story: "Of the story’s world", award: "Award", place: "Place or language", music: "Music" };
const kindWord = (thing) => SINGULAR[kindOf(thing)[0]] || kindOf(thing)[1];

function group(heading, entries, open) {
  const list = el("ul", {}), section = el("section", {}, el("h3", {}, heading, entries.length > 1 ? el("small", {}, ` ${entries.length}`) : ""), list);
  const add = (some) => list.append(...some.map((entry) => item(entry, open)));
  add(entries.slice(0, MANY));
  if (entries.length > MANY) {
    const more = el("button", { type: "button", class: "more", onclick: () => { add(entries.slice(MANY)); more.remove(); } }, `${entries.length - MANY} more`);
    section.append(more);
  }
  return section;
}
function item(entry, open) {
  const line = el("li", {}, factLine(entry));
  if (!entry.proofs.length) return line;
  const quotes = el("div", { class: "quotes" }), count = entry.proofs.length;
  const show = () => { if (!quotes.childElementCount) quotes.append(...entry.proofs.map(quotation)); };
  const button = el("button", { type: "button", class: "quote", "aria-expanded": String(open), "aria-label": `${count} ${count > 1 ? "sentences" : "sentence"} that say so`,
    onclick: () => turn(button.getAttribute("aria-expanded") !== "true") }, count > 1 ? `“ ${count}` : "“");
  const turn = (on) => { button.setAttribute("aria-expanded", String(on)); quotes.hidden = !on; if (on) show(); };
  button.turn = turn;
  turn(open);
  line.append(" ", button, quotes);
  return line;
}
function showAll(event) {
  const on = event.currentTarget.getAttribute("aria-pressed") !== "true";
  event.currentTarget.setAttribute("aria-pressed", String(on));
  panel.querySelectorAll("button.quote").forEach((button) => button.turn(on));
}
