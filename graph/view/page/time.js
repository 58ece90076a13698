// Time: what has a date stands where it falls on an axis, each show in a band of its own.
const YEAR = 365.2425, LANE = 22, LANES = 14, NAMED = 150;
const dayOf = (date) => { const [y, m, d] = date.split("-").map(Number); return Date.UTC(y, (m || 1) - 1, d || 1) / 864e5 + (m ? 0 : YEAR / 2); };
const PARTED = new Set(["parts"]);                            // told by where things stand
const dated = (scene) => scene.things.filter((i) => things[i][DATE]);

LAYOUTS.push({ id: "time", label: "Time", place: timeline, lacks: (scene) => (dated(scene).length > 1 ? "" : "no dates here") });

function timeline(scene) {
  const all = dated(scene), days = new Map(all.map((i) => [i, dayOf(things[i][DATE])])), places = new Map();
  const [from, to] = [Math.min(...days.values()), Math.max(...days.values())], span = Math.max(to - from, 30);
  const bands = showsOf(new Set(scene.things)).map(({ series, own }) => [series, own.filter((i) => days.has(i))]).filter(([, own]) => own.length);
  const most = Math.max(...bands.map(([, own]) => own.length)), long = Math.min(12000, Math.max(1500, (most * NAMED) / LANES * 1.6));
  const x = (day) => Math.round(((day - from) / span) * long);
  let top = 0;
  for (const [series, own] of bands) {
    const [wholes, single] = [own.filter((i) => ["series", "season"].includes(kindId(i))), own.filter((i) => !["series", "season"].includes(kindId(i)))];
    const ends = [], place = (i, gap) => {
      const at = x(days.get(i)), free = ends.findIndex((end) => end + gap <= at), lane = free >= 0 ? free : ends.length < LANES ? ends.length : ends.indexOf(Math.min(...ends));
      ends[lane] = at;
      places.set(i, [at, top + lane * LANE, 1]);
    };
    for (const some of [wholes, single]) {
      some.sort((a, b) => days.get(a) - days.get(b) || (things[b][KIND] < things[a][KIND]) - (things[a][KIND] < things[b][KIND]) || inOrder(a, b));
      for (const i of some) place(i, Math.min(NAMED, 30 + LETTER * clip(shorts[i]).length));
      top += (ends.length + 0.6) * LANE;
      ends.length = 0;
    }
    top += 2 * LANE;
  }
  return { places, straight: true, skips: PARTED, paint: (ctx) => axis(ctx, { from, span, long, bottom: top }) };
}
// Years, or months where there are few years, as lines through the whole picture with their names at its top.
function axis(ctx, { from, span, long, bottom }) {
  const scale = network.getScale(), [high] = [network.DOMtoCanvas({ x: 0, y: byId("tools").offsetHeight + 4 }).y], pixels = (long / span) * scale;
  const months = pixels * 30 > 44 ? 1 : pixels * 91 > 44 ? 3 : 0, years = [1, 2, 5, 10, 20, 50, 100].find((n) => n * YEAR * pixels > 44) || 100;
  const start = new Date(from * 864e5), first = months ? 12 * start.getUTCFullYear() + start.getUTCMonth() : 12 * Math.ceil(start.getUTCFullYear() / years) * years;
  ctx.save();
  ctx.strokeStyle = css("--rule");
  ctx.fillStyle = css("--quiet");
  ctx.lineWidth = 1 / scale;
  ctx.font = `${12 / scale}px ${FONT}`;
  ctx.textBaseline = "top";
  let named = false;                                           // the first month says its year
  for (let month = Math.ceil(first / (months || 1)) * (months || 1); ; month += months || 12 * years) {
    const [year, m] = [Math.floor(month / 12), month % 12], day = Date.UTC(year, m, 1) / 864e5, x = ((day - from) / span) * long;
    if (x > long + 60 / scale) break;
    const name = new Date(Date.UTC(year, m, 1)).toLocaleString("en", { month: "short", timeZone: "UTC" });
    const label = !m ? String(year) : named ? name : `${name} ${year}`;
    named = true;
    ctx.beginPath();
    ctx.moveTo(x, high);
    ctx.lineTo(x, Math.max(bottom, high + 100));
    ctx.stroke();
    ctx.fillText(label, x + 3 / scale, high);
  }
  ctx.restore();
}
