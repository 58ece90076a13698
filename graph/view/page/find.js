// Finding a name as it is typed: at its beginning before in its middle, whatever case and accents.
const find = byId("find"), found = byId("found"), MOST_FOUND = 12;
let index = null;                                            // made when somebody first looks for a name
const indexed = () => (index = index || things.flatMap((thing, i) => [thing[LABEL], ...thing[NAMES]].map((name) => [fold(name), i, name])));
let at = -1;

function search(words) {
  const wanted = fold(words), best = new Map(), several = wanted.split(" ");
  if (!wanted) return [];
  const begun = (name, word) => name.startsWith(word) || name.includes(" " + word);
  for (const [name, thing, printed] of indexed()) {
    const where = name.indexOf(wanted);
    if (where < 0 && (several.length < 2 || !several.every((word) => begun(name, word)))) continue;   // "zimmermann zora"
    // people are looked for by either name: "hogarth" is Jeri Hogarth before the song "Hogarth Getting Even"
    const rank = name === wanted ? 0 : where === 0 || name[where - 1] === " " ? 1 : where < 0 ? 1.5 : 2;
    const score = rank * 1000 - weight(thing);
    if (!best.has(thing) || best.get(thing)[0] > score) best.set(thing, [score, printed]);
  }
  return [...best].sort((a, b) => a[1][0] - b[1][0] || a[0] - b[0]);
}
function showFound() {
  const all = search(find.value), open = Boolean(fold(find.value));
  at = all.length ? 0 : -1;
  found.replaceChildren(...all.slice(0, MOST_FOUND).map(([thing, [, printed]], i) => el("li",
    { role: "option", id: `found-${i}`, "data-thing": thing, "aria-selected": "false", onpointerdown: (e) => { e.preventDefault(); pick(thing); } },
    sign(things[thing][KIND]), el("bdi", {}, things[thing][LABEL]),
    printed === things[thing][LABEL] ? "" : el("small", {}, " also ", el("bdi", {}, printed)), el("small", { class: "kind" }, kindWord(thing)))));
  if (open && !all.length) found.replaceChildren(el("li", { class: "none" }, "No such name here"));
  found.hidden = !open;
  find.setAttribute("aria-expanded", String(open));
  if (open) say(all.length === 1 ? "1 name found" : `${all.length} names found`);
  mark();
}
function mark() {
  [...found.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
  if (at >= 0 && !found.hidden) find.setAttribute("aria-activedescendant", `found-${at}`);
  else find.removeAttribute("aria-activedescendant");
}
function pick(thing) {
  found.hidden = true;
  find.setAttribute("aria-expanded", "false");
  find.value = "";
  go({ about: thing, centred: true });
}
find.addEventListener("focus", () => setTimeout(indexed));
find.addEventListener("input", showFound);
find.addEventListener("blur", () => { found.hidden = true; find.setAttribute("aria-expanded", "false"); });
find.addEventListener("keydown", (event) => {
  const options = [...found.querySelectorAll("[data-thing]")];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (options.length) at = (at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length;
    mark();
  } else if (event.key === "Enter" && at >= 0 && options[at]) { pick(Number(options[at].dataset.thing)); panel.focus(); }
  else if (event.key === "Escape") { find.value = ""; showFound(); find.blur(); }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) { event.preventDefault(); find.focus(); find.select(); }
});
