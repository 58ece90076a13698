// How two things are connected: the cheapest ways, searched from both ends; as `Ways` in graph/ways.py, step by step.
const ways = (() => {
  const CLOSE = 80, SLACK = 8, TRIES = 20000, FAR = 2 ** 30, MOST = 10;
  let made = null;

  // Of each thing whom it meets and at what cost, and what it costs to go on through it; made once.
  function index() {
    if (made) return made;
    const costs = things.map(() => new Map());
    for (const [from, to, kind] of lines) {
      const cost = Math.min(bible.costs[kind], costs[from].get(to) ?? FAR);
      if (from !== to) { costs[from].set(to, cost); costs[to].set(from, cost); }
    }
    const near = costs.map((met) => [...met].sort((a, b) => a[0] - b[0]));
    const through = things.map((thing, i) => bible.through[thing[KIND]] + near[i].length.toString(2).length * Math.sign(near[i].length));
    made = { near, through };
    return made;
  }

  // A heap of arrays; the first is the least.
  function heapBy(less) {
    const all = [];
    const swap = (i, j) => { [all[i], all[j]] = [all[j], all[i]]; };
    return {
      all,
      push(item) {
        all.push(item);
        for (let i = all.length - 1; i; ) { const up = (i - 1) >> 1; if (!less(all[i], all[up])) break; swap(i, up); i = up; }
      },
      pop() {
        const top = all[0], last = all.pop();
        if (!all.length) return top;
        all[0] = last;
        for (let i = 0; ;) {
          let least = i;
          for (const child of [2 * i + 1, 2 * i + 2]) if (child < all.length && less(all[child], all[least])) least = child;
          if (least === i) return top;
          swap(i, least);
          i = least;
        }
      },
    };
  }
  const earlier = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  const before = (a, b) => {
    if (a[0] !== b[0]) return a[0] < b[0];
    if (a[1] !== b[1]) return a[1] < b[1];
    for (let i = 0; i < a[2].length; i++) if (a[2][i] !== b[2][i]) return a[2][i] < b[2][i];
    return false;
  };

  // What is left from each thing to the end, and the most that a way may cost.
  function left(start, end) {
    const { near, through } = index(), ends = [start, end], known = [new Map([[start, 0]]), new Map([[end, 0]])];
    const heaps = ends.map((thing) => { const heap = heapBy(earlier); heap.push([0, thing]); return heap; });
    let best = FAR;
    const most = () => Math.max(best + SLACK, CLOSE);
    function step(side, bound) {
      const [cost, thing] = heaps[side].pop(), own = known[side], others = known[1 - side], goal = ends[1 - side];
      if (cost > own.get(thing)) return;
      for (const [other, line] of near[thing]) {
        const gone = cost + line, met = others.get(other);
        if (met !== undefined && gone + met < best) best = gone + met;
        if (other === goal) own.set(goal, Math.min(gone, own.get(goal) ?? FAR));
        else if (!bound || (met !== undefined && met + gone <= bound)) {
          const reached = gone + through[other];
          if (reached < (own.get(other) ?? FAR)) { own.set(other, reached); heaps[side].push([reached, other]); }
        }
      }
    }
    const [one, two] = heaps.map((heap) => heap.all);
    while (one.length && two.length && one[0][0] + two[0][0] < most()) step(one.length <= two.length ? 0 : 1, 0);
    const bound = most();
    while (two.length && two[0][0] <= bound) step(1, bound);
    return [known[1], bound];
  }

  // Up to ten ways, as lists of things, those that tell most first, none longer in steps than the first.
  function between(start, end) {
    if (start === end) return [];
    const { near, through } = index(), [rest, bound] = left(start, end), found = [];
    if (!rest.has(start)) return [];
    const heap = heapBy(before);
    heap.push([rest.get(start), -1, [start], 0]);
    for (let tries = 0; tries < TRIES && heap.all.length && found.length < MOST; tries++) {
      const [total, , way, gone] = heap.pop(), last = way[way.length - 1], longest = found.length ? found[0].way.length : Infinity;
      if (last === end) { if (way.length <= longest) found.push({ cost: total, way }); continue; }
      if (way.length >= longest) continue;
      for (const [other, cost] of near[last]) {
        const rests = rest.get(other);
        if (rests === undefined || way.includes(other)) continue;
        const whole = gone + cost + rests;
        if (whole <= bound) heap.push([whole, -way.length - 1, [...way, other], gone + cost + through[other]]);
      }
    }
    return found;
  }
  return { between, degree: (thing) => index().near[thing].length };
})();

// What lines say in words, as in graph/view/verbs.py.
const spoken = (() => {
  const PERSONS = new Set(["person", "character"]), TOGETHER = 3, ALONE = /^(’s|·|←) /;
  const labelsOf = (line) => (lineLabel(line) in bible.phrases ? [lineLabel(line)] : lineLabel(line).split(", "));
  function verbs(line, start) {
    const [from, to] = lines[line], ends = `${things[from][KIND]} ${things[to][KIND]}`;
    return labelsOf(line).map((label) => {
      const told = bible.phrases[label] || { "": [`· ${label} →`, `← ${label} ·`] };
      return (told[ends] || told[""])[from === start ? 0 : 1];
    });
  }
  function together(found) {
    const [head, ...rest] = [...new Set(found)];
    return ALONE.test(head) ? head : [head, ...rest.filter((verb) => !ALONE.test(verb)).slice(0, TOGETHER - 1)].join(" and ");
  }
  const both = (one, other) => touching[one].filter((line) => otherEnd(line, one) === other).sort((a, b) => a - b);
  // The lines between two things that tell most of all between them.
  function best(one, other) {
    const all = both(one, other), least = Math.min(...all.map((line) => bible.costs[lines[line][2]]));
    return all.filter((line) => bible.costs[lines[line][2]] === least);
  }
  const verb = (one, other) => together(best(one, other).flatMap((line) => verbs(line, one)));
  const nameOf = (thing) => el("a", { href: hashFor({ about: thing }), class: "thing" }, el("bdi", {}, things[thing][LABEL]));
  // A step as a sentence, or behind the name before it: "which …", "who …", "whose …".
  function sentence(one, verb, other, again) {
    const whose = verb.startsWith("’s ");
    if (again) return [whose ? "whose " : PERSONS.has(kindId(one)) ? "who " : "which ", `${whose ? verb.slice(3) : verb} `, nameOf(other)];
    return [nameOf(one), `${whose ? "" : " "}${verb} `, nameOf(other)];
  }
  const said = (way) => way.slice(1).flatMap((other, i) => [i ? ", " : "", ...sentence(way[i], verb(way[i], other), other, i > 0)]).filter((part) => part !== "");

  // The sentences that say some lines between two things; where none fits a line, all that names both.
  function proofs(one, other, wanted) {
    const shared = factsOf(one).filter((fact) => bible.facts[fact][1].some((part) => part[1] === other)).map((fact) => bible.facts[fact]);
    const labels = new Set(wanted.flatMap(labelsOf));
    const fits = ([sort, parts]) => labels.has(bible.sorts[sort].label) || parts.some((part) => labels.has(part[1]));
    const found = shared.some(fits) ? shared.filter(fits) : shared;
    return [...new Set(found.flatMap((fact) => fact[2]))].sort((a, b) => bible.proofs[b][6] - bible.proofs[a][6] || a - b);
  }
  return { verbs, verb, both, best, sentence, said, proofs, labelsOf, together };
})();
