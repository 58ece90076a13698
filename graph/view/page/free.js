// Free: things that meet draw each other near, all others push each other away; the same picture every time.
const FREE_MOST = 3000, ROUNDS = 220;

LAYOUTS.push({ id: "free", label: "Free", place: free, lacks: (scene) => (scene.things.length > FREE_MOST ? `for at most ${FREE_MOST.toLocaleString("en")} things` : "") });

function free(scene) {
  const EDGE = scene.links ? 150 : 60;                         // where lines are many, there must be room between things
  const all = scene.things, count = all.length, at = new Map(all.map((thing, i) => [thing, i]));
  const [xs, ys, dx, dy] = [0, 0, 0, 0].map(() => new Float64Array(count));
  const pairs = pairsOf(scene, at), degree = new Float64Array(count);
  for (const [a, b] of pairs) { degree[a]++; degree[b]++; }
  // a spiral by weight: the same beginning every time, with what meets most in the middle
  [...all.keys()].sort((a, b) => degree[b] - degree[a] || all[a] - all[b]).forEach((i, n) => {
    const r = EDGE * 0.55 * Math.sqrt(n + 0.5), angle = n * 2.399963229728653;
    xs[i] = r * Math.cos(angle); ys[i] = r * Math.sin(angle);
  });
  const rounds = Math.round(ROUNDS * Math.min(1, Math.max(0.4, 900 / count)));
  for (let round = 0; round < rounds; round++) {
    dx.fill(0); dy.fill(0);
    repel(xs, ys, dx, dy, degree, EDGE);
    for (const [a, b, strength] of pairs) {
      const [vx, vy] = [xs[b] - xs[a], ys[b] - ys[a]], long = Math.sqrt(vx * vx + vy * vy) + 0.01;
      const pull = (strength * (long - EDGE)) / long / Math.sqrt(Math.min(degree[a], degree[b]) + 1);
      dx[a] += vx * pull; dy[a] += vy * pull; dx[b] -= vx * pull; dy[b] -= vy * pull;
    }
    const most = EDGE * 1.6 * (1 - round / rounds) + 1;
    for (let i = 0; i < count; i++) {
      dx[i] -= xs[i] * 0.012; dy[i] -= ys[i] * 0.02;             // a window is wider than it is high
      const far = Math.sqrt(dx[i] * dx[i] + dy[i] * dy[i]) + 1e-9, go = Math.min(far, most) / far;
      xs[i] += dx[i] * go; ys[i] += dy[i] * go;
    }
  }
  return { places: new Map(all.map((thing, i) => [thing, [Math.round(xs[i] * 1.25), Math.round(ys[i]), xs[i] < 0 ? -1 : 1]])), straight: true };
}
function pairsOf(scene, at) {
  const pairs = new Map(), add = (a, b, n) => { if (a !== undefined && b !== undefined && a !== b) { const key = Math.min(a, b) * at.size + Math.max(a, b); pairs.set(key, (pairs.get(key) || 0) + n); } };
  for (const [thing] of at) for (const line of touching[thing]) if (lines[line][0] === thing && scene.line(line)) add(at.get(thing), at.get(lines[line][1]), 1);
  for (const { from, to, count } of scene.links || []) add(at.get(from), at.get(to), count);
  return [...pairs].map(([key, n]) => [Math.floor(key / at.size), key % at.size, scene.links ? Math.min(0.3, 0.03 * n) : Math.min(0.5, 0.18 + 0.06 * n)]);
}
// Only what is near pushes: things are kept in cells, and look at the cells beside their own.
function repel(xs, ys, dx, dy, degree, edge) {
  const size = edge * 3, more = edge * edge / 3600, cells = new Map(), far = size * size;
  const cell = (i) => [Math.floor(xs[i] / size), Math.floor(ys[i] / size)];
  for (let i = 0; i < xs.length; i++) { const [x, y] = cell(i), key = x * 1e5 + y; cells.has(key) ? cells.get(key).push(i) : cells.set(key, [i]); }
  for (let i = 0; i < xs.length; i++) {
    const [x, y] = cell(i);
    for (let cx = x - 1; cx <= x + 1; cx++) for (let cy = y - 1; cy <= y + 1; cy++) for (const j of cells.get(cx * 1e5 + cy) || []) {
      if (j <= i) continue;
      const [vx, vy] = [xs[i] - xs[j], ys[i] - ys[j]], square = vx * vx + vy * vy + 0.5;
      if (square > far) continue;
      const push = more * (1500 + 160 * Math.sqrt(degree[i] * degree[j])) / square * (1 - square / far), [px, py] = [vx * push / Math.sqrt(square), vy * push / Math.sqrt(square)];
      const shift = vx === 0 && vy === 0 ? 0.5 : 0;
      dx[i] += px * 4 + shift; dy[i] += py * 4; dx[j] -= px * 4 + shift; dy[j] -= py * 4;
    }
  }
}
