// Names beside the things: the most important first, and none over another; closer up there is room for more.
const FONT = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", "DejaVu Sans", sans-serif';
const LETTERS_MOST = 32;
const KINDS_FIRST = ["series", "season", "episode", "character", "person", "work", "organisation"];
const weight = (thing) => {
  const at = KINDS_FIRST.indexOf(kindOf(thing)[0]);
  return (at < 0 ? 0 : (KINDS_FIRST.length - at) * 6 + (at ? 0 : 30)) + Math.min(touching[thing].length, 24);
};
// The place of each thing among all, the weightiest first.
const rankOf = (() => {
  const weights = things.map((_, i) => weight(i)), ranks = new Int32Array(things.length);
  things.map((_, i) => i).sort((a, b) => weights[b] - weights[a] || touching[b].length - touching[a].length || a - b).forEach((thing, rank) => { ranks[thing] = rank; });
  return ranks;
})();
const MANY_SHOWS = 12;                                       // their names are written smaller, and only where there is room
const textSize = (thing) => (view.scene.even ? 13.5 : { series: view.shows > MANY_SHOWS ? 15 : 21, season: 15 }[kindId(thing)] || 12.5);
const widths = new Map();

function measured(ctx, words, font) {
  const key = font + words;
  if (!widths.has(key)) widths.set(key, ctx.measureText(words).width);
  return widths.get(key);
}

// Boxes that are taken, in cells so that few need to be compared.
function makeRoom() {
  const cells = new Map(), size = 80;
  const each = (box, visit) => {
    for (let x = Math.floor(box[0] / size); x <= Math.floor(box[2] / size); x++)
      for (let y = Math.floor(box[1] / size); y <= Math.floor(box[3] / size); y++) if (visit(x + "," + y)) return true;
    return false;
  };
  return {
    take: (box) => each(box, (cell) => { cells.has(cell) ? cells.get(cell).push(box) : cells.set(cell, [box]); }),
    taken: (box, own) => each(box, (cell) => (cells.get(cell) || []).some(
      (o) => o !== own && o[0] < box[2] && box[0] < o[2] && o[1] < box[3] && box[1] < o[3])),
  };
}

// `shown`: what is visible, the weightiest first; `named`: what is named whatever happens; `faint`: what stands back.
function drawLabels(ctx, network, shown, named, faint) {
  const ratio = window.devicePixelRatio || 1, scale = network.getScale(), room = makeRoom();
  const [paper, ink] = [css("--paper"), css("--ink")];
  const canvas = byId("canvas"), [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  const own = new Map(), moved = network.getPositions(shown);   // somebody may have dragged one
  for (const thing of shown) {
    if (!moved[thing]) continue;                               // not held any more, or not yet
    const at = network.canvasToDOM(moved[thing]), r = sizeOf(thing) * scale * 0.8;
    const box = [at.x - r, at.y - r, at.x + r, at.y + r];
    own.set(thing, [at, r / 0.8, box]);
    if (at.x > -200 && at.y > -50 && at.x < wide + 200 && at.y < high + 50) room.take(box);
    else own.delete(thing);
  }
  const order = [...named, ...shown.filter((thing) => !named.has(thing))];
  for (const thing of order) {
    if (!own.has(thing)) continue;
    const [at, r, self] = own.get(thing), size = textSize(thing), bold = size > 14 || named.has(thing);
    const font = `${bold ? "600 " : ""}${size}px ${FONT}`;
    ctx.font = font;
    const anyway = thing === centre() || (kindOf(thing)[0] === "series" && !named.size && !view.scene.even && view.shows <= MANY_SHOWS);
    let words = clip(shorts[thing]), box = null;
    for (words of [words, ...brief(thing)]) {
      box = place(at, r, measured(ctx, words, font), size, sideOf(thing), (b) => !anyway && (b[0] < 0 || b[2] > wide || room.taken(b, self)));
      if (box) break;
    }
    if (!box) continue;
    room.take(box);
    ctx.globalAlpha = faint(thing) ? 0.25 : 1;
    ctx.strokeStyle = paper;
    ctx.lineWidth = 3.5;
    ctx.strokeText(words, box[0] + 2, (box[1] + box[3]) / 2);
    ctx.fillStyle = ink;
    ctx.fillText(words, box[0] + 2, (box[1] + box[3]) / 2);
  }
  ctx.restore();
}
// What a season is called where there is little room: S7.
const brief = (thing) => (kindId(thing) === "season" && things[thing][NUMBER] ? [`S${things[thing][NUMBER]}`] : []);
const clip = (words) => (words.length > LETTERS_MOST ? words.slice(0, LETTERS_MOST - 1).trimEnd() + "…" : words);

// The first free box: on the wanted side, below, above, on the other side.
function place(at, r, width, size, side, taken) {
  const w = width + 4, h = size + 2, gap = r + 3;
  const right = [at.x + gap, at.y - h / 2], left = [at.x - gap - w, at.y - h / 2];
  const below = [at.x - w / 2, at.y + gap], above = [at.x - w / 2, at.y - gap - h];
  const wanted = { "-1": [left, below, above, right], 0: [below, above, right, left], 1: [right, below, above, left] };
  for (const [x, y] of wanted[side]) {
    const box = [x, y, x + w, y + h];
    if (!taken(box)) return box;
  }
  return null;
}
