// Filters by job, season and show: what fits all of them is shown; each stands as a chip above the picture.
const sieves = (() => {
  const NAMES = ["jobs", "seasons", "shows"], WORDS = { jobs: "Job", seasons: "Season", shows: "Show" };
  const JOBS = new Set(["written", "made", "plays"]);
  const listed = (name, parameter, known, word) => PARTS.push({ name, step: true,
    read: (given) => (given.get(parameter) || "").split("~").map(known).filter((one) => one !== -1),
    write: (chosen) => ({ [parameter]: chosen.map(word).join("~") }) });
  listed("jobs", "job", (label) => (jobs().has(label) ? label : -1), (label) => label);
  listed("seasons", "season", placed, (thing) => things[thing][IRI]);
  listed("shows", "show", placed, (thing) => things[thing][IRI]);

  // Which lines tell of each job.
  let byJob = null;
  function jobs() {
    if (byJob) return byJob;
    byJob = new Map();
    lines.forEach((_, line) => {
      if (JOBS.has(lineId(line))) for (const label of spoken.labelsOf(line)) { if (!byJob.has(label)) byJob.set(label, new Set()); byJob.get(label).add(line); }
    });
    return byJob;
  }
  // The parts of a season or a series: what belongs to it by a line of that kind.
  const partsOf = (thing, kinds) => touching[thing].filter((line) => lineId(line) === "parts" && lines[line][1] === thing && kinds.includes(kindId(lines[line][0]))).map((line) => lines[line][0]);
  const WIDE = new Set(["series", "season"]);
  const held = new Map();
  // All that is told of a season, its episodes, or a series with both: who made them, appears in them, plays in them.
  function members(place) {
    if (held.has(place)) return held.get(place);
    const own = kindId(place) === "series" ? [place, ...partsOf(place, ["season", "episode"])] : [place];
    const all = new Set([...own, ...own.flatMap((thing) => partsOf(thing, ["episode"]))]), within = [...all];
    for (const thing of within) for (const line of touching[thing]) {
      const other = otherEnd(line, thing);
      if (!WIDE.has(kindId(other))) all.add(other);
    }
    for (const thing of [...all]) if (kindId(thing) === "character")
      for (const line of touching[thing]) if (lineId(line) === "plays") all.add(otherEnd(line, thing));
    if (kindId(place) === "season") for (const line of touching[place]) if (lineId(line) === "parts" && kindId(lines[line][1]) === "series") all.add(lines[line][1]);
    held.set(place, all);
    return all;
  }

  const active = (now) => NAMES.some((name) => now[name].length) && !(now.ends[0] >= 0 && now.ends[1] >= 0);
  const cache = { key: "" };
  // The things and lines that fit all that is chosen; null where nothing is.
  function kept(now) {
    if (!now || !active(now)) return null;
    const key = JSON.stringify(NAMES.map((name) => now[name]));
    if (cache.key === key) return cache;
    const union = (places) => (places.length ? new Set(places.flatMap((place) => [...members(place)])) : null);
    const sets = [union(now.seasons), union(now.shows)].filter(Boolean), inside = (thing) => sets.every((set) => set.has(thing));
    let fits = null, all;
    if (now.jobs.length) {
      fits = new Set(now.jobs.flatMap((job) => [...jobs().get(job)]).filter((line) => inside(lines[line][0]) && inside(lines[line][1])));
      all = new Set([...fits].flatMap((line) => [lines[line][0], lines[line][1]]));
      for (const thing of [...all].concat([...all].flatMap((thing) => holders(thing)))) for (const holder of holders(thing)) if (inside(holder)) all.add(holder);
    } else all = new Set(things.map((_, i) => i).filter(inside));
    return Object.assign(cache, { key, things: all, lines: fits });
  }
  const holders = (thing) => touching[thing].filter((line) => lineId(line) === "parts" && lines[line][0] === thing && WIDE.has(kindId(lines[line][1]))).map((line) => lines[line][1]);
  const fitting = (line, found) => !found.lines || found.lines.has(line) || lineId(line) === "parts";

  FILTERS.push({ thing: (thing) => { const found = kept(state); return !found || found.things.has(thing); },
    line: (line) => { const found = kept(state); return !found || fitting(line, found); } });
  // What is left of everything is shown whole, if it can be; lines of a chosen job show though their kind is off.
  SCENES.unshift((now) => {
    const found = kept(now);
    if (!found || now.around.length || found.things.size > AT_ONCE) return null;
    const shows = (line) => (found.lines && found.lines.has(line)) || (fitting(line, found) && live(line));
    const meets = (thing) => ALWAYS.has(kindId(thing)) || touching[thing].some((line) => found.things.has(otherEnd(line, thing)) && shows(line) && kindOn[things[otherEnd(line, thing)][KIND]]);
    const all = [...found.things].filter((thing) => thing === view.chosen || (kindOn[things[thing][KIND]] && meets(thing))).sort((a, b) => a - b);
    return { key: `sieved ${found.key}`, things: all, line: shows };
  });

  // The list holds what fits, as the picture does.
  function siftList() {
    const found = kept(state), list = byId("list");
    for (const entry of list.querySelectorAll("[data-thing]")) entry.hidden = Boolean(found) && !found.things.has(Number(entry.dataset.thing));
    for (const section of list.querySelectorAll("section")) section.hidden = !section.querySelector("[data-thing]:not([hidden])");
  }
  new MutationObserver(siftList).observe(byId("list"), { childList: true });
  CHANGES.push((now, before) => { if (kept(now) || NAMES.some((name) => before[name].length)) siftList(); });

  // ---- the controls
  const nameOf = (name, one) => (name === "jobs" ? one : name === "shows" || seriesNames.length === 1 ? shorts[one] : things[one][LABEL]);
  const choices = {
    jobs: () => [...jobs()].map(([label, told]) => [label, told.size]).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    seasons: () => places("season"), shows: () => places("series"),
  };
  const places = (kind) => things.map((_, i) => i).filter((i) => kindId(i) === kind && partsOf(i, ["season", "episode"]).length)
    .map((i) => [i, members(i).size - 1]).sort((a, b) => (kind === "series" ? b[1] - a[1] : 0) || (things[a[0]][IRI] < things[b[0]][IRI] ? -1 : 1));
  const box = el("details", { class: "sieves" }, el("summary", {}, "Filter"));
  const selects = Object.fromEntries(NAMES.map((name) => [name, el("select", { onchange: (event) => add(name, event.target) })]));
  const value = (name, one) => (name === "jobs" ? one : things[one][IRI]);
  function add(name, select) {
    const one = choices[name]().map(([choice]) => choice).find((choice) => value(name, choice) === select.value);
    select.value = "";
    if (one !== undefined && !state[name].includes(one)) go({ [name]: [...state[name], one] });
  }
  let filled = false;
  function fill() {
    if (filled) return;
    filled = true;
    for (const name of NAMES) {
      const all = choices[name]();
      if (!all.length || (name === "shows" && all.length < 2)) continue;
      selects[name].append(el("option", { value: "" }, "any"), ...all.map(([one, count]) => el("option", { value: value(name, one) }, `${nameOf(name, one)} (${count})`)));
      box.append(el("label", {}, `${WORDS[name]} `, selects[name]));
    }
  }
  box.addEventListener("toggle", fill);
  sieve(box);

  const chips = el("div", { class: "chips", role: "group", "aria-label": "Filters", hidden: true });
  asks.below(chips);
  let last = null;
  CHANGES.push((now, before) => {
    const one = (name, thing) => el("button", { type: "button", class: "chip", title: "Take this filter away", onclick: () => drop(name, thing) },
      el("small", {}, `${WORDS[name]} `), el("bdi", {}, nameOf(name, thing)), " ×");
    const switched = [...bible.kinds.map((kind, k) => ["kinds", kind, k]), ...bible.lineKinds.map((kind, k) => ["lines", kind, k])].filter(([name, kind, k]) => now[name][k] === Boolean(kind[5]));
    const usual = ([name, kind, k]) => el("button", { type: "button", class: "chip", title: "As it was", onclick: () => go({ [name]: k }) },
      el("small", {}, now[name][k] ? "with " : "without "), kind[1], " ×");
    if (NAMES.some((name) => now[name] !== before[name] && now[name].length > before[name].length)) last = before;
    const made = [...NAMES.flatMap((name) => now[name].map((thing) => one(name, thing))), ...switched.map(usual)];
    const empty = active(now) && ![...view.shown].some((thing) => thing !== now.about);
    if (made.length > 1) made.push(el("button", { type: "button", class: "bare", onclick: clear }, "Clear all"));
    if (empty) made.push(el("strong", {}, "Nothing fits all of these."), el("button", { type: "button", onclick: undo }, "Undo the last one"));
    chips.replaceChildren(...made);
    chips.hidden = !made.length;
    if (NAMES.some((name) => now[name] !== before[name])) { say(empty ? "Nothing fits all of these filters" : `${view.shown.size} things fit`); fit(); }
  });
  const drop = (name, thing) => { go({ [name]: state[name].filter((other) => other !== thing) }); (chips.querySelector("button") || box.querySelector("summary")).focus(); };
  const none = () => ({ jobs: [], seasons: [], shows: [] });
  const clear = () => go({ ...none(), kinds: bible.kinds.map((kind) => !kind[5]), lines: bible.lineKinds.map((kind) => !kind[5]) });
  const undo = () => go(last ? Object.fromEntries(NAMES.map((name) => [name, last[name]])) : none());
  return { active: () => active(state) };
})();
