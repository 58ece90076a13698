// The hand and the keyboard; then the first picture.
function lookAt(thing) {
  if (!view.shown.has(thing)) { redraw(); }
  const at = network.getPositions([thing])[thing], dom = network.canvasToDOM(at), edge = 60;
  const inside = dom.x > edge && dom.y > edge && dom.x < freeWidth() - edge && dom.y < canvas.clientHeight - edge;
  const covered = (canvas.clientWidth - freeWidth()) / 2 / network.getScale();
  if (!inside) network.moveTo({ position: { x: at.x + covered, y: at.y }, animation: false });
  say(`${things[thing][LABEL]}, ${kindWord(thing)}, ${touching[thing].length} lines`);
}
// Where the panel will open over the picture, it waits for the second of two clicks to find the thing still there.
const PANEL = 360, TWICE = 320;
let second = 0;
network.on("click", ({ nodes: hit, pointer }) => {
  clearTimeout(second);
  if (!hit.length) { choose(-1); return; }
  const covered = panel.hidden && canvas.clientWidth > 600 && pointer.DOM.x > canvas.clientWidth - PANEL;
  if (!covered) choose(hit[0]);
  second = setTimeout(() => { if (covered) choose(hit[0]); if (view.around < 0) lookAt(hit[0]); }, TWICE);
});
network.on("doubleClick", ({ nodes: hit }) => {
  clearTimeout(second);
  go(hit.length ? { near: hit[0], about: hit[0] } : { near: -1 });
});
byId("back").addEventListener("click", () => go({ near: -1 }));
byId("whole").addEventListener("click", fit);
byId("closer").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.3, animation: false }));
byId("farther").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.3, animation: false }));
byId("theme").addEventListener("click", () => go({ theme: isDark() ? "light" : "dark" }));
darkWanted.addEventListener("change", () => become(state));
window.addEventListener("hashchange", () => become(read(), true));
window.addEventListener("popstate", () => become(read(), true));
document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); go({ tab: "list" }); byId("list").focus(); });

for (const name of ["network", "list"]) {
  byId(`tab-${name}`).addEventListener("click", () => go({ tab: name }));
  byId(`tab-${name}`).addEventListener("keydown", (event) => {
    if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = name === "list" ? "network" : "list";
    go({ tab: other });
    byId(`tab-${other}`).focus();
  });
}

// With the arrow keys to the nearest thing in that direction.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function step([dx, dy]) {
  const places = network.getPositions([...view.shown]);
  if (view.chosen < 0 || !places[view.chosen]) return byWeight.find((thing) => view.shown.has(thing));
  const from = places[view.chosen];
  let best = view.chosen, least = Infinity;
  for (const [id, place] of Object.entries(places)) {
    const [x, y] = [place.x - from.x, place.y - from.y], ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 1 && ahead + 2.5 * aside < least) [best, least] = [Number(id), ahead + 2.5 * aside];
  }
  return best;
}
canvas.addEventListener("keydown", (event) => {
  if (WAYS[event.key]) choose(step(WAYS[event.key]), true);
  else if (event.key === "Enter" && view.chosen >= 0) go({ near: view.chosen });
  else if (event.key === "Escape") go(view.around >= 0 ? { near: -1 } : { about: -1 });
  else if (event.key === "+" || event.key === "-") byId(event.key === "+" ? "closer" : "farther").click();
  else return;
  event.preventDefault();
});
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  choose(-1);
  find.focus();
});
window.addEventListener("beforeprint", () => { if (state.tab === "network") fit(); });
new ResizeObserver(() => { if (view.around < 0 && view.chosen < 0) fit(); }).observe(canvas);

// For the console and for tests: how many things show, and where in the window a thing is.
window.showBible = {
  shown: () => [...view.shown].map((thing) => things[thing][IRI]),
  where: (iri) => {
    const at = network.canvasToDOM(network.getPositions([numberOf.get(iri)])[numberOf.get(iri)]), box = canvas.getBoundingClientRect();
    return { x: box.x + at.x, y: box.y + at.y };
  },
};

const drawn = () => { document.documentElement.dataset.drawn = String(Math.round(performance.now())); };
network.once("afterDrawing", drawn);
become(read());
if (state.tab === "list") drawn();                           // the picture is drawn when it is asked for
