// An answer as a drawing of nodes and lines: nodes lead to their pages, what is near one is shown by pointing at it.
import { cut, el, svg } from "/static/results/elements.js";
import { layout } from "/static/results/layout.js";
import { MOST, network, pairs } from "/static/results/links.js";
import { heading } from "/static/results/shape.js";
import { page, sign, words } from "/static/results/terms.js";
import { Lens } from "/static/results/lens.js";

const NAME = 26, SAID = 24, LETTER = 6.6, FEW_LINES = 60;

export class Network {
  constructor(answer, labels) {
    this.answer = answer;
    this.labels = labels;
    this.pairs = pairs(answer);
    this.pair = this.pairs[0];
    this.stage = el("div", { className: "stage network" });
    this.told = el("p", { className: "quiet told" });
    this.element = el("div", { className: "network-view" }, this.choice(), this.stage, this.told);
  }

  choice() {
    if (this.pairs.length < 2) return null;
    const select = el("select", {}, ...this.pairs.map(([from, to], at) =>
      el("option", { value: at, textContent: `${heading(from.name)} – ${heading(to.name)}` })));
    select.addEventListener("change", () => { this.pair = this.pairs[select.value]; this.draw(); });
    return el("label", { className: "choice" }, "Lines between: ", select);
  }

  async show() {
    await this.labels.learn(this.answer.rows.flat());
    this.draw();
  }

  draw() {
    const { nodes, lines, all } = network(this.answer, this.labels, this.pair);
    const number = new Map(nodes.map((node, at) => [node, at]));
    layout(nodes, lines.map((line) => [number.get(line.from), number.get(line.to)]));
    const box = bounds(nodes);
    const picture = svg("svg", { role: "group", class: "network-drawing" });
    picture.setAttribute("aria-label", `${nodes.length} things and ${lines.length} lines between them; the table has the same`);
    const under = svg("g", { class: "lines" }), said = svg("g", { class: "said" }), over = svg("g", { class: "nodes" });
    for (const line of lines) this.line(line, under, said, lines.length <= FEW_LINES);
    for (const node of nodes) node.name = node.term.type === "bnode" ? "·" : words(node.term, this.labels);
    const names = legible(nodes);
    for (const node of nodes) over.append(this.node(node, names.has(node)));
    picture.append(arrow(), under, said, over);
    this.near(nodes, lines, picture);
    this.stage.replaceChildren(picture);
    this.stage.append(new Lens(picture, box).buttons);
    this.told.textContent = all > MOST ? `The ${MOST} of ${all.toLocaleString("en")} that have most lines are drawn; the table has all.` : "";
  }

  node(node, named) {
    const known = this.labels.of(node.term.value);
    const href = node.term.type === "uri" ? page(node.term.value, known) : null;
    const { name } = node;
    const size = 9 + Math.min(9, Math.sqrt(node.degree) * 2);
    const made = svg(href ? "a" : "g", { class: `node ${named ? "" : "unnamed"}`, ...(href && { href }) });
    const look = sign(known?.sort) ?? svg("svg", { viewBox: "0 0 20 20", class: "sign" }, svg("circle", { cx: 10, cy: 10, r: 7 }));
    for (const [key, value] of Object.entries({ x: node.x - size / 2, y: node.y - size / 2, width: size, height: size })) look.setAttribute(key, value);
    look.setAttribute("aria-hidden", "true");
    made.append(svg("title", {}, [name, ...node.told.slice(0, 12)].join("\n")), look,
      svg("text", { x: node.x, y: node.y + size / 2 + 12, "text-anchor": "middle" }, cut(name, NAME)));
    if (href) made.setAttribute("aria-label", name);
    node.drawn = made;
    return made;
  }

  line(line, under, over, few) {
    const { from, to } = line;
    const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const short = 1 - (8 + Math.sqrt(to.degree) * 1.5) / far;
    line.drawn = svg("line", { x1: from.x, y1: from.y, x2: from.x + (to.x - from.x) * short, y2: from.y + (to.y - from.y) * short, "marker-end": "url(#arrow)" });
    const words = [...line.said].filter(Boolean).join("; ");
    if (words) line.drawn.append(svg("title", {}, words));
    under.append(line.drawn);
    line.label = words ? svg("text", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 3, "text-anchor": "middle", class: few && far > 70 ? "" : "hidden" }, cut(words, SAID)) : null;
    if (line.label) over.append(line.label);
  }

  /** Pointing at a node, or coming to it by the keyboard, shows what it is tied to. */
  near(nodes, lines, picture) {
    const close = new Map(nodes.map((node) => [node, new Set([node])]));
    for (const line of lines) { close.get(line.from).add(line.to); close.get(line.to).add(line.from); }
    const light = (chosen) => {
      picture.classList.toggle("pointed", Boolean(chosen));
      for (const node of nodes) node.drawn.classList.toggle("near", Boolean(chosen) && close.get(chosen).has(node));
      for (const line of lines) {
        const near = line.from === chosen || line.to === chosen;
        line.drawn.classList.toggle("near", near);
        line.label?.classList.toggle("near", near);
      }
    };
    for (const node of nodes) {
      for (const event of ["pointerenter", "focus"]) node.drawn.addEventListener(event, () => light(node));
      for (const event of ["pointerleave", "blur"]) node.drawn.addEventListener(event, () => light(null));
    }
  }
}

/** The nodes whose names have room, the most tied first. */
function legible(nodes) {
  const taken = [], kept = new Set();
  const wide = (node) => Math.min(node.name.length, NAME) * LETTER;
  for (const node of [...nodes].sort((a, b) => b.degree - a.degree)) {
    const half = wide(node) / 2, box = [node.x - half, node.x + half, node.y + 4, node.y + 22];
    if (taken.some((t) => t[0] < box[1] && box[0] < t[1] && t[2] < box[3] && box[2] < t[3])) continue;
    taken.push(box);
    kept.add(node);
  }
  return kept;
}

function bounds(nodes) {
  const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [left - 90, top - 30, right - left + 180, bottom - top + 70];
}

const arrow = () => svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
  svg("path", { d: "M0 0.8 8 4 0 7.2z", class: "tip" })));
