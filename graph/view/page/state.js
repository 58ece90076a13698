// What is looked at stands in the address, so that it can be kept and sent: #about=…&near=…&tab=list&off=…&on=…&theme=…
// On a telephone the whole picture is too small to read, the list is not.
const usualTab = () => (matchMedia("(max-width: 600px)").matches ? "list" : "network");
function read() {
  const given = new URLSearchParams(location.hash.slice(1)), thing = (name) => (numberOf.has(given.get(name)) ? numberOf.get(given.get(name)) : -1);
  const words = (name) => new Set((given.get(name) || "").split(".").filter(Boolean)), [on, off] = [words("on"), words("off")];
  const turned = (kinds, mark, last) => kinds.map((kind) => (on.has(mark + kind[0]) ? true : off.has(mark + kind[0]) ? false : !kind[last]));
  return { about: thing("about"), near: thing("near"), tab: ["list", "network"].includes(given.get("tab")) ? given.get("tab") : usualTab(),
    kinds: turned(bible.kinds, "", 5), lines: turned(bible.lineKinds, "-", 5), theme: ["dark", "light"].includes(given.get("theme")) ? given.get("theme") : "" };
}
function written(s) {
  const turned = (on) => [...bible.kinds.map((kind, k) => [kind[0], s.kinds[k], !kind[5]]), ...bible.lineKinds.map((kind, k) => ["-" + kind[0], s.lines[k], !kind[5]])]
    .filter(([, now, usual]) => now === on && now !== usual).map(([name]) => name).join(".");
  const parts = { about: s.about >= 0 ? things[s.about][IRI] : "", near: s.near >= 0 ? things[s.near][IRI] : "", tab: s.tab === usualTab() ? "" : s.tab, on: turned(true), off: turned(false), theme: s.theme };
  return "#" + new URLSearchParams(Object.entries(parts).filter(([, value]) => value)).toString().replaceAll("%2F", "/");
}
let state = read();
const hashFor = (change) => written({ ...state, ...change });

// Everything that changes what is looked at comes through here.
function go(change) {
  const next = { ...state, ...change };
  if (typeof change.kinds === "number") next.kinds = state.kinds.map((on, k) => (k === change.kinds ? !on : on));
  if (typeof change.lines === "number") next.lines = state.lines.map((on, k) => (k === change.lines ? !on : on));
  delete next.centred;
  try { history.replaceState(null, "", written(next)); } catch { /* a frame without an address of its own */ }
  become(next, change.centred);
}
function become(next, centred) {
  const [before, first] = [state, view.shown.size === 0];
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
  if (first || (before.tab !== next.tab && next.tab === "network" )) fit();
}
const choose = (thing, centred = false) => go({ about: thing, centred });
