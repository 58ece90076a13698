// Places for the nodes of a small network: lines pull, nodes push, the same network always lies the same way.

/** Gives each node `x` and `y`; `links` are pairs of nodes' numbers. */
export function layout(nodes, links, rounds = 320) {
  const many = nodes.length, area = 90 * Math.sqrt(many + 1), wanted = area / Math.sqrt(many + 1) * 1.05;
  nodes.forEach((node, at) => {          // a sunflower to begin with: no two at one place, and nothing by chance
    const angle = at * 2.399963, far = (area / 2) * Math.sqrt((at + 0.5) / many);
    Object.assign(node, { x: far * Math.cos(angle), y: far * Math.sin(angle), dx: 0, dy: 0 });
  });
  for (let round = 0; round < rounds; round++) {
    const heat = (area / 8) * (1 - round / rounds) ** 1.5 + 0.5;
    push(nodes, wanted);
    for (const [one, other] of links) pull(nodes[one], nodes[other], wanted);
    for (const node of nodes) move(node, heat);
  }
}

function push(nodes, wanted) {
  for (let i = 0; i < nodes.length; i++) {
    for (let j = i + 1; j < nodes.length; j++) {
      const a = nodes[i], b = nodes[j];
      const x = a.x - b.x, y = a.y - b.y, square = Math.max(x * x + y * y, 1);
      const force = (wanted * wanted) / square;
      a.dx += x * force; a.dy += y * force;
      b.dx -= x * force; b.dy -= y * force;
    }
  }
}

function pull(a, b, wanted) {
  const x = a.x - b.x, y = a.y - b.y, force = Math.hypot(x, y) / wanted;
  a.dx -= x * force; a.dy -= y * force;
  b.dx += x * force; b.dy += y * force;
}

function move(node, heat) {
  node.dx -= node.x * 0.25;              // all to the middle, so that what is not tied does not drift away
  node.dy -= node.y * 0.4;               // and flatter than high, as screens are
  const far = Math.hypot(node.dx, node.dy) || 1, step = Math.min(far, heat);
  node.x += (node.dx / far) * step;
  node.y += (node.dy / far) * step;
  node.dx = node.dy = 0;
}
