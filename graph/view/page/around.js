// What the picture shows: everything, the best known of much, or what is around some things, as far as can be read.
const AT_ONCE = 3000, AT_MOST = 20000;                       // things that are drawn on opening, and at all
const CAPS = [25, 8, 5, 3], READABLE = 300;                   // lines of a kind that are followed, by step; things in all
const ALWAYS = new Set(["series", "season", "episode"]);
const CORE = [60, 120];                                       // shows, and people who worked in most of them

const live = (line) => lineOn[lines[line][2]] && kindOn[things[lines[line][0]][KIND]] && kindOn[things[lines[line][1]][KIND]];
const plain = (thing) => kindOn[things[thing][KIND]] && sifted.thing(thing);
const byWeight = (a, b) => rankOf[a] - rankOf[b];

function whole() {
  const wanted = (i) => i === view.chosen || (plain(i) && (ALWAYS.has(kindId(i)) || !lines.length || touching[i].some((line) => live(line) && sifted.line(line))));
  return { key: "all", things: things.map((_, i) => i).filter(wanted), line: live };
}

// Much is opened at its shows (its seasons, where there are few shows), with those who worked in most of them.
let homes = null;
function core() {
  homes = homes || homesOf();
  const count = new Map();                                     // thing → show → how many lines
  const ends = (i) => (["person", "organisation", "award"].includes(kindId(i)) ? touching[i] : []);
  things.forEach((_, i) => {
    const met = new Map();
    for (const line of ends(i)) { const hub = homes.hub[otherEnd(line, i)]; if (hub >= 0 && hub !== i) met.set(hub, (met.get(hub) || 0) + 1); }
    if (met.size) count.set(i, met);
  });
  const total = (i) => [...count.get(i).values()].reduce((a, b) => a + b, 0);
  const hubs = [...homes.hubs].sort((a, b) => touching[b].length - touching[a].length || a - b).slice(0, CORE[0]), drawn = new Set(hubs);
  const within = (i) => [...count.get(i)].filter(([hub]) => drawn.has(hub));
  const others = [...count.keys()].filter((i) => plain(i) && !drawn.has(i)).map((i) => [i, within(i).length, total(i)])
    .filter(([, shows]) => shows).sort((a, b) => b[1] - a[1] || b[2] - a[2] || a[0] - b[0]).slice(0, CORE[1]).map(([i]) => i);
  const links = others.flatMap((i) => within(i).map(([hub, n]) => ({ from: i, to: hub, count: n })));
  const all = [...hubs.filter(plain), ...others];
  return { key: "core", things: all, line: live, links, title: [`The ${all.length} best known of ${things.length.toLocaleString("en")} · find a name, or double click to see what is around a thing`] };
}
// Which show, or season, each thing is nearest to.
function homesOf() {
  const shows = things.map((_, i) => i).filter((i) => kindId(i) === "series");
  const hubs = shows.length >= 12 ? shows : things.map((_, i) => i).filter((i) => ["series", "season"].includes(kindId(i)));
  return { hubs, hub: nearestOf(hubs, () => true) };
}
function nearestOf(hubs, within) {
  const hub = new Int32Array(things.length).fill(-1), queue = [...hubs].sort((a, b) => touching[b].length - touching[a].length || a - b);
  queue.forEach((i) => { hub[i] = i; });
  for (let at = 0; at < queue.length; at++) for (const line of touching[queue[at]]) {
    const other = otherEnd(line, queue[at]);
    if (hub[other] < 0 && within(other)) { hub[other] = hub[queue[at]]; queue.push(other); }
  }
  return hub;
}

// Around some things: of each kind of line the first few are followed, the rest waits in a "+12".
function neighbourhood({ around, depth, more, lines: on }) {
  const steps = new Map(around.map((thing) => [thing, 0])), parents = new Map(), groups = [];
  const switched = (line) => on[lines[line][2]] || bible.lineKinds[lines[line][2]][5];   // what is off by custom is on here
  const opened = new Map(more.map((key) => { const [iri, kind, pages] = key.split("~"); return [`${numberOf.get(iri)}~${kind}`, Number(pages)]; }));
  let ring = [...around];
  for (let step = 0; step < depth && ring.length; step++) {
    const next = [];
    for (const thing of ring) {
      const kinds = new Map();
      for (const line of touching[thing]) {
        const other = otherEnd(line, thing);
        if (other === thing || !(step ? live(line) : switched(line)) || !sifted.line(line) || !sifted.thing(other) || (step && !kindOn[things[other][KIND]])) continue;
        const kind = step ? "any" : lineId(line);
        if (!kinds.has(kind)) kinds.set(kind, new Set());
        kinds.get(kind).add(other);
      }
      for (const [kind, others] of kinds) {
        const pages = opened.get(`${thing}~${kind}`) || 0, rest = [...others].filter((other) => !steps.has(other)).sort(byPlace);
        const room = pages ? Infinity : Math.max(0, READABLE - steps.size);
        const taken = rest.slice(0, Math.min(CAPS[step] + pages * CAPS[0], room));
        for (const other of taken) { steps.set(other, step + 1); parents.set(other, thing); next.push(other); }
        groups.push({ thing, kind, others, step, pages });
      }
    }
    ring = next;
  }
  const left = groups.map((group) => ({ ...group, left: [...group.others].filter((other) => !steps.has(other)).length })).filter((group) => group.left);
  return { steps, parents, left };
}
const byPlace = (a, b) => (ALWAYS.has(kindId(a)) && kindId(a) === kindId(b) ? (things[a][NUMBER] || 0) - (things[b][NUMBER] || 0) || a - b : byWeight(a, b));

function surroundings(now) {
  if (!now.around.length) return null;
  const found = neighbourhood(now), all = [...found.steps.keys()];
  if (view.chosen >= 0 && touching[view.chosen].some((line) => found.steps.has(otherEnd(line, view.chosen))) && !found.steps.has(view.chosen)) all.push(view.chosen);
  const near = now.depth === 1 && now.around.length === 1;
  return {
    key: `around ${now.around.join(" ")} ${now.depth} ${now.more.join(" ")}`, things: all, left: found.left, steps: found.steps, parents: found.parents,
    line: (line) => (near ? lines[line][0] === now.around[0] || lines[line][1] === now.around[0] : live(line) || now.around.includes(lines[line][0]) || now.around.includes(lines[line][1])),
    title: ["Around ", ...now.around.flatMap((thing, i) => [i ? ", " : "", el("bdi", {}, things[thing][LABEL])])],
    even: near, strong: near, around: now.around,
    size: (thing) => (now.around.includes(thing) ? 14 : near ? 8 : Math.max(6, things[thing][SIZE])),
  };
}
const usualScene = (now) => (things.length <= AT_ONCE || (now.all && things.length <= AT_MOST) ? whole() : core());
