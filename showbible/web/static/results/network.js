// An answer as a drawing of nodes and lines: nodes lead to their pages, what is near one is shown by pointing at it.
import { cut, el, svg } from "/static/results/elements.js";
import { layout } from "/static/results/layout.js";
import { MOST, network, pairs } from "/static/results/links.js";
import { heading } from "/static/results/shape.js";
import { page, sign, words } from "/static/results/terms.js";
import { Lens } from "/static/results/lens.js";

const NAME = 26, SAID = 24, LETTER = 6.6, FEW_LINES = 60, HUB = 4;

export class Network {
  constructor(answer, labels) {
    this.answer = answer;
    this.labels = labels;
    this.pairs = pairs(answer);
    this.pair = this.pairs[0];
    this.stage = el("div", { className: "stage network" });
    this.told = el("p", { className: "quiet told" });
    this.tools = el("div", { className: "tools" });
    this.element = el("div", { className: "network-view" }, el("div", { className: "row between" }, this.choice() ?? el("span"), this.tools), this.stage, this.told);
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
    const room = [this.stage.clientWidth || 1000, Math.min(620, innerHeight * 0.7)];
    layout(nodes, lines.map((line) => [number.get(line.from), number.get(line.to)]), room[0] / room[1]);
    const box = bounds(nodes);
    const picture = svg("svg", { role: "group", class: "network-drawing" });
    picture.setAttribute("aria-label", `${nodes.length} things and ${lines.length} lines between them; the table has the same`);
    const under = svg("g", { class: "lines" }), said = svg("g", { class: "said" }), over = svg("g", { class: "nodes" });
    for (const line of lines) this.line(line, under, said, lines.length <= FEW_LINES);
    for (const node of nodes) node.name = node.term.type === "bnode" ? "·" : words(node.term, this.labels);
    for (const node of [...nodes].sort((a, b) => a.degree - b.degree)) over.append(this.node(node));   // great names over small signs
    picture.append(arrow(), under, said, over);
    this.near(nodes, lines, picture);
    this.stage.style.blockSize = `${Math.min(Math.max(box[3] * Math.min(1, room[0] / box[2]) + 20, 260), room[1])}px`;
    this.stage.replaceChildren(picture);
    this.tools.replaceChildren(new Lens(picture, box, (unit) => scaled(nodes, lines, unit)).buttons);
    this.told.textContent = all > MOST ? `The ${MOST} of ${all.toLocaleString("en")} that have most lines are drawn; the table has all.` : "";
  }

  node(node) {
    const known = this.labels.of(node.term.value);
    const href = node.term.type === "uri" ? page(node.term.value, known) : null;
    const { name } = node;
    const made = svg(href ? "a" : "g", { class: "node", ...(href && { href }) });
    const look = sign(known?.sort) ?? svg("svg", { viewBox: "0 0 20 20", class: "sign" }, svg("circle", { cx: 10, cy: 10, r: 7 }));
    look.setAttribute("aria-hidden", "true");
    const text = svg("text", { x: node.x, "text-anchor": "middle" }, cut(name, NAME));
    made.append(svg("title", {}, [name, ...node.told.slice(0, 12)].join("\n")), look, text);
    Object.assign(node, { drawn: made, look, text });
    return made;
  }

  line(line, under, over, few) {
    const { from, to } = line;
    line.drawn = svg("line", { x1: from.x, y1: from.y, "marker-end": "url(#arrow)" });
    const words = [...line.said].filter(Boolean).join("; ");
    if (words) line.drawn.append(svg("title", {}, words));
    under.append(line.drawn);
    line.label = words ? svg("text", { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 3, "text-anchor": "middle", class: few ? "" : "hidden" }, cut(words, SAID)) : null;
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

/** Signs and names keep their size on the screen, so from near there is room for more of them. */
function scaled(nodes, lines, unit) {
  const size = (node) => (9 + Math.min(9, Math.sqrt(node.degree) * 2)) * unit;
  for (const node of nodes) {
    const half = size(node) / 2;
    for (const [key, value] of Object.entries({ x: node.x - half, y: node.y - half, width: 2 * half, height: 2 * half })) node.look.setAttribute(key, value);
    node.text.setAttribute("y", node.y + half + 12 * unit);
  }
  for (const { from, to, drawn } of lines) {
    const short = 1 - (size(to) / 2 + 3 * unit) / (Math.hypot(to.x - from.x, to.y - from.y) || 1);
    drawn.setAttribute("x2", from.x + (to.x - from.x) * short);
    drawn.setAttribute("y2", from.y + (to.y - from.y) * short);
  }
  const names = legible(nodes, unit);
  for (const node of nodes) node.drawn.classList.toggle("unnamed", !names.has(node));
}

/** The nodes whose names have room, the most tied first. */
function legible(nodes, unit) {
  const taken = [], kept = new Set(), sign = 5 * unit;
  const within = (box, node) => node.x + sign > box[0] && node.x - sign < box[1] && node.y + sign > box[2] && node.y - sign < box[3];
  for (const node of [...nodes].sort((a, b) => b.degree - a.degree)) {
    const half = (Math.min(node.name.length, NAME) * LETTER * unit) / 2;
    const box = [node.x - half, node.x + half, node.y + 6 * unit, node.y + 22 * unit];
    if (taken.some((t) => t[0] < box[1] && box[0] < t[1] && t[2] < box[3] && box[2] < t[3])) continue;
    if (node.degree < HUB && nodes.some((other) => other !== node && within(box, other))) continue;
    taken.push(box);
    kept.add(node);
  }
  return kept;
}

function bounds(nodes) {
  const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [left - 80, top - 30, right - left + 160, bottom - top + 70];
}

const arrow = () => svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" },
  svg("path", { d: "M0 0.8 8 4 0 7.2z", class: "tip" })));
