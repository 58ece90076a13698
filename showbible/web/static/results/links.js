// Which things an answer ties to which: the triples of a graph, or two columns of things.
import { columns, heading, tripled } from "/static/results/shape.js";
import { words } from "/static/results/terms.js";

export const MOST = 300;   // nodes that can be read in one drawing

/** The columns that can be tied: pairs `[from, to]`, the likeliest first. */
export function pairs(answer) {
  if (tripled(answer)) return [];
  const things = columns(answer).filter((column) => column.holds === "thing");
  return things.flatMap((from, at) => things.slice(at + 1).map((to) => [from, to]));
}

/** Nodes and lines of an answer whose things are known; `all` tells how many nodes there are in the whole. */
export function network(answer, labels, pair) {
  const ties = tripled(answer) ? ofTriples(answer, labels) : ofColumns(answer, labels, pair);
  const nodes = new Map();
  const node = (term) => {
    const key = `${term.type} ${term.value}`;
    if (!nodes.has(key)) nodes.set(key, { key, term, degree: 0, told: [] });
    return nodes.get(key);
  };
  const lines = new Map();
  for (const [from, to, said] of ties) {
    const [one, other] = [node(from), to ? node(to) : null];
    if (!other || one === other) { one.told.push(said); continue; }
    const key = `${one.key}\n${other.key}`;
    if (!lines.has(key)) { lines.set(key, { from: one, to: other, said: new Set() }); one.degree++; other.degree++; }
    if (said) lines.get(key).said.add(said);
  }
  const all = [...nodes.values()];
  const kept = all.length > MOST ? [...all].sort((a, b) => b.degree - a.degree).slice(0, MOST) : all;
  const drawn = new Set(kept);
  return { nodes: kept, all: all.length, lines: [...lines.values()].filter((line) => drawn.has(line.from) && drawn.has(line.to)) };
}

/** A graph's triples; its words and classes are told of their subject. */
function ofTriples(answer, labels) {
  return answer.rows.map(([subject, predicate, object]) => {
    const said = words(predicate, labels).replace(/^\w+:/, "");
    const aside = object.type === "literal" || predicate.value.endsWith("#type");
    return aside ? [subject, null, `${said}: ${words(object, labels)}`] : [subject, object, said];
  });
}

/** Rows: two of their columns are tied, the words of the others tell how. */
function ofColumns(answer, labels, [from, to]) {
  const others = columns(answer).filter((column) => column.at !== from.at && column.at !== to.at && column.holds !== "nothing");
  return answer.rows.filter((row) => row[from.at]).map((row) => {
    const said = others.filter((column) => row[column.at]).map((column) =>
      (column.holds === "words" || column.holds === "thing" ? "" : `${heading(column.name)} `) + words(row[column.at], labels));
    return [row[from.at], row[to.at] ?? null, said.join(", ")];
  });
}
