// Where things stand: the ways to lay a scene out, and the control that chooses one.
// A layout is {id, label, lacks(scene) → why not, or "", place(scene) → {places, morePlaces?, paint?, straight?, skips?}}:
// `skips` are kinds of lines that the places tell themselves.
const LAYOUTS = [{ id: "show", label: "By show", lacks: () => "", place: usual }];
let lastLaid = { key: "" };

function usual(scene) {
  if (scene.places) return { places: scene.places };
  if (scene.even) return spokes(scene);
  if (scene.around && scene.around.length === 1) return tree(scene);
  if (scene.around || scene.links) return free(scene);
  return { places: new Map(scene.things.map((i) => [i, [things[i][X], things[i][Y], things[i][SIDE]]])) };
}
function arranged(scene) {
  const wanted = LAYOUTS.find(({ id }) => id === state.layout), layout = !scene.places && wanted && !wanted.lacks(scene) ? wanted : LAYOUTS[0];
  const around = layout.id === "ring" ? ringCentre(scene) : "";
  const key = [layout.id, scene.key, around, scene.things.join(" ")].join("|");
  if (lastLaid.key !== key) lastLaid = { key, layout: layout.id, morePlaces: new Map(), ...layout.place(scene) };
  const places = new Map(lastLaid.places);
  if (view.chosen >= 0 && !places.has(view.chosen)) seat(view.chosen, places);
  view.morePlaces = lastLaid.morePlaces;
  return { ...lastLaid, places };
}
// A thing that is looked at has a place too: amid those that it meets.
function seat(thing, places) {
  const beside = touching[thing].map((line) => places.get(otherEnd(line, thing))).filter(Boolean);
  if (beside.length) places.set(thing, [mean(beside.map((p) => p[0])) + 30, mean(beside.map((p) => p[1])) + 30, 1]);
}
const mean = (values) => Math.round(values.reduce((a, b) => a + b, 0) / values.length);

PARTS.push({ name: "layout", step: true, read: (given) => (LAYOUTS.some(({ id }) => id === given.get("layout")) ? given.get("layout") : "show"), write: (layout) => ({ layout: layout === "show" ? "" : layout }) });
const layoutSelect = el("select", { id: "layout", onchange: () => go({ layout: layoutSelect.value }) });
tool(el("span", {}, el("label", { for: "layout" }, "Layout "), layoutSelect));
CHANGES.push(() => {
  const given = Boolean(view.scene.places);
  layoutSelect.replaceChildren(...LAYOUTS.map(({ id, label, lacks }) => {
    const why = given && id !== "show" ? "not here" : lacks(view.scene);
    return el("option", { value: id, disabled: Boolean(why) }, why ? `${label} (${why})` : label);
  }));
  layoutSelect.value = view.scene.layout;
});

// Around one thing: whom it meets in columns at both sides, sorted by how.
function spokes(scene) {
  const centre = scene.around[0], how = new Map();
  for (const line of touching[centre]) { const other = otherEnd(line, centre); if (!(how.get(other) <= lines[line][2])) how.set(other, lines[line][2]); }
  const left = scene.left.map(({ thing, kind }) => ({ more: `${thing}~${kind}`, how: bible.lineKinds.findIndex((k) => k[0] === kind) }));
  const near = scene.things.filter((thing) => thing !== centre)
    .sort((a, b) => how.get(a) - how.get(b) || things[a][KIND] - things[b][KIND] || (ALWAYS.has(kindId(a)) ? byPlace(a, b) : things[a][Y] - things[b][Y]) || a - b)
    .map((thing) => ({ thing, how: how.get(thing) }));
  const all = [...near, ...left].sort((a, b) => a.how - b.how);
  const places = new Map([[centre, [0, 0, 0]]]), morePlaces = new Map();
  const rows = Math.max(28, Math.ceil(Math.sqrt(all.length * 3.2)));
  const halves = all.length > 6 ? [all.slice(0, Math.ceil(all.length / 2)), all.slice(Math.ceil(all.length / 2))] : [[], all];
  halves.forEach((half, right) => {
    const columns = Math.max(1, Math.ceil(half.length / rows)), size = Math.ceil(half.length / columns);
    half.forEach((item, i) => {
      const [column, row] = [Math.floor(i / size), i % size], count = Math.min(size, half.length - column * size);
      const y = (row - (count - 1) / 2) * 26, x = 210 + column * 220 - (y * y) / 3600, at = [Math.round(right ? x : -x), Math.round(y), right ? 1 : -1];
      if (item.more) morePlaces.set(item.more, at); else places.set(item.thing, at);
    });
  });
  return { places, morePlaces };
}

// Around one thing, several steps: each beside the thing by which it came, farther out with each step.
const STEP_OUT = [0, 260, 480, 680, 860];
function tree(scene) {
  const children = new Map(), leaves = new Map(), places = new Map();
  for (const [thing, parent] of scene.parents) children.has(parent) ? children.get(parent).push(thing) : children.set(parent, [thing]);
  const count = (thing) => { const n = (children.get(thing) || []).reduce((sum, child) => sum + count(child), 0) || 1; leaves.set(thing, n); return n; };
  const all = count(scene.around[0]), grown = Math.max(1, (all * 17) / (2 * Math.PI * STEP_OUT[Math.max(1, ...scene.steps.values())]));
  const grow = (thing, from, to) => {
    const step = scene.steps.get(thing), angle = (from + to) / 2, out = STEP_OUT[step] * grown;
    places.set(thing, [Math.round(1.5 * out * Math.sin(angle)), Math.round(-out * Math.cos(angle)), step ? (Math.sin(angle) < 0 ? -1 : 1) : 0]);
    let at = from;
    for (const child of children.get(thing) || []) { const wide = ((to - from) * leaves.get(child)) / leaves.get(thing); grow(child, at, at + wide); at += wide; }
  };
  grow(scene.around[0], 0, 2 * Math.PI);
  return { places, straight: true };
}
