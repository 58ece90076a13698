// Narrowing to a neighbourhood: the thing in the middle, whom it meets in columns at both sides, sorted by how.
function narrow(thing) {
  view.around = thing;
  view.places = starPlaces(thing);
  nodes.update([...view.places].map(([id, [x, y]]) => ({ id, x, y })));
  byId("back").hidden = byId("around").hidden = false;
  byId("around").replaceChildren("Around ", el("bdi", {}, things[thing][LABEL]));
  say(`${redraw()}: the neighbourhood of ${things[thing][LABEL]}`);
  fit();
}
function widen() {
  if (view.around < 0) return;
  const moved = [...view.places.keys()];
  view.around = -1;
  view.places = null;
  nodes.update(moved.map((id) => ({ id, x: things[id][X], y: things[id][Y] })));
  byId("back").hidden = byId("around").hidden = true;
  say(redraw());
  fit();
}

function starPlaces(thing) {
  const how = new Map();
  for (const line of touching[thing]) {
    const other = otherEnd(line, thing);
    if (other !== thing && !(how.get(other) <= lines[line][2])) how.set(other, lines[line][2]);
  }
  const near = [...how.keys()].sort((a, b) => how.get(a) - how.get(b) || things[a][KIND] - things[b][KIND]
    || things[a][Y] - things[b][Y] || a - b);
  const places = new Map([[thing, [0, 0, 0]]]);
  const rows = Math.max(28, Math.ceil(Math.sqrt(near.length * 3.2)));
  const halves = near.length > 6 ? [near.slice(0, Math.ceil(near.length / 2)), near.slice(Math.ceil(near.length / 2))] : [[], near];
  halves.forEach((half, right) => {
    const columns = Math.max(1, Math.ceil(half.length / rows)), size = Math.ceil(half.length / columns);
    half.forEach((other, i) => {
      const [column, row] = [Math.floor(i / size), i % size], count = Math.min(size, half.length - column * size);
      const y = (row - (count - 1) / 2) * 26, x = 210 + column * 220 - (y * y) / 3600;
      places.set(other, [Math.round(right ? x : -x), Math.round(y), right ? 1 : -1]);
    });
  });
  return places;
}
