// What is looked at stands in the address, so that it can be kept and sent: #about=…&near=…&tab=list&off=…&on=…&theme=…
// On a telephone the whole picture is too small to read, the list is not.
const usualTab = () => (matchMedia("(max-width: 600px)").matches ? "list" : "network");
const placed = (name) => (numberOf.has(name) ? numberOf.get(name) : -1);
const chosenPart = (name, step) => PARTS.push({ name, step, read: (given) => placed(given.get(name)), write: (thing) => ({ [name]: thing >= 0 ? things[thing][IRI] : "" }) });
chosenPart("about", true);
chosenPart("near", true);
PARTS.push({ name: "tab", step: true, read: (given) => (["list", "network"].includes(given.get("tab")) ? given.get("tab") : usualTab()), write: (tab) => ({ tab: tab === usualTab() ? "" : tab }) });
PARTS.push({ name: "theme", read: (given) => (["dark", "light"].includes(given.get("theme")) ? given.get("theme") : ""), write: (theme) => ({ theme }) });
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
// Several words under one name are joined by a dot.
function written(s) {
  const told = new Map();
  for (const part of PARTS) for (const [name, words] of Object.entries(part.write(s[part.name])))
    told.set(name, [...(told.get(name) || []), ...[words].flat()].filter((word) => word !== ""));
  const parts = [...told].filter(([, words]) => words.length).map(([name, words]) => [name, words.join(".")]);
  return "#" + new URLSearchParams(parts).toString().replaceAll("%2F", "/");
}
let state = null;                                            // `main.js` reads it when every part is known
const hashFor = (change) => written({ ...state, ...change });

// Everything that changes what is looked at comes through here.
function go(change) {
  const next = { ...state, ...change };
  if (typeof change.kinds === "number") next.kinds = state.kinds.map((on, k) => (k === change.kinds ? !on : on));
  if (typeof change.lines === "number") next.lines = state.lines.map((on, k) => (k === change.lines ? !on : on));
  delete next.centred;
  const [now, stepped] = [written(next), PARTS.some((part) => part.step && JSON.stringify(next[part.name]) !== JSON.stringify(state[part.name]))];
  const way = stepped && now !== location.hash ? "pushState" : "replaceState";
  try { history[way](null, "", now); } catch { /* a frame without an address of its own */ }
  become(next, change.centred);
}
function become(next, centred) {
  const before = state || next, first = view.shown.size === 0;
  state = next;
  theme = next.theme;
  kindOn.splice(0, kindOn.length, ...next.kinds);
  lineOn.splice(0, lineOn.length, ...next.lines);
  dress();
  if (first || before.theme !== next.theme || before.kinds !== next.kinds || before.lines !== next.lines) fillLegend();
  showTab(next.tab);
  view.chosen = next.about;
  if (next.about >= 0) fillPanel(next.about, next.near);
  else panel.hidden = true;
  if (next.near !== view.around && next.near >= 0) narrow(next.near);
  else if (next.near < 0 && view.around >= 0) widen();
  redraw();
  if (centred && next.about >= 0) lookAt(next.about);
  CHANGES.forEach((changed) => changed(next, before));
  if (first || (before.tab !== next.tab && next.tab === "network" )) fit();
}
const choose = (thing, centred = false) => go({ about: thing, centred });
