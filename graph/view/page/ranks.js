// Who meets the most others, and who belongs together: lists to begin with, and colours for the picture.
const ranks = (() => {
  const TOP = 10, TRIVIAL = 25;
  const ORDER = ["person", "character", "episode", "season", "series", "organisation", "work", "story", "award"];
  PARTS.push({ name: "sheet", step: true, read: (given) => (["most", "groups"].includes(given.get("list")) ? given.get("list") : ""), write: (sheet) => ({ list: sheet }) });
  PARTS.push({ name: "group", step: true, read: (given) => groupOf(placed(given.get("group"))), write: (group) => ({ group: group >= 0 ? things[bible.communities[group][0]][IRI] : "" }) });
  PARTS.push({ name: "colours", read: (given) => given.get("colours") === "on", write: (on) => ({ colours: on ? "on" : "" }) });
  const groupOf = (thing) => (thing >= 0 ? bible.communities.findIndex((central) => central[0] === thing) : -1);

  // ---- the most connected
  let counted = null;
  const counts = () => counted || (counted = things.map((_, i) => new Set(touching[i].filter((line) => lineId(line) !== "parts" && bible.costs[lines[line][2]] < TRIVIAL).map((line) => otherEnd(line, i))).size));
  function most() {
    const of = counts();
    return ORDER.flatMap((id) => {
      const all = things.map((_, i) => i).filter((i) => kindId(i) === id && of[i]).sort((a, b) => of[b] - of[a] || a - b);
      if (!all.length) return [];
      const kind = bible.kinds[things[all[0]][KIND]], list = el("ol", { class: "ranks" });
      const add = (some) => list.append(...some.map((thing) => el("li", {}, value([0, thing]), el("span", { class: "count", title: `meets ${of[thing]} others` }, String(of[thing])))));
      add(all.slice(0, TOP));
      const more = all.length > TOP ? el("button", { type: "button", class: "more", onclick: () => { add(all.slice(TOP, 6 * TOP)); more.remove(); } }, `${Math.min(all.length, 6 * TOP) - TOP} more`) : "";
      return [el("h3", {}, kind[1]), list, more];
    });
  }

  // ---- communities
  const members = (group) => things.map((_, i) => i).filter((i) => bible.community[i] === group);
  const size = (group) => members(group).length;
  const nameOf = (group) => bible.communities[group].flatMap((thing, i) => [i ? ", " : "", el("bdi", {}, seriesNames.length === 1 ? shorts[thing] : things[thing][LABEL])]);
  const colour = (group) => `hsl(${Math.round((group * 137.508 + 20) % 360)} 70% ${isDark() ? 38 : 78}%)`;
  function dot(group) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), circle = document.createElementNS(svg.namespaceURI, "circle");
    for (const [name, words] of Object.entries({ viewBox: "0 0 20 20", class: "sign", "aria-hidden": "true" })) svg.setAttribute(name, words);
    for (const [name, words] of Object.entries({ cx: 10, cy: 10, r: 9, fill: colour(group) })) circle.setAttribute(name, words);
    svg.append(circle);
    return svg;
  }
  const link = (group) => el("a", { href: hashFor({ group, about: -1, sheet: "groups" }), class: "thing" }, dot(group), ...nameOf(group));
  function groups(now) {
    const paint = el("label", { class: "switch" }, el("input", { type: "checkbox", checked: now.colours, onchange: (event) => go({ colours: event.target.checked }) }), " Colour them in the picture");
    if (now.group >= 0) return [el("p", {}, el("a", { href: hashFor({ group: -1 }) }, "← All communities")), paint, el("h3", {}, ...nameOf(now.group), " …"), ...membersOf(now.group)];
    if (!bible.communities.length) return [el("p", {}, "Too little is told of how these meet.")];
    return [el("p", { class: "sort" }, "Things with more lines among them than to others, named after those in their middle."), paint,
      el("ol", { class: "ranks" }, ...bible.communities.map((_, group) => el("li", {}, link(group), el("span", { class: "count" }, String(size(group))))))];
  }
  const membersOf = (group) => bible.kinds.flatMap((kind, k) => {
    const all = members(group).filter((thing) => things[thing][KIND] === k);
    return all.length ? [el("h3", {}, kind[1], el("small", {}, ` ${all.length}`)), el("ul", {}, ...sorted(k, all).map((thing) => el("li", {}, value([0, thing]))))] : [];
  });
  SHEETS.push((now) => (now.sheet === "most" ? { key: "most", title: "Most connected", close: { sheet: "" },
    body: () => [el("p", { class: "sort" }, "How many others each meets. The season and series that a thing is part of, and countries and languages, do not count."), ...most()] } : null));
  SHEETS.push((now) => (now.sheet === "groups" || now.group >= 0 ? { key: `groups ${now.group} ${now.colours} ${isDark()}`, title: "Communities", close: { sheet: "", group: -1 }, body: () => groups(now) } : null));
  SCENES.unshift((now) => {
    if (now.group < 0 || now.around.length) return null;
    const all = members(now.group), within = new Set(all), drawn = (line) => within.has(lines[line][0]) && within.has(lines[line][1]);
    return { key: `group ${now.group}`, things: all, line: drawn, title: ["The community of ", ...nameOf(now.group)] };
  });
  LEAVES.push({ group: -1 });
  network.on("beforeDrawing", (ctx) => {
    if (!state || !state.colours) return;
    const around = Math.max(7, 5 / network.getScale()), bright = brightened();
    for (const thing of view.shown) {
      if (bible.community[thing] < 0) continue;
      const [x, y] = placeOf(thing);
      ctx.fillStyle = colour(bible.community[thing]);
      ctx.beginPath();
      ctx.globalAlpha = bright && !bright.has(thing) ? 0.2 : 1;
      ctx.arc(x, y, sizeOf(thing) + around, 0, 7);
      ctx.fill();
    }
    ctx.globalAlpha = 1;
  });

  const button = (words, sheet) => el("button", { type: "button", "aria-pressed": "false", onclick: () => go(state.sheet === sheet && state.about < 0 ? { sheet: "", group: -1 } : { sheet, group: -1, about: -1, ends: [-1, -1], way: 0 }) }, words);
  const buttons = { most: button("Most connected", "most"), groups: button("Communities", "groups") };
  Object.values(buttons).forEach((one) => asks.add(one));
  CHANGES.push((now, before) => {
    for (const [sheet, one] of Object.entries(buttons)) one.setAttribute("aria-pressed", String(now.sheet === sheet));
    if (now.colours !== before.colours) network.redraw();
  });
  return { colour, counts };
})();
