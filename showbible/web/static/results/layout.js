// Places for the nodes of a small network: lines pull, nodes push, the same network always lies the same way.
const APART = 95;                                    // between nodes that are tied
const ROOM = [120, 60];                              // around each part of the network, for its names

/**
 * Gives each node `x` and `y`; `links` are pairs of nodes' numbers. What is not tied together lies side by side,
 * all in all in a field that is so much wider than high.
 */
export function layout(nodes, links, shape = 2) {
  const parts = split(nodes, links).map((part) => settled(part, links.filter(([one]) => part.has(one)), nodes));
  pack(parts.sort((one, other) => other.wide * other.high - one.wide * one.high), shape);
}

/** The numbers of nodes that hang together, as sets. */
function split(nodes, links) {
  const of = nodes.map((_, at) => at);
  const top = (at) => { while (of[at] !== at) at = of[at] = of[of[at]]; return at; };
  for (const [one, other] of links) of[top(one)] = top(other);
  const parts = new Map();
  for (let at = 0; at < nodes.length; at++) parts.set(top(at), (parts.get(top(at)) ?? new Set()).add(at));
  return [...parts.values()];
}

function settled(part, links, all) {
  const nodes = [...part].map((at) => all[at]), many = nodes.length;
  const area = APART * Math.sqrt(many + 1), rounds = many > 150 ? 220 : 320;
  nodes.forEach((node, at) => {          // a sunflower to begin with: no two at one place, and nothing by chance
    const angle = at * 2.399963, far = (area / 2) * Math.sqrt((at + 0.5) / many);
    Object.assign(node, { x: far * Math.cos(angle), y: far * Math.sin(angle) * 0.7, dx: 0, dy: 0 });
  });
  for (let round = 0; many > 1 && round < rounds; round++) {
    const heat = (area / 8) * (1 - round / rounds) ** 1.5 + 0.5;
    push(nodes);
    for (const [one, other] of links) pull(all[one], all[other]);
    for (const node of nodes) move(node, heat);
  }
  const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  const left = Math.min(...xs) - ROOM[0] / 2, top = Math.min(...ys) - ROOM[1] / 2;
  return { nodes, left, top, wide: Math.max(...xs) - left + ROOM[0] / 2, high: Math.max(...ys) - top + ROOM[1] / 2 };
}

function push(nodes) {
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      const a = nodes[i], b = nodes[j];
      const x = a.x - b.x, y = a.y - b.y, force = (APART * APART) / Math.max(x * x + y * y, 1);
      a.dx += x * force; a.dy += y * force;
      b.dx -= x * force; b.dy -= y * force;
    }
  }
}

function pull(a, b) {
  const x = a.x - b.x, y = a.y - b.y, force = Math.hypot(x, y) / APART;
  a.dx -= x * force; a.dy -= y * force;
  b.dx += x * force; b.dy += y * force;
}

function move(node, heat) {
  node.dx -= node.x * 0.06;
  node.dy -= node.y * 0.16;              // flatter than high, as screens and names are
  const far = Math.hypot(node.dx, node.dy) || 1, step = Math.min(far, heat);
  node.x += (node.dx / far) * step;
  node.y += (node.dy / far) * step;
  node.dx = node.dy = 0;
}

/** Parts in rows, the largest first. */
function pack(parts, shape) {
  const all = parts.reduce((sum, part) => sum + part.wide * part.high, 0);
  const wide = Math.max(parts[0]?.wide ?? 0, Math.sqrt(all * shape * 1.1));
  let x = 0, y = 0, high = 0;
  for (const part of parts) {
    if (x && x + part.wide > wide) { x = 0; y += high; high = 0; }
    for (const node of part.nodes) { node.x += x - part.left; node.y += y - part.top; }
    x += part.wide;
    high = Math.max(high, part.high);
  }
}
