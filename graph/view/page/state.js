// What is looked at stands in the address, so that it can be kept and sent: #about=…&around=…&layout=…&off=…
// On a telephone the whole picture is too small to read, the list is not.
const usualTab = () => (matchMedia("(max-width: 600px)").matches ? "list" : "network");
// A thing by the end of its IRI, or by all of it.
const placed = (name) => numberOf.get(name) ?? (name && name.startsWith(bible.base) ? numberOf.get(name.slice(bible.base.length)) : undefined) ?? -1;
const chosenPart = (name, step) => PARTS.push({ name, step, read: (given) => placed(given.get(name)), write: (thing) => ({ [name]: thing >= 0 ? things[thing][IRI] : "" }) });
chosenPart("about", true);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const some = (given, name) => [...new Set(given.getAll(name).map(placed).filter((thing) => thing >= 0))];
// Around nothing is written where the page opens around something by itself.
const opening = (around) => same(around, bible.start[0]);
PARTS.push({ name: "around", step: true, read: (given) => (given.has("around") ? some(given, "around") : given.has("near") ? some(given, "near") : bible.start[0]),
  write: (around) => ({ around: opening(around) ? [] : around.length ? around.map((thing) => things[thing][IRI]) : ["-"] }) });
const usualDepth = bible.start[0].length ? bible.start[1] : 1;
PARTS.push({ name: "depth", step: true, read: (given) => (/^[1-4]$/.test(given.get("depth")) ? Number(given.get("depth")) : usualDepth), write: (depth) => ({ depth: depth === usualDepth ? "" : String(depth) }) });
PARTS.push({ name: "more", step: true, read: (given) => given.getAll("more").filter((words) => /~[\w-]+~\d{1,4}$/.test(words)), write: (more) => ({ more }) });
PARTS.push({ name: "all", step: true, read: (given) => given.get("all") === "1", write: (all) => ({ all: all ? "1" : "" }) });
PARTS.push({ name: "at", read: (given) => { const at = (given.get("at") || "").split("_").map(Number); return at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? at : null; }, write: (at) => ({ at: at ? at.join("_") : "" }) });
PARTS.push({ name: "tab", step: true, read: (given) => (["list", "network"].includes(given.get("tab")) ? given.get("tab") : usualTab()), write: (tab) => ({ tab: tab === usualTab() ? "" : tab }) });
const THEMES = ["dark", "light"], KEPT = "showbible-theme";      // the explorer's pages share what was chosen
const kept = () => { try { return localStorage.getItem(KEPT); } catch { return ""; } };
PARTS.push({ name: "theme", read: (given) => [given.get("theme"), bible.place.length ? kept() : ""].find((name) => THEMES.includes(name)) || "", write: (theme) => ({ theme: bible.place.length ? "" : theme }) });
CHANGES.push((now, before) => { if (bible.place.length && now.theme !== before.theme) try { localStorage.setItem(KEPT, now.theme); } catch { /* a browser that keeps nothing */ } });
// What of the legend is switched on or off against its custom.
function switches(name, kinds, mark) {
  PARTS.push({ name,
    read: (given) => { const [on, off] = ["on", "off"].map((way) => new Set((given.get(way) || "").split(".")));
      return kinds.map((kind) => (on.has(mark + kind[0]) ? true : off.has(mark + kind[0]) ? false : !kind[5])); },
    write: (now) => { const turned = (on) => kinds.filter((kind, k) => now[k] === on && now[k] !== !kind[5]).map((kind) => mark + kind[0]);
      return { on: turned(true), off: turned(false) }; } });
}
switches("kinds", bible.kinds, "");
switches("lines", bible.lineKinds, "-");

function read() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(PARTS.map((part) => [part.name, part.read(given)]));
}
// Words that several parts write under `on` and `off` are joined by a dot; each of a list stands for itself.
function written(s) {
  const told = [];
  for (const part of PARTS) for (const [name, words] of Object.entries(part.write(s[part.name]))) {
    const before = told.find((one) => one[0] === name), switched = name === "on" || name === "off";
    if (switched && before) before[1] = [before[1], ...words].filter(Boolean).join(".");
    else for (const word of switched ? [words.join(".")] : [words].flat()) told.push([name, word]);
  }
  return "#" + new URLSearchParams(told.filter(([, words]) => words)).toString().replaceAll("%2F", "/").replaceAll("%7E", "~");
}
let state = null;                                            // `main.js` reads it when every part is known
const hashFor = (change) => written({ ...state, ...change });

// Everything that changes what is looked at comes through here.
function go(change) {
  const next = { ...state, ...change };
  if (typeof change.kinds === "number") next.kinds = state.kinds.map((on, k) => (k === change.kinds ? !on : on));
  if (typeof change.lines === "number") next.lines = state.lines.map((on, k) => (k === change.lines ? !on : on));
  delete next.centred;
  if (!("at" in change) && ["around", "depth", "layout", "all"].some((name) => !same(next[name], state[name]))) next.at = null;
  const [now, stepped] = [written(next), PARTS.some((part) => part.step && !same(next[part.name], state[part.name]))];
  const way = stepped && now !== location.hash ? "pushState" : "replaceState";
  try { history[way](null, "", now); } catch { /* a frame without an address of its own */ }
  become(next, change.centred);
}
function become(next, centred) {
  const before = state || next, opened = !view.scene;
  state = next;
  theme = next.theme;
  kindOn.splice(0, kindOn.length, ...next.kinds);
  lineOn.splice(0, lineOn.length, ...next.lines);
  dress();
  if (opened || before.theme !== next.theme || !same(before.kinds, next.kinds) || !same(before.lines, next.lines)) fillLegend();
  showTab(next.tab);
  view.chosen = next.about;
  if (next.about < 0) panel.hidden = true;
  else if (opened || panel.hidden || before.about !== next.about || !same(before.around, next.around)) fillPanel(next.about);
  const moved = stage(), words = redraw();
  CHANGES.forEach((changed) => changed(next, before));
  if (next.tab !== "network") return;
  if (opened) network.setSize("100%", "100%");                // the bars above it have grown since it was made
  if (next.at && (opened || !same(before.at, next.at))) network.moveTo({ position: { x: next.at[0], y: next.at[1] }, scale: next.at[2], animation: false });
  else if (moved || before.tab !== next.tab) fit();
  if (moved && !opened) say([view.scene.title ? byId("around").textContent : "", words].filter(Boolean).join(": "));
  if (next.about >= 0 && (centred || (opened && !view.shown.has(next.about)))) lookAt(next.about);
}
const choose = (thing, centred = false) => go({ about: thing, centred });
