// Seasons as columns: each show a band, its episodes below their season, who made them left of it, the cast right.
const ROW = 24, LONGEST = 30, HEAD = 64, LETTER = 6.6, BAND = 150;

LAYOUTS.push({ id: "seasons", label: "Seasons as columns", place: columns,
  lacks: (scene) => (scene.things.some((i) => ["season", "episode"].includes(kindId(i))) ? "" : "no seasons or episodes here") });

function columns(scene) {
  const bands = showsOf(new Set(scene.things)).map((show) => { const places = new Map(); band(show, places, 0); return places; });
  return { places: shelved(bands.filter((places) => places.size)), skips: new Set(["parts"]) };
}
// Several pictures beside and below each other, about as wide as a window.
function shelved(pictures) {
  const boxes = pictures.map((places) => {
    const all = [...places.values()], xs = all.map(([x]) => x), ys = all.map(([, y]) => y), [left, top] = [Math.min(...xs), Math.min(...ys)];
    return { places, left, top, wide: Math.max(...xs) - left + 260, high: Math.max(...ys) - top + BAND };
  });
  const widest = Math.max(Math.sqrt(1.9 * boxes.reduce((sum, box) => sum + box.wide * box.high, 0)), ...boxes.map((box) => box.wide)), laid = new Map();
  let [x, y, shelf] = [0, 0, 0];
  for (const box of boxes) {
    if (x && x + box.wide > widest) { x = 0; y += shelf; shelf = 0; }
    for (const [thing, [px, py, side]] of box.places) laid.set(thing, [Math.round(px - box.left + x), Math.round(py - box.top + y), side]);
    x += box.wide;
    shelf = Math.max(shelf, box.high);
  }
  return laid;
}
// The shows of a scene, the biggest first, each with its own things; what hangs on none comes last.
function showsOf(within) {
  const series = [...within].filter((i) => kindId(i) === "series"), told = series.filter((i) => parts(i, within).length);
  const hub = nearestOf(told.length ? told : series, (i) => within.has(i)), all = new Map();
  for (const i of within) all.has(hub[i]) ? all.get(hub[i]).push(i) : all.set(hub[i], [i]);
  return [...all].map(([series, own]) => ({ series, own })).sort((a, b) => (a.series < 0) - (b.series < 0) || b.own.length - a.own.length || a.series - b.series);
}
// Seasons of a series, episodes of a season.
const parts = (thing, within) => touching[thing].filter((line) => lines[line][1] === thing && lineId(line) === "parts").map((line) => lines[line][0]).filter((i) => within.has(i));
const parted = (thing, within) => touching[thing].filter((line) => lines[line][0] === thing && lineId(line) === "parts" && ["season", "series"].includes(kindId(lines[line][1]))).map((line) => lines[line][1]).filter((i) => within.has(i));
const inOrder = (a, b) => (things[a][NUMBER] || 0) - (things[b][NUMBER] || 0) || (things[a][DATE] || "").localeCompare(things[b][DATE] || "") || a - b;
const wide = (column, least = 60) => Math.max(least, 44 + LETTER * column.reduce((most, i) => Math.max(most, clip(shorts[i]).length), 0));

function band({ series, own }, places, top) {
  const within = new Set(own), seasons = own.filter((i) => kindId(i) === "season").sort(inOrder);
  const episodes = own.filter((i) => kindId(i) === "episode"), at = new Map(seasons.map((s) => [s, []])), bare = [];
  for (const e of episodes) { const season = parted(e, within).find((i) => at.has(i)); (season === undefined ? bare : at.get(season)).push(e); }
  const groups = [...at].map(([season, some]) => [season, some.sort(inOrder)]);
  if (bare.length) groups.push([-1, bare.sort(inOrder)]);
  const rank = new Map(groups.flatMap(([, some]) => some).map((e, i) => [e, i]));
  const rows = Math.min(LONGEST, Math.max(6, ...groups.map(([, some]) => some.length)));
  const rest = own.filter((i) => i !== series && !at.has(i) && !rank.has(i));
  const made = (i) => touching[i].filter((line) => ["written", "made"].includes(lineId(line))).map((line) => rank.get(otherEnd(line, i))).filter((r) => r !== undefined);
  const makers = rest.filter((i) => kindId(i) === "person" && made(i).length).map((i) => [mean(made(i)), i]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, i]) => i);
  const cast = castOf(rest), seated = new Set([...makers, ...cast.flat(2)]);
  const others = rest.filter((i) => !seated.has(i)).sort((a, b) => things[a][KIND] - things[b][KIND] || byWeight(a, b));
  const high = Math.max(rows, Math.ceil(Math.sqrt(rest.length * 7)));

  let x = 0;
  const put = (column, side) => column.forEach((i, row) => places.set(i, [Math.round(x), top + HEAD + row * ROW, side]));
  for (const [season, some] of groups) {
    const from = x;
    for (let i = 0; i < Math.max(1, some.length); i += rows) { const column = some.slice(i, i + rows); put(column, 1); x += wide(column, 110); }
    if (season >= 0) places.set(season, [Math.round(from), top + HEAD - 34, 1]);
  }
  const right = x;
  if (series >= 0) places.set(series, [0, top - 46, 1]);
  x = right + 30;
  for (let i = 0; i < cast.length; i += high) {
    const some = cast.slice(i, i + high), [inner, outer] = [some.flatMap(([c]) => (c >= 0 ? [c] : [])), some.flatMap(([, actors]) => actors)];
    let row = 0;
    const step = inner.length ? wide(inner) : 0;
    for (const [character, actors] of some) {
      if (character >= 0) places.set(character, [Math.round(x), top + HEAD + row * ROW, 1]);
      actors.forEach((actor, k) => places.set(actor, [Math.round(x + step), top + HEAD + (row + k) * ROW, 1]));
      row += Math.max(1, actors.length);
    }
    x += step + (outer.length ? wide(outer) : 0);
  }
  for (let i = 0; i < others.length; i += high) { const column = others.slice(i, i + high); put(column, 1); x += wide(column); }
  x = -40;
  for (let i = makers.length; i > 0; i -= high) { const column = makers.slice(Math.max(0, i - high), i); put(column, -1); x -= wide(column); }
}

// The cast, the first billed first: [character, who plays it]; -1 for a player of nobody named.
function castOf(some) {
  const within = new Set(some), taken = new Set();
  const plays = (i, kind) => [...new Set(touching[i].filter((line) => lineId(line) === "plays").map((line) => otherEnd(line, i)).filter((o) => within.has(o) && kindId(o) === kind))];
  const pairs = some.filter((i) => kindId(i) === "character").sort((a, b) => billing(a) - billing(b) || byWeight(a, b)).map((character) => {
    const actors = plays(character, "person").filter((a) => !taken.has(a));
    actors.forEach((a) => taken.add(a));
    return [character, actors];
  });
  const bare = some.filter((i) => kindId(i) === "person" && !taken.has(i) && touching[i].some((line) => lineId(line) === "plays")).sort(byWeight);
  return [...pairs, ...bare.map((actor) => [-1, [actor]])];
}
// How far from the top of the credits: main cast in order, recurring, guests; those whom nobody plays last.
const billing = (character) => touching[character].reduce((least, line) => (lineId(line) === "plays" ? Math.min(least, lines[line][4] ?? 2999) : least), 9999);
