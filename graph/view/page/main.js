// The buttons and the address; then the first picture.
byId("back").addEventListener("click", () => go(Object.assign({ around: [], more: [], all: false }, ...LEAVES)));
byId("everything").addEventListener("click", () => go({ all: true, around: [], more: [] }));
byId("whole").addEventListener("click", () => { fit(); go({ at: null }); });
const zoom = (by) => { network.moveTo({ scale: network.getScale() * by, animation: false }); stay(); };
byId("closer").addEventListener("click", () => zoom(1.3));
byId("farther").addEventListener("click", () => zoom(1 / 1.3));
// Where somebody has moved to stands in the address too.
let still = 0;
function stay() {
  clearTimeout(still);
  still = setTimeout(() => { const { x, y } = network.getViewPosition(); go({ at: [Math.round(x), Math.round(y), Number(network.getScale().toFixed(3))] }); }, 250);
}
network.on("zoom", stay);
network.on("dragEnd", ({ nodes: hit }) => { if (!hit.length) stay(); });
byId("theme").addEventListener("click", () => go({ theme: isDark() ? "light" : "dark" }));
darkWanted.addEventListener("change", () => { fillLegend(); become(state); });
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

panel.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  choose(-1);
  find.focus();
});
window.addEventListener("beforeprint", () => { if (state.tab === "network") fit(); });
new ResizeObserver(() => { if (view.scene && !state.at && view.chosen < 0) fit(); }).observe(canvas);

// Around what the picture is, how far, and the ways back and on.
const depthSelect = el("select", { "aria-label": "Steps from there", onchange: () => go({ depth: Number(depthSelect.value) }) }, ...[1, 2, 3, 4].map((n) => el("option", { value: n }, `${n} ${n > 1 ? "steps" : "step"}`)));
const secondsFor = (count) => Math.max(2, Math.ceil(count / 8000));
CHANGES.push((now) => {
  const narrowed = Boolean(view.scene.around) || Boolean(now.all) || Boolean(view.scene.places);
  byId("back").hidden = !narrowed;
  byId("back").textContent = things.length > AT_ONCE ? "← Back to the best known" : "← Back to everything";
  byId("around").hidden = !view.scene.title;
  byId("around").replaceChildren(...[view.scene.title || []].flat());
  byId("steps").hidden = !view.scene.around;
  depthSelect.value = String(now.depth);
  const core = view.scene.key === "core";
  byId("everything").hidden = !core || things.length > AT_MOST;
  byId("everything").textContent = `Draw all ${things.length.toLocaleString("en")} (takes about ${secondsFor(things.length + lines.length)} s)`;
});
byId("steps").append(depthSelect);
SCENES.push(surroundings, usualScene);

// For the console and for tests: what shows, where in the picture and in the window a thing is.
window.showBible = {
  shown: () => [...view.shown].map((thing) => things[thing][IRI]),
  place: (iri) => { const [x, y] = placeOf(numberOf.get(iri)); return { x, y }; },
  where: (iri) => {
    const thing = numberOf.get(iri), [x, y] = placeOf(thing), at = network.canvasToDOM(view.shown.has(thing) ? network.getPositions([thing])[thing] : { x, y }), box = canvas.getBoundingClientRect();
    return { x: box.x + at.x, y: box.y + at.y };
  },
};

const drawn = () => { document.documentElement.dataset.drawn = String(Math.round(performance.now())); };
network.once("afterDrawing", drawn);
become(read());
if (state.tab === "list") drawn();                           // the picture is drawn when it is asked for
