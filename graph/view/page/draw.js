// The picture: vis-network holds and draws what is in the scene, and nothing else; how it looks is decided here.
const kindOn = bible.kinds.map((kind) => !kind[5]);
const lineOn = bible.lineKinds.map((kind) => !kind[5]);
const view = { chosen: -1, hovered: -1, scene: null, shown: new Set(), order: [], shows: 0, grow: 1, places: new Map(), lines: new Set() };
const canvas = byId("canvas");
const CURVES = 2500, HOLD = 2500;                            // lines: beyond that straight ones are drawn sooner, and none while it moves
const FAINT = new Set(["made", "appears", "parts"]);          // lines that are many and say little
const placeOf = (thing) => view.places.get(thing) || [things[thing][X], things[thing][Y], things[thing][SIDE]];
const sideOf = (thing) => placeOf(thing)[2];
const sizeOf = (thing) => (view.scene.size ? view.scene.size(thing) : things[thing][SIZE]) * view.grow;

const nodes = new vis.DataSet(), edges = new vis.DataSet();
const network = new vis.Network(canvas, { nodes, edges }, {
  physics: false, layout: { improvedLayout: false }, autoResize: true,
  nodes: { borderWidth: 1.5, font: { size: 0 }, chosen: false },
  edges: { width: 1, selectionWidth: 0, hoverWidth: 0, chosen: false },
  interaction: { hover: true, tooltipDelay: 1e9, selectable: true, selectConnectedEdges: false,
    hideEdgesOnDrag: lines.length > HOLD, hideEdgesOnZoom: lines.length > HOLD, zoomSpeed: 0.6 },
});

function bend(line) {
  const own = first(BENDS, line), kind = lineId(line), dashes = bible.lineKinds[lines[line][2]][4] ? [4, 4] : false;
  if (own) return { dashes, ...own };
  if (view.lines.size > CURVES || view.scene.straight) return { dashes, smooth: false };
  if (["ties", "plot"].includes(kind)) return { dashes, smooth: { enabled: true, type: "curvedCW", roundness: 0.22 } };
  return { dashes, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } };
}
const sifted = { thing: (thing) => FILTERS.every((f) => !f.thing || f.thing(thing)), line: (line) => FILTERS.every((f) => !f.line || f.line(line)) };

// Take another scene, or the same with other things switched on; true if anything stands elsewhere now.
function stage() {
  const before = view.scene, scene = first(SCENES, state), laid = arranged(scene);
  const moved = !before || before.key !== scene.key || before.layout !== laid.layout;
  view.scene = { ...scene, layout: laid.layout, straight: scene.straight || laid.straight, paint: laid.paint };
  view.places = laid.places;
  view.shown = new Set(scene.things.filter((thing) => laid.places.has(thing)));
  view.order = [...view.shown].sort((a, b) => rankOf[a] - rankOf[b]);
  view.shows = view.order.filter((thing) => kindId(thing) === "series").length;
  const told = (line) => !laid.skips || !laid.skips.has(lineId(line)) || lines[line][0] === view.chosen || lines[line][1] === view.chosen;
  view.lines = new Set();
  for (const thing of view.shown) for (const line of touching[thing])
    if (view.shown.has(otherEnd(line, thing)) && told(line) && (scene.sifts === false || sifted.line(line)) && (scene.line(line) || thing === view.chosen)) view.lines.add(line);
  return moved;
}

function redraw() {
  const bright = brightened(), paper = css("--paper"), ink = css("--ink");
  const made = [...view.shown].map((id) => {
    const [x, y] = view.places.get(id), size = sizeOf(id);
    return { id, x, y, size, shape: kindOf(id)[2], opacity: bright && !bright.has(id) ? 0.16 : 1, borderWidth: id === view.chosen ? 3 : 1,
      color: { background: kindColour(things[id][KIND]), border: id === view.chosen ? ink : paper } };
  });
  hold(nodes, [...made, ...moreNodes(bright)]);
  const tied = first(BUNDLES) || { single: [...view.lines], bundles: [] };
  hold(edges, [...tied.bundles.map((bundle) => bundleEdge(bundle, bright)), ...tied.single.map((id) => {
    const [from, to, kind] = lines[id], near = from === centre() || to === centre();
    const opacity = near ? 0.95 : bright ? 0.07 : FAINT.has(bible.lineKinds[kind][0]) && !view.scene.strong ? 0.26 : 0.6;
    return { id, from, to, width: near ? 1.8 : 1, color: { color: lineColour(kind), opacity, inherit: false }, ...bend(id) };
  }), ...(view.scene.links || []).filter(({ from, to }) => view.shown.has(from) && view.shown.has(to)).map(({ from, to, count }) => ({ id: `${from}-${to}`, from, to, width: Math.min(1 + count / 3, 6), smooth: false,
    color: { color: css("--quiet"), opacity: bright ? (from === centre() || to === centre() ? 0.9 : 0.06) : 0.3, inherit: false } })), ...moreLines(bright)]);
  const words = `${view.shown.size.toLocaleString("en")} of ${things.length.toLocaleString("en")} things shown`;
  byId("count").textContent = words;
  return words;
}
// Several lines as one, with their number.
function bundleEdge({ id, from, to, lines: held }, bright) {
  const near = from === centre() || to === centre(), wide = Math.min(1 + held.length * 0.35, 4) + (near ? 0.8 : 0);
  return { id, from, to, width: wide, label: String(held.length), scaling: { label: { drawThreshold: near ? 4 : 10 } }, ...bend(held[0]), dashes: false,
    font: { size: 11, color: css("--ink"), strokeColor: css("--paper"), strokeWidth: 3, face: FONT }, color: { color: lineColour(lines[held[0]][2]), opacity: near ? 0.95 : bright ? 0.07 : 0.6, inherit: false } };
}
// What is not drawn is not held either.
function hold(set, wanted) {
  const kept = new Set(wanted.map(({ id }) => id)), gone = set.getIds().filter((id) => !kept.has(id));
  if (gone.length) set.remove(gone);
  set.update(wanted);
}
const centre = () => (view.chosen >= 0 ? view.chosen : view.hovered);
function brightened() {
  const asked = first(STANDOUT);
  if (asked) return asked;
  if (!view.shown.has(centre()) || view.scene.even) return null;
  const linked = (view.scene.links || []).flatMap(({ from, to }) => (from === centre() ? [to] : to === centre() ? [from] : []));
  return new Set([centre(), ...linked, ...touching[centre()].map((line) => otherEnd(line, centre()))]);
}

// The whole of what is shown, with room for the names at its sides.
function fit() {
  const [wide, high] = [freeWidth(), canvas.clientHeight], all = [...view.places];
  if (!all.length || !wide) return;
  let [l, r, t, b] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [, [x, y]] of all) { l = Math.min(l, x); r = Math.max(r, x); t = Math.min(t, y); b = Math.max(b, y); }
  const side = (s) => Math.min(230, wide * 0.32, 24 + 0.57 * all.reduce((most, [id, p]) => (Math.abs(p[0] - (s < 0 ? l : r)) < 60 && p[2] === s ? Math.max(most, clip(shorts[id]).length * textSize(id)) : most), 0));
  const [left, right] = [side(-1), side(1)], room = byId("tools").offsetHeight + (view.scene.paint ? 24 : 0);
  const scale = Math.min((wide - left - right) / Math.max(r - l, 1), (high - 78 - room) / Math.max(b - t, 1), 1.6);
  if (!(scale > 0)) return;                                    // no room at all: a frame that is not shown yet
  const covered = (canvas.clientWidth - wide) / 2, grow = Math.min(2.2, Math.max(1, 0.65 / scale));
  if (Math.abs(grow - view.grow) > 0.05) { view.grow = grow; redraw(); }   // what is seen from far is drawn bigger
  network.moveTo({ scale, animation: false, position: { x: (l + r) / 2 + ((right - left) / 2 + covered) / scale, y: (t + b) / 2 + (10 - room / 2) / scale } });
}
// The picture's width that the panel leaves free: it lies over the picture, so that nothing moves when it opens.
const freeWidth = () => canvas.clientWidth - (panel.hidden || canvas.clientWidth < 600 ? 0 : panel.offsetWidth);

network.on("beforeDrawing", (ctx) => { if (view.scene && view.scene.paint) view.scene.paint(ctx); });
network.on("afterDrawing", (ctx) => {
  if (!view.scene) return;
  const bright = brightened();
  const named = new Set(centre() >= 0 ? [centre(), ...(bright && bright.size <= 40 ? bright : [])] : []);
  drawLabels(ctx, network, view.order, named, (thing) => bright && !bright.has(thing));
});
