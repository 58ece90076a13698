// A cast ring: the show, or the thing that is looked at, in the middle; its characters around it by billing, who plays them outside.
const INNER = 190, APART = 27, OVAL = 1.45, PLAYER = 170, BETWEEN_RINGS = 420;

LAYOUTS.push({ id: "ring", label: "Cast ring", place: rings,
  lacks: (scene) => (scene.things.some((i) => kindId(i) === "character") ? "" : "no characters here") });

// Of a thing that is looked at there is one ring; else each show has its own.
function ringCentre(scene) {
  const wanted = [view.chosen, ...(scene.around || [])].filter((i) => i >= 0);
  return wanted.find((i) => kindId(i) === "series" || near(i, "character").length) ?? -1;
}
const near = (thing, kind) => [...new Set(touching[thing].map((line) => otherEnd(line, thing)).filter((i) => kindId(i) === kind))];

function rings(scene) {
  const within = new Set(scene.things), centre = ringCentre(scene), places = new Map();
  const shows = showsOf(within), whole = shows.find(({ series }) => series === centre);
  if (centre >= 0 && !whole) {
    const some = near(centre, "character").filter((i) => within.has(i));
    ring(centre, castOf([...some, ...some.flatMap((i) => near(i, "person")).filter((i) => within.has(i) && i !== centre)]), places, 0, 0);
    if (places.size > 1) return { places, straight: true };
  }
  let [left, top, shelf] = [0, 0, 0];
  const made = (whole ? [whole] : shows).map(({ series, own }) => {
    const cast = castOf(own).filter(([character]) => character >= 0), mine = new Map();
    if (!cast.length) return null;
    const out = ring(series, cast, mine, 0, 0);
    return { mine, out };
  }).filter(Boolean);
  const widest = Math.max(2 * OVAL * Math.sqrt(made.reduce((sum, { out }) => sum + 4 * out * out, 0)), ...made.map(({ out }) => 2 * OVAL * out));
  for (const { mine, out } of made) {
    if (left && left + 2 * OVAL * out > widest) { left = 0; top += shelf; shelf = 0; }
    for (const [i, [x, y, side]] of mine) places.set(i, [Math.round(x + left + OVAL * out), Math.round(y + top + out), side]);
    left += 2 * OVAL * out + BETWEEN_RINGS;
    shelf = Math.max(shelf, 2 * out + BETWEEN_RINGS / 2);
  }
  return { places, straight: true };
}
// Rings from the inside out, each with room for its names; how far it reaches.
function ring(centre, cast, places, x, y) {
  if (centre >= 0) places.set(centre, [x, y, 0]);
  const tiers = [0, 1, 2].map((tier) => cast.filter(([character]) => tierOf(character) === tier)).filter((some) => some.length);
  let out = INNER;
  for (const tier of tiers) for (let rest = tier; rest.length;) {
    out = Math.max(out, tier === tiers[0] && rest === tier ? Math.min((rest.length * APART) / 5, 2 * INNER) : 0);
    const room = Math.max(6, Math.floor((5.2 * out) / APART)), some = rest.slice(0, room), players = some.some(([, actors]) => actors.length);
    some.forEach(([character, actors], i) => {
      const angle = (2 * Math.PI * i) / some.length, [sin, cos] = [Math.sin(angle), Math.cos(angle)], side = Math.abs(sin) < 1e-9 ? 1 : Math.sign(sin);
      const at = (r) => [Math.round(x + OVAL * r * sin), Math.round(y - r * cos), side];
      places.set(character, at(out));
      actors.forEach((actor, k) => places.set(actor, at(out + PLAYER * (0.75 + 0.25 * k))));
    });
    out += players ? PLAYER + 110 : 110;
    rest = rest.slice(room);
  }
  return out;
}
const tierOf = (character) => Math.min(2, Math.floor(billing(character) / 1000));
