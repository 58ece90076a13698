// A cast ring: the show, or the thing that is looked at, in the middle; its characters around it by billing, who plays them outside.
const INNER = 190, APART = 27, OVAL = 1.45, PLAYER = 170;

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
  const shows = showsOf(within), whole = centre >= 0 && shows.find(({ series }) => series === centre);
  if (centre >= 0 && !whole) {
    const some = near(centre, "character").filter((i) => within.has(i));
    ring(centre, castOf([...some, ...some.flatMap((i) => near(i, "person")).filter((i) => within.has(i) && i !== centre)]), places, 0, 0);
    if (places.size > 1) return { places, straight: true };
  }
  const made = (whole ? [whole] : shows).map(({ series, own }) => {
    const cast = castOf(own).filter(([character]) => character >= 0), mine = new Map();
    if (cast.length) ring(series, cast, mine, 0, 0);
    return mine;
  });
  return { places: shelved(made.filter((mine) => mine.size)), straight: true };
}
// Rings from the inside out, each with room for its names.
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
}
const tierOf = (character) => Math.min(2, Math.floor(billing(character) / 1000));
