// The picture as SVG: real lines, shapes and words, of what is seen or of all that is drawn, with a title and credits.
const picture = (() => {
  const XMLNS = "http://www.w3.org/2000/svg", ROOM = 240, HEAD = 46, FOOT = 26;
  // What XML cannot hold at all, and halves of letters, are left out.
  const clean = (words) => String(words).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  function svg(tag, attributes = {}, ...children) {
    const made = document.createElementNS(XMLNS, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, typeof value === "number" ? String(Math.round(value * 100) / 100) : clean(value));
    made.append(...children.map((child) => (typeof child === "string" ? clean(child) : child)));
    return made;
  }
  // With light colours whatever is chosen, for as long as it takes to draw.
  function inLight(draw) {
    const kept = theme;
    theme = "light"; dress(); redraw();
    try { return draw(); } finally { theme = kept; dress(); redraw(); }
  }
  // How the picture's own places become those on the paper.
  function frame(whole) {
    if (!whole && canvas.clientWidth) {                          // beside the list nothing of it is seen
      const origin = network.canvasToDOM({ x: 0, y: 0 });
      return { scale: network.getScale(), x: origin.x, y: origin.y, wide: freeWidth(), high: canvas.clientHeight };
    }
    const places = Object.values(network.getPositions(nodes.getIds()));
    const [l, r, t, b] = places.reduce(([l, r, t, b], { x, y }) => [Math.min(l, x), Math.max(r, x), Math.min(t, y), Math.max(b, y)], [Infinity, -Infinity, Infinity, -Infinity]);
    return places.length ? { scale: 1, x: ROOM - l, y: 40 - t, wide: r - l + 2 * ROOM, high: b - t + 80 } : { scale: 1, x: 0, y: 0, wide: 600, high: 200 };
  }
  const inside = ({ x, y }, { wide, high }, room = 0) => x >= -room && y >= -room && x <= wide + room && y <= high + room;

  function make({ whole = true, ground = "white", width } = {}) {
    const at = frame(whole), on = ({ x, y }) => ({ x: x * at.scale + at.x, y: y * at.scale + at.y }), places = new Map(Object.entries(network.getPositions(nodes.getIds())).map(([id, p]) => [id, on(p)]));
    const high = at.high + HEAD + FOOT, ink = css("--ink"), quiet = css("--quiet"), paper = ground === "white" ? "#ffffff" : css("--paper");
    const root = svg("svg", { xmlns: XMLNS, viewBox: `0 0 ${Math.ceil(at.wide)} ${Math.ceil(high)}`, width: width || Math.ceil(at.wide), height: width ? undefined : Math.ceil(high), role: "img", "font-family": FONT },
      svg("title", {}, heading()), svg("desc", {}, subtitle()), svg("rect", { width: "100%", height: "100%", fill: paper }));
    const body = svg("svg", { x: 0, y: HEAD, width: at.wide, height: at.high, viewBox: `0 0 ${at.wide} ${at.high}`, overflow: "hidden" });
    if (state.colours) body.append(svg("g", {}, ...halos(places, at)));
    body.append(svg("g", { fill: "none" }, ...strokes(places, at)), svg("g", {}, ...shapes(places, at)), svg("g", { fill: ink, stroke: paper, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" }, ...labels(places, at), ...connect.words().map(({ ends, words }) => {
      const [a, b] = ends.map((thing) => places.get(String(thing)));
      return svg("text", { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 8, "font-size": 12, "font-style": "italic", "text-anchor": "middle", fill: quiet }, words);
    })));
    root.append(body, svg("text", { x: 16, y: 22, "font-size": 17, "font-weight": 600, fill: ink }, heading()), svg("text", { x: 16, y: 39, "font-size": 12, fill: quiet }, subtitle()),
      svg("text", { x: 16, y: high - 9, "font-size": 10.5, fill: quiet }, credit()));
    return { root, wide: Math.ceil(at.wide), high: Math.ceil(high) };
  }
  const heading = () => bible.title;
  const subtitle = () => [[view.scene.title || []].flat().map((part) => part.textContent ?? part).join(""), byId("count").textContent].filter(Boolean).join(" · ");
  const credit = () => `${[...document.querySelectorAll("footer span")].map((span) => span.textContent.trim()).filter((words) => words.startsWith("From")).join(" ")} Drawn by Show Bible.`;

  function halos(places, at) {
    return [...view.shown].filter((thing) => bible.community[thing] >= 0 && inside(places.get(String(thing)), at, 20)).map((thing) => {
      const { x, y } = places.get(String(thing));
      return svg("circle", { cx: x, cy: y, r: Math.max(nodes.get(thing).size * at.scale + 5, 7), fill: ranks.colour(bible.community[thing]) });
    });
  }
  function strokes(places, at) {
    return edges.get().flatMap((edge) => {
      const [from, to] = [places.get(String(edge.from)), places.get(String(edge.to))];
      if (!from || !to || (!inside(from, at, 2000) && !inside(to, at, 2000))) return [];
      const kind = edge.smooth && edge.smooth.type, middle = (from.x + to.x) / 2;
      const path = kind === "cubicBezier" ? `C${num(middle)} ${num(from.y)} ${num(middle)} ${num(to.y)} ${num(to.x)} ${num(to.y)}`
        : kind === "curvedCW" ? `Q${num(middle - (to.y - from.y) * 0.22)} ${num((from.y + to.y) / 2 + (to.x - from.x) * 0.22)} ${num(to.x)} ${num(to.y)}` : `L${num(to.x)} ${num(to.y)}`;
      const told = typeof edge.id === "number" ? spoken.together(spoken.verbs(edge.id, edge.from)) : bundles.words(edge.id);
      const name = told ? `${things[edge.from][LABEL]} ${told} ${things[edge.to][LABEL]}` : "";
      return [svg("path", { d: `M${num(from.x)} ${num(from.y)}${path}`, stroke: edge.color.color, "stroke-opacity": edge.color.opacity, "stroke-width": edge.width * Math.min(1, Math.max(at.scale, 0.5)), "stroke-dasharray": edge.dashes ? "4 4" : undefined }, ...(name ? [svg("title", {}, name)] : []))];
    });
  }
  const num = (value) => Math.round(value * 10) / 10;
  function shapes(places, at) {
    return nodes.get().flatMap((node) => {
      const { x, y } = places.get(String(node.id)), r = (node.size || 6) * at.scale;
      if (!inside({ x, y }, at, 40)) return [];
      if (typeof node.id !== "number") return [svg("text", { x, y, "font-size": 11, "text-anchor": "middle", fill: css("--quiet") }, node.label || "")];
      const look = { fill: node.color.background, stroke: node.color.border, "stroke-width": node.borderWidth, opacity: node.opacity === 1 ? undefined : node.opacity }, points = SHAPES[node.shape];
      const title = svg("title", {}, `${things[node.id][LABEL]} (${kindWord(node.id)})`);
      if (!points) return [svg("circle", { cx: x, cy: y, r, ...look }, title)];
      return [svg("polygon", { points: points.split(" ").map((pair) => pair.split(",").map((n) => (Number(n) - 10) / 9)).map(([dx, dy]) => `${num(x + dx * r)},${num(y + dy * r)}`).join(" "), ...look }, title)];
    });
  }
  // Names where there is room for them, the weightiest first, as in the picture.
  function labels(places, at) {
    const ctx = document.createElement("canvas").getContext("2d"), room = makeRoom(), own = new Map(), bright = brightened();
    for (const thing of view.order) {
      const p = places.get(String(thing)), r = nodes.get(thing).size * at.scale * 0.8, box = [p.x - r, p.y - r, p.x + r, p.y + r];
      if (inside(p, at)) { own.set(thing, [p, r / 0.8, box]); room.take(box); }
    }
    return view.order.filter((thing) => own.has(thing)).flatMap((thing) => {
      const [p, r, self] = own.get(thing), size = textSize(thing), weight = size > 14 || thing === view.chosen ? 600 : undefined, words = clip(shorts[thing]);
      ctx.font = `${weight ? "600 " : ""}${size}px ${FONT}`;
      const box = place(p, r, ctx.measureText(words).width, size, sideOf(thing), (b) => room.taken(b, self));
      if (!box) return [];
      room.take(box);
      return [svg("text", { x: box[0] + 2, y: (box[1] + box[3]) / 2 + size * 0.35, "font-size": size, "font-weight": weight, opacity: bright && !bright.has(thing) ? 0.25 : undefined }, words)];
    });
  }
  const text = (options) => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(make(options).root)}\n`;

  // The same, as dots: two for each of the screen's, as far as a browser can hold them.
  async function png(options) {
    const { root, wide, high } = make(options), image = new Image(), most = 16000;
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
    await image.decode();
    const scale = Math.min(2, most / wide, most / high, Math.sqrt(120e6 / (wide * high))), sheet = el("canvas", { width: Math.floor(wide * scale), height: Math.floor(high * scale) });
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    return new Promise((done) => { sheet.toBlob(done, "image/png"); });
  }
  return { make, text, png, inLight, heading, subtitle };
})();
