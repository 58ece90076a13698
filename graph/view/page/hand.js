// What the hand does in the picture: pointing, clicking, opening.
let pause = 0;                                                // a hand that only passes by changes nothing
function hover(node) {
  clearTimeout(pause);
  canvas.classList.toggle("over", node !== -1);
  if (typeof node !== "number") return;
  pause = setTimeout(() => { view.hovered = node; if (view.chosen < 0 && !view.scene.even) redraw(); }, 120);
}
network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(-1));
network.on("hoverEdge", ({ edge, pointer }) => tip(edge, pointer.DOM));
network.on("blurEdge", () => { byId("tip").hidden = true; });
function tip(edge, at) {
  const link = (view.scene.links || []).find(({ from, to }) => edge === `${from}-${to}`);
  if (!link && typeof edge !== "number") return;
  const [from, to, words] = link ? [link.from, link.to, `${link.count} ${link.count === 1 ? "tie" : "ties"}`] : [lines[edge][0], lines[edge][1], lineLabel(edge)];
  const box = byId("tip");
  box.replaceChildren(el("bdi", {}, things[from][LABEL]), " — ", el("b", {}, words), " → ", el("bdi", {}, things[to][LABEL]));
  box.style.left = Math.min(at.x + 14, canvas.clientWidth - 220) + "px";
  box.style.top = at.y + 16 + "px";
  box.hidden = false;
}

// Where the panel will open over the picture, it waits for the second of two clicks to find the thing still there.
const PANEL = 360, TWICE = 320;
let second = 0;
network.on("click", ({ nodes: hit, pointer }) => {
  clearTimeout(second);
  if (!hit.length) { choose(-1); return; }
  if (typeof hit[0] !== "number") { openMore(hit[0]); return; }
  const covered = panel.hidden && canvas.clientWidth > 600 && pointer.DOM.x > canvas.clientWidth - PANEL;
  if (!covered) choose(hit[0]);
  second = setTimeout(() => { if (covered) choose(hit[0]); if (!view.scene.even) lookAt(hit[0]); }, TWICE);
});
network.on("doubleClick", ({ nodes: hit }) => {
  clearTimeout(second);
  if (hit.length && typeof hit[0] !== "number") return;
  go(hit.length ? { around: [hit[0]], about: hit[0], more: [] } : { around: [], more: [] });
});

function lookAt(thing) {
  if (!view.shown.has(thing)) { go({ around: [thing], more: [] }); return; }   // elsewhere in the bible: go there
  const [x, y] = placeOf(thing), dom = network.canvasToDOM({ x, y }), edge = 60;
  const inside = dom.x > edge && dom.y > edge && dom.x < freeWidth() - edge && dom.y < canvas.clientHeight - edge;
  const covered = (canvas.clientWidth - freeWidth()) / 2 / network.getScale();
  if (!inside) network.moveTo({ position: { x: x + covered, y }, animation: false });
  say(`${things[thing][LABEL]}, ${kindWord(thing)}, ${touching[thing].length} lines`);
}

// With the arrow keys to the nearest thing in that direction.
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function step([dx, dy]) {
  if (view.chosen < 0 || !view.places.has(view.chosen)) return view.order.length ? view.order[0] : -1;
  const from = view.places.get(view.chosen);
  let best = view.chosen, least = Infinity;
  for (const thing of view.shown) {
    const at = view.places.get(thing), [x, y] = [at[0] - from[0], at[1] - from[1]], ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead > 1 && ahead + 2.5 * aside < least) [best, least] = [thing, ahead + 2.5 * aside];
  }
  return best;
}
canvas.addEventListener("keydown", (event) => {
  if (WAYS[event.key]) choose(step(WAYS[event.key]), true);
  else if (event.key === "Enter" && view.chosen >= 0) go({ around: [view.chosen], more: [] });
  else if (event.key === "Escape") go(state.around.length ? { around: [], more: [] } : { about: -1 });
  else if (event.key === "+" || event.key === "-") byId(event.key === "+" ? "closer" : "farther").click();
  else return;
  event.preventDefault();
});
