// The same as headings and links, for those who read and do not look; built when it is first wanted.
const LIST_FACTS = 1500;                                     // with more things than that, names and links only
let listed = false;

function fillList() {
  if (listed) return;
  listed = true;
  const brief = things.length > LIST_FACTS, waiting = brief ? null : factsReady(...things.keys());
  if (waiting) waiting.then(() => fillWith(brief)); else fillWith(brief);
}
function fillWith(brief) {
  const list = byId("list");
  const used = bible.kinds.map((kind, k) => [k, things.map((_, i) => i).filter((i) => things[i][KIND] === k)]).filter(([, all]) => all.length);
  list.replaceChildren(
    el("nav", { "aria-label": "Kinds" }, ...used.map(([k, all]) => el("a", { href: `#kind-${k}`, onclick: (e) => { e.preventDefault(); byId(`kind-${k}`).focus(); byId(`kind-${k}`).scrollIntoView(); } }, sign(k), `${bible.kinds[k][1]} ${all.length}`))),
    ...used.map(([k, all]) => el("section", {}, el("h2", { id: `kind-${k}`, tabindex: "-1" }, bible.kinds[k][1]),
      ...sorted(k, all).map((thing) => (brief ? el("p", { "data-thing": thing }, value([0, thing])) : entryOf(thing))))));
}
function sorted(k, all) {
  const compare = new Intl.Collator("en", { numeric: true }).compare, inOrder = ["season", "episode"].includes(bible.kinds[k][0]);
  return all.sort((a, b) => compare(inOrder ? things[a][IRI] : things[a][LABEL], inOrder ? things[b][IRI] : things[b][LABEL]) || a - b);
}
function entryOf(thing) {
  const rows = [...tellings(thing)].flatMap(([heading, entries]) => [el("dt", {}, heading), ...entries.map((entry) => el("dd", {}, factLine(entry)))]);
  const names = things[thing][NAMES];
  return el("article", { "data-thing": thing }, el("h3", {}, value([0, thing])),
    names.length ? el("p", { class: "sort" }, "also: ", ...names.map((n, i) => el("span", {}, i ? ", " : "", el("bdi", {}, n)))) : "", el("dl", {}, ...rows));
}
function showTab(name) {
  const list = name === "list";
  byId("network").hidden = list;
  byId("list").hidden = !list;
  byId("legend").hidden = list;
  document.querySelector("main").dataset.tab = name;
  for (const tab of ["network", "list"]) {
    byId(`tab-${tab}`).setAttribute("aria-selected", String(tab === name));
    byId(`tab-${tab}`).tabIndex = tab === name ? 0 : -1;
  }
  if (list) fillList();
}
