// Lines that go together: those between the same two things, and in big pictures those of one job from a person to
// the episodes of one season. A bundle is one line with its count, and opens when it is clicked.
const bundles = (() => {
  const BIG = 300;                                             // lines in a picture from which on seasons bundle
  const key = ({ person, season, label }) => [things[person][IRI], things[season][IRI], label].join("~");
  PARTS.push({ name: "opened", read: (given) => (given.get("opened") || "").split("|").filter(Boolean), write: (opened) => ({ opened: opened.join("|") }) });
  PARTS.push({ name: "pair", step: true,
    read: (given) => { const [one, other] = (given.get("pair") || "").split("~").map(placed); return other >= 0 && one >= 0 ? [one, other] : []; },
    write: (pair) => ({ pair: pair.map((thing) => things[thing][IRI]).join("~") }) });

  let seasonOf = null;
  function season(episode) {
    if (!seasonOf) {
      seasonOf = new Map();
      for (const [from, to] of lines) if (kindId(from) === "episode" && kindId(to) === "season") seasonOf.set(from, to);
    }
    return seasonOf.has(episode) ? seasonOf.get(episode) : -1;
  }
  // The bundles of a picture, by what they are drawn as.
  let drawn = new Map();
  function tied() {
    drawn = new Map();
    const rest = view.lines.size > BIG ? bySeason([...view.lines]) : [...view.lines], pairs = new Map(), single = [];
    for (const line of rest) {
      const pair = [lines[line][0], lines[line][1]].sort((a, b) => a - b).join(" ");
      if (pairs.has(pair)) pairs.get(pair).push(line); else pairs.set(pair, [line]);
    }
    for (const [pair, held] of pairs) {
      if (held.length === 1) single.push(held[0]);
      else drawn.set(`pair ${pair}`, { from: lines[held[0]][0], to: lines[held[0]][1], lines: held });
    }
    return { single, bundles: [...drawn].map(([id, bundle]) => ({ id, ...bundle, words: id.startsWith("pair") ? wordsOf(bundle) : bundle.words })) };
  }
  BUNDLES.push(tied);
  function bySeason(all) {
    const groups = new Map(), rest = [], opened = new Set(state.opened);
    for (const line of all) {
      const [person, episode] = lines[line], place = kindId(person) === "person" && kindId(episode) === "episode" ? season(episode) : -1;
      if (place < 0 || !view.shown.has(place) || person === view.chosen || episode === view.chosen) { rest.push(line); continue; }
      const name = key({ person, season: place, label: lineLabel(line) });
      if (groups.has(name)) groups.get(name).lines.push(line); else groups.set(name, { person, season: place, lines: [line] });
    }
    for (const [name, { person, season: to, lines: held }] of groups) {
      if (held.length < 2 || opened.has(name)) rest.push(...held);
      else drawn.set(`season ${name}`, { from: person, to, lines: held, key: name, words: `${spoken.together(spoken.verbs(held[0], person))} ${held.length} episodes of` });
    }
    return rest;
  }
  const wordsOf = ({ lines: held, from }) => [...new Set(held.flatMap((line) => spoken.verbs(line, from)))].join(", ");

  // ---- opening
  network.on("click", ({ nodes: hit, edges: near }) => {
    if (hit.length || !near.length) return;
    const bundle = drawn.get(near[0]);
    if (bundle && bundle.key) go({ opened: [...state.opened, bundle.key], pair: [] });
    else if (bundle || typeof near[0] === "number") { const [from, to] = bundle ? [bundle.from, bundle.to] : lines[near[0]]; go({ pair: [from, to], about: -1 }); }
  });
  network.on("hoverEdge", ({ edge, pointer }) => {
    const bundle = drawn.get(edge), box = byId("tip");
    if (!bundle) return;
    box.replaceChildren(el("bdi", {}, things[bundle.from][LABEL]), " ", el("b", {}, bundle.words || wordsOf(bundle)), " ", el("bdi", {}, things[bundle.to][LABEL]), el("small", {}, " · click opens it"));
    box.style.left = Math.min(pointer.DOM.x + 14, canvas.clientWidth - 220) + "px";
    box.style.top = pointer.DOM.y + 16 + "px";
    box.hidden = false;
  });
  SHEETS.unshift((now) => (now.pair.length ? { key: `pair ${now.pair.join(" ")}`, title: "How they meet", close: { pair: [] }, body: () => told(...now.pair) } : null));
  STANDOUT.push(() => (state.pair.length && state.about < 0 ? new Set(state.pair) : null));
  function told(one, other) {
    const all = spoken.both(one, other).sort((a, b) => bible.costs[lines[a][2]] - bible.costs[lines[b][2]] || a - b);
    const entry = (line) => { const [from, to] = lines[line]; return spoken.verbs(line, from).map((verb) => el("li", {}, stroke(lines[line][2]), " ", ...spoken.sentence(from, verb, to), " ",
      ...sentences([from, to], () => spoken.proofs(from, to, [line])))); };
    return [el("ul", {}, ...all.flatMap(entry)), el("p", { class: "acts" }, el("button", { type: "button", onclick: () => go({ pair: [], ends: [one, other], way: 0 }) }, "How else are they connected?"))];
  }
  CHANGES.push((now, before) => { if (now.about >= 0 && before.about !== now.about && now.pair.length) go({ pair: [] }); });
  return { words: (id) => { const bundle = drawn.get(id); return bundle ? bundle.words || wordsOf(bundle) : ""; } };
})();
