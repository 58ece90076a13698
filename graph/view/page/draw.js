// The picture: vis-network holds and draws things and lines; what shows, stands back or stands out is decided here.
const kindOn = bible.kinds.map((kind) => !kind[5]);
const lineOn = bible.lineKinds.map((kind) => !kind[5]);
const view = { chosen: -1, hovered: -1, around: -1, shown: new Set(), places: null };
const canvas = byId("canvas");
const CURVES = lines.length < 2500;                          // beyond that straight lines are drawn sooner
const FAINT = new Set(["made", "appears", "parts"]);           // lines that are many and say little
const ALWAYS = new Set(["series", "season", "episode"]);
const sideOf = (thing) => (view.places && view.places.has(thing) ? view.places.get(thing)[2] : things[thing][SIDE]);

const nodes = new vis.DataSet(things.map((thing, id) => ({
  id, x: thing[X], y: thing[Y], shape: bible.kinds[thing[KIND]][2], size: thing[SIZE], hidden: true,
})));
const edges = new vis.DataSet(lines.map(([from, to, kind], id) => ({ id, from, to, hidden: true, ...bend(kind) })));
function bend(kind) {
  const dashes = bible.lineKinds[kind][4] ? [4, 4] : false;
  if (!CURVES) return { dashes, smooth: false };
  if (["ties", "plot"].includes(bible.lineKinds[kind][0])) return { dashes, smooth: { enabled: true, type: "curvedCW", roundness: 0.22 } };
  return { dashes, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } };
}
const network = new vis.Network(canvas, { nodes, edges }, {
  physics: false, layout: { improvedLayout: false }, autoResize: true,
  nodes: { borderWidth: 1.5, font: { size: 0 }, chosen: false },
  edges: { width: 1, selectionWidth: 0, hoverWidth: 0, chosen: false },
  interaction: { hover: true, tooltipDelay: 1e9, selectable: true, selectConnectedEdges: false,
    hideEdgesOnDrag: lines.length > 2500, hideEdgesOnZoom: lines.length > 2500, zoomSpeed: 0.6 },
});

function showing() {
  if (view.around >= 0) {
    const near = new Set([view.around, ...touching[view.around].map((line) => otherEnd(line, view.around))]);
    return [near, (line) => lines[line][0] === view.around || lines[line][1] === view.around];
  }
  const live = (line) => FILTERS.every((f) => !f.line || f.line(line)) && lineOn[lines[line][2]] && kindOn[things[lines[line][0]][KIND]] && kindOn[things[lines[line][1]][KIND]];
  const near = new Set();
  things.forEach((thing, i) => {
    const wanted = i === view.chosen || (FILTERS.every((f) => !f.thing || f.thing(i)) && kindOn[thing[KIND]] && (ALWAYS.has(kindOf(i)[0]) || !lines.length || touching[i].some(live)));
    if (wanted) near.add(i);
  });
  return [near, live];
}

function redraw() {
  const [shown, live] = showing(), bright = brightened(), paper = css("--paper"), ink = css("--ink");
  view.shown = shown;
  nodes.update(things.map((thing, id) => ({
    id, hidden: !shown.has(id), opacity: bright && !bright.has(id) ? 0.16 : 1,
    size: view.around < 0 ? thing[SIZE] : id === view.around ? 14 : 8,
    borderWidth: id === view.chosen ? 3 : 1,
    color: { background: kindColour(thing[KIND]), border: id === view.chosen ? ink : paper },
  })));
  edges.update(lines.map(([from, to, kind], id) => {
    const near = from === centre() || to === centre();
    const hidden = !(shown.has(from) && shown.has(to) && (live(id) || near));
    const opacity = near ? 0.95 : bright ? 0.07 : FAINT.has(bible.lineKinds[kind][0]) ? 0.26 : 0.6;
    return { id, hidden, width: near ? 1.8 : 1, color: { color: lineColour(kind), opacity, inherit: false } };
  }));
  const words = `${shown.size} of ${things.length} things shown`;
  byId("count").textContent = words;
  return words;
}
const centre = () => (view.chosen >= 0 ? view.chosen : view.hovered);
function brightened() {
  const asked = first(STANDOUT);
  if (asked) return asked;
  if (centre() < 0 || view.around >= 0) return null;
  return new Set([centre(), ...touching[centre()].map((line) => otherEnd(line, centre()))]);
}

// The whole of what is shown, with room for the names at its sides.
function fit() {
  const places = network.getPositions([...view.shown]), [wide, high] = [freeWidth(), canvas.clientHeight];
  const all = Object.entries(places);
  if (!all.length || !wide) return;
  const xs = all.map(([, p]) => p.x), ys = all.map(([, p]) => p.y);
  const [l, r, t, b] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = (s) => Math.min(230, wide * 0.32, 24 + 0.54 * Math.max(0, ...all.filter(([id, p]) => Math.abs(p.x - (s < 0 ? l : r)) < 60 && sideOf(+id) === s).map(([id]) => clip(shorts[id]).length * textSize(+id))));
  const [left, right] = [side(-1), side(1)];
  const scale = Math.min((wide - left - right) / Math.max(r - l, 1), (high - 78) / Math.max(b - t, 1), 1.6);
  if (!(scale > 0)) return;                                    // no room at all: a frame that is not shown yet
  const covered = (canvas.clientWidth - wide) / 2;
  network.moveTo({ scale, animation: false, position: { x: (l + r) / 2 + ((right - left) / 2 + covered) / scale, y: (t + b) / 2 + 10 / scale } });
}
// The picture's width that the panel leaves free: it lies over the picture, so that nothing moves when it opens.
const freeWidth = () => canvas.clientWidth - (panel.hidden || canvas.clientWidth < 600 ? 0 : panel.offsetWidth);

network.on("afterDrawing", (ctx) => {
  const bright = brightened();
  const first = new Set(centre() >= 0 ? [centre(), ...(bright && bright.size <= 40 ? bright : [])] : []);
  drawLabels(ctx, network, view.shown, first, (thing) => bright && !bright.has(thing));
});
let pause = 0;                                                // a hand that only passes by changes nothing
function hover(node) {
  clearTimeout(pause);
  canvas.classList.toggle("over", node >= 0);
  pause = setTimeout(() => { view.hovered = node; if (view.chosen < 0 && view.around < 0) redraw(); }, 120);
}
network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(-1));
network.on("hoverEdge", ({ edge, pointer }) => tip(lines[edge], pointer.DOM));
network.on("blurEdge", () => { byId("tip").hidden = true; });
function tip([from, to, , label], at) {
  const box = byId("tip");
  box.replaceChildren(el("bdi", {}, things[from][LABEL]), " — ", el("b", {}, label), " → ", el("bdi", {}, things[to][LABEL]));
  box.style.left = Math.min(at.x + 14, canvas.clientWidth - 220) + "px";
  box.style.top = at.y + 16 + "px";
  box.hidden = false;
}
