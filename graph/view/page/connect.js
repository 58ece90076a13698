// "How are these two connected?": two names are asked for, the ways between them drawn from left to right and told.
const connect = (() => {
  const COLUMN = 220, ROW = 84, LIT = 2.6;
  const cached = { key: "", found: [] };
  const chosen = (now) => (now.ends[0] >= 0 && now.ends[1] >= 0 ? now.ends : null);
  function found(now) {
    const key = now.ends.join(" ");
    if (cached.key !== key) Object.assign(cached, { key, found: ways.between(...now.ends) });
    return cached.found;
  }
  PARTS.push({ name: "ends", step: true, read: (given) => [placed(given.get("from")), placed(given.get("to"))],
    write: ([from, to]) => ({ from: from >= 0 ? things[from][IRI] : "", to: to >= 0 ? things[to][IRI] : "" }) });
  PARTS.push({ name: "way", read: (given) => (/^[1-9]\d?$/.test(given.get("way") || "") ? Number(given.get("way")) : 0), write: (way) => ({ way: way ? String(way) : "" }) });

  const upright = () => canvas.clientWidth < 600;                // a telephone is read from top to bottom
  // Where the things of the ways stand: a column for each step, the way that tells most in the middle row.
  function laid(all) {
    const column = new Map(), places = new Map(), columns = [];
    for (const { way } of all) way.forEach((thing, i) => { if (!column.has(thing)) column.set(thing, [i, way.length - 1 - i]); });
    for (const [thing, [i]] of column) (columns[i] = columns[i] || []).push(thing);
    columns.forEach((held, i) => held.forEach((thing, row) => {
      const side = upright() ? 1 : i === 0 ? -1 : i === columns.length - 1 ? 1 : 0;
      if (upright()) { places.set(thing, [(row % 2 ? -1 : 1) * Math.ceil(row / 2) * ROW * 1.6, i * ROW, side]); return; }
      const y = (row % 2 ? -1 : 1) * Math.ceil(row / 2) * ROW + (i % 2 ? ROW / 2 : 0) * (columns.length > 3);
      places.set(thing, [i * COLUMN, y, side]);
    }));
    return places;
  }
  SCENES.unshift((now) => {
    const ends = chosen(now);
    if (!ends || now.around.length) return null;
    const all = found(now), told = all.length ? all : [{ way: [ends[0]] }, { way: [ends[1]] }];
    const places = all.length ? laid(told) : new Map([[ends[0], [0, 0, -1]], [ends[1], [COLUMN, 0, 1]]]);
    const drawn = new Set(all.flatMap(({ way }) => way.slice(1).flatMap((thing, i) => spoken.best(way[i], thing))));
    return { key: `ways ${ends.join(" ")} ${upright()}`, things: [...places.keys()], places, line: (line) => drawn.has(line),
      straight: true, strong: true, even: true, size: (thing) => (ends.includes(thing) ? 13 : 9),
      title: ["Between ", el("bdi", {}, things[ends[0]][LABEL]), " and ", el("bdi", {}, things[ends[1]][LABEL])] };
  });
  // The way that is told of is drawn strongest, with what each step says on its line.
  const lit = () => { const all = state && chosen(state) && !state.around.length ? found(state) : []; return all.length ? (all[state.way - 1] || all[0]).way : []; };
  const onWay = (line, way) => way.some((thing, i) => i && ((lines[line][0] === thing && lines[line][1] === way[i - 1]) || (lines[line][1] === thing && lines[line][0] === way[i - 1])));
  BENDS.push((line) => (onWay(line, lit()) ? { width: LIT, dashes: false, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 } } : null));
  // What stands on the lines of that way, where it is drawn.
  const words = () => { const way = lit(); return way.every((thing) => view.shown.has(thing)) ? way.slice(1).map((thing, i) => ({ ends: [way[i], thing], words: spoken.verb(way[i], thing) })) : []; };
  network.on("afterDrawing", (ctx) => {
    const ratio = window.devicePixelRatio || 1, all = words(), at = network.getPositions(all.flatMap(({ ends }) => ends));
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    Object.assign(ctx, { font: `italic 12px ${FONT}`, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: css("--paper"), fillStyle: css("--quiet") });
    for (const { ends, words: told } of all) {
      if (!ends.every((thing) => at[thing])) continue;
      const [a, b] = ends.map((thing) => network.canvasToDOM(at[thing])), x = (a.x + b.x) / 2, y = (a.y + b.y) / 2 - 11;
      if (ctx.measureText(told).width > Math.abs(b.x - a.x) - 20) continue;
      ctx.strokeText(told, x, y);
      ctx.fillText(told, x, y);
    }
    ctx.restore();
  });
  STANDOUT.push(() => {
    const way = state.way && chosen(state) && state.about < 0 && found(state)[state.way - 1];
    return way ? new Set(way.way) : null;
  });

  SHEETS.push((now) => (chosen(now) ? { key: `ways ${now.ends.join(" ")} ${now.way}`, title: "How they are connected", close: { ends: [-1, -1], way: 0 }, body: () => told(now) } : null));
  function told(now) {
    const all = found(now), [one, other] = now.ends.map((thing) => things[thing][LABEL]);
    const and = [el("bdi", {}, one), " and ", el("bdi", {}, other)];
    if (now.ends[0] === now.ends[1]) return [el("p", {}, el("bdi", {}, one), " is one and the same.")];
    if (!all.length) return [el("p", {}, ...and, " are not connected in this bible: no line leads from one to the other.")];
    const steps = all[0].way.length - 1;
    return [el("p", { class: "sort" }, ...and, ` · ${count(steps, "step")}`, all.length > 1 ? ` · ${all.length} ways, those that tell most first` : ""),
      el("ol", { class: "paths" }, ...all.map(({ way }, i) => wayItem(way, i + 1, now.way, all.length)))];
  }
  const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
  function wayItem(way, number, open, all) {
    const shown = number === (open || 1);
    const line = el("p", { class: "way" }, ...spoken.said(way), ".");
    const alone = all > 1 ? el("button", { type: "button", "aria-pressed": String(number === open), onclick: () => go({ way: number === open ? 0 : number, about: -1 }) }, "Show this way") : "";
    const steps = el("ul", { class: "steps" }, ...way.slice(1).map((other, i) => el("li", {}, ...spoken.sentence(way[i], spoken.verb(way[i], other), other), " ",
      ...sentences([way[i], other], () => spoken.proofs(way[i], other, spoken.best(way[i], other))))));
    const box = el("details", { open: shown }, el("summary", {}, "Step by step"), steps);
    const read = () => { if (box.open) for (const button of steps.querySelectorAll("button.quote[aria-expanded=false]")) button.click(); };
    box.addEventListener("toggle", read);
    return el("li", {}, line, box, alone);
  }

  // A field for a name; what is typed is found as in the page's own.
  function field(label, side) {
    const id = `end-${side}`, input = el("input", { id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": `${id}-found`, "aria-autocomplete": "list", "aria-label": label, placeholder: label });
    const list = el("ul", { id: `${id}-found`, role: "listbox", "aria-label": `Names for “${label}”`, hidden: true, class: "names" });
    let options = [], at = 0;
    const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const mark = () => {
      [...list.children].forEach((option, i) => { if (options.length) option.setAttribute("aria-selected", String(i === at)); });
      if (options.length && !list.hidden) { input.setAttribute("aria-activedescendant", `${id}-${at}`); list.children[at].scrollIntoView({ block: "nearest" }); }
    };
    const take = (thing) => { const ends = [...state.ends]; ends[side] = thing; close(); go({ ends, way: 0, about: -1, group: -1, around: [], more: [] }); if (ends[1 - side] < 0) byId(`end-${1 - side}`).focus(); else tellEnds(); };
    const typed = () => {
      const words = fold(input.value), all = words ? search(input.value) : [];
      options = all.slice(0, 8).map(([thing]) => thing);
      at = 0;
      list.replaceChildren(...all.slice(0, 8).map(([thing, [, printed]], i) => el("li", { role: "option", id: `${id}-${i}`, "aria-selected": "false", onpointerdown: (e) => { e.preventDefault(); take(thing); } },
        sign(things[thing][KIND]), el("bdi", {}, things[thing][LABEL]), printed === things[thing][LABEL] ? "" : el("small", {}, " also ", el("bdi", {}, printed)), el("small", { class: "kind" }, kindWord(thing)))));
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (words) say(all.length === 1 ? "1 name found" : `${all.length} names found`);
      mark();
    };
    input.addEventListener("input", typed);
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => { close(); fill(); });
    input.addEventListener("keydown", (event) => {
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) { event.preventDefault(); at = (at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length; mark(); }
      else if (event.key === "Enter") { event.preventDefault(); if (options.length && !list.hidden) take(options[at]); }
      else if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); close(); }
    });
    const fill = () => { input.value = state.ends[side] >= 0 ? things[state.ends[side]][LABEL] : ""; };
    return { box: el("span", { class: "end" }, input, list), fill };
  }
  const tellEnds = () => { const all = found(state); say(all.length ? `${all.length} ways of ${count(all[0].way.length - 1, "step")}` : "They are not connected in this bible"); };
  const fields = [field("One name", 0), field("Another name", 1)];
  const swap = el("button", { type: "button", "aria-label": "The other way round", title: "The other way round", onclick: () => go({ ends: [...state.ends].reverse(), way: 0 }) }, "⇄");
  const form = el("div", { class: "connect", role: "group", "aria-label": "How are these two connected?", hidden: true }, el("span", {}, "How are these two connected?"), fields[0].box, swap, fields[1].box,
    el("button", { type: "button", class: "bare", "aria-label": "Close the question", onclick: () => { open(false); go({ ends: [-1, -1], way: 0 }); button.focus(); } }, "×"));
  const button = el("button", { type: "button", "aria-expanded": "false", onclick: () => { open(form.hidden); if (!form.hidden) byId("end-0").focus(); } }, "Connect two");
  const open = (on) => { form.hidden = !on; button.setAttribute("aria-expanded", String(on)); };
  asks.add(button, form);
  ACTS.push((thing) => el("button", { type: "button", onclick: () => { open(true); go({ ends: [thing, -1], way: 0 }); byId("end-1").focus(); } }, "Connect to …"));
  CHANGES.push((now) => {
    fields.forEach(({ fill }, side) => { if (document.activeElement !== byId(`end-${side}`)) fill(); });
    if (chosen(now)) open(true);
    swap.disabled = now.ends.every((thing) => thing < 0);
  });
  LEAVES.push({ ends: [-1, -1], way: 0 });
  return { found: () => (chosen(state) ? found(state) : []), words };
})();
