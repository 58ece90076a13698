// Asks /sparql and reads the answer as it comes; what is too much to be shown is not waited for.
import { Rows } from "/static/results/rows.js";
import { triples } from "/static/results/ntriples.js";

export const MOST = 20_000;   // rows that a page shows; downloads have all
const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";

/** Why there is no answer: words, and the place in the query where it is known. */
export class Refused extends Error {
  constructor(said, status) {
    const found = /line (\d+), column (\d+): ([^\n]*)/.exec(said);
    super(found?.[3] ?? (said.trim().split("\n")[0].slice(0, 500) || `no answer (${status})`));
    this.line = found ? Number(found[1]) : null;
    this.column = found ? Number(found[2]) : null;
    this.status = status;
  }
}

/** The answer to a query: `{kind, columns, rows, more, yes, seconds}`; `progress` is told how many rows there are. */
export async function answer(query, { signal, progress = () => {} } = {}) {
  const begun = performance.now();
  const reply = await fetch("/sparql", { method: "POST", headers: { accept: ACCEPT }, body: new URLSearchParams({ query }), signal });
  if (!reply.ok) throw new Refused(await reply.text(), reply.status);
  const read = /n-triples/.test(reply.headers.get("content-type") ?? "") ? graph : rows;
  const found = await read(reply.body.getReader(), progress, query);
  return { ...found, seconds: (performance.now() - begun) / 1000 };
}

async function rows(reader, progress, query) {
  const found = new Rows();
  const more = await each(reader, (text) => { found.take(text); progress(found.bindings.length); return found.bindings.length > MOST; });
  const { head, boolean, bindings } = found;
  if (typeof boolean === "boolean") return { kind: "answer", yes: boolean, columns: [], rows: [] };
  if (!head) throw new Refused("the answer broke off; ask again", 0);
  if (!more && !found.whole) throw new Refused("the answer broke off: it took too long or grew too large", 0);
  const columns = written(head.vars, query);
  return { kind: "rows", columns, more, rows: bindings.slice(0, MOST).map((row) => columns.map((column) => row[column])) };
}

async function graph(reader, progress) {
  const found = [];
  let rest = "";
  const more = await each(reader, (text) => {
    const end = (rest += text).lastIndexOf("\n") + 1;
    for (const row of triples(rest.slice(0, end))) found.push(row);
    rest = rest.slice(end);
    progress(found.length);
    return found.length > MOST;
  });
  for (const row of triples(rest)) found.push(row);
  return { kind: "graph", columns: ["subject", "predicate", "object"], rows: found.slice(0, MOST), more };
}

/** Hand over the parts of a body until there are enough; whether there would be more. */
async function each(reader, take) {
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return false;
    if (take(decoder.decode(value, { stream: true }))) {
      await reader.cancel();
      return true;
    }
  }
}

/** For `SELECT *` the columns as the query names them, for the engine sorts them. */
function written(columns, query) {
  const text = query.replace(/^[ \t]*#.*$/gm, "");
  if (!/select\s+(?:distinct\s+|reduced\s+)?\*/i.test(text)) return columns;
  const place = (column) => text.search(new RegExp(`[?$]${column}(?![\\w])`));
  return [...columns].sort((one, other) => place(one) - place(other));
}
