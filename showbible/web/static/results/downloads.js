// Ways to take an answer along: files in all formats, and the question itself for other tools.
import { el } from "/static/results/elements.js";

const ROWS = [["csv", "CSV", "csv"], ["tsv", "TSV", "tsv"], ["json", "JSON", "srj.json"]];
const GRAPH = [["ttl", "Turtle", "ttl"], ["nt", "N-Triples", "nt"], ["jsonld", "JSON-LD", "jsonld"]];
const YES = [["json", "JSON", "srj.json"], ["csv", "CSV", "csv"]];
const LONGEST = 12_000;    // letters of an address that everything on the way takes

/** Links to the answer's files, named after the query. */
export function downloads(kind, query, name) {
  const formats = { rows: ROWS, graph: GRAPH, answer: YES }[kind];
  return el("div", { className: "downloads", role: "group", ariaLabel: "Download" }, el("span", { className: "quiet", textContent: "Download" }),
    ...formats.map(([format, words, ending]) => link(query, format, words, `${name}.${ending}`)));
}

function link(query, format, words, file) {
  const href = `/sparql?${new URLSearchParams({ query, format })}`;
  const made = el("a", { className: "button small", href, download: file, textContent: words });
  if (href.length > LONGEST) made.addEventListener("click", (event) => { event.preventDefault(); fetched(query, format, file); });
  return made;
}

/** A question too long for an address is sent in a body. */
async function fetched(query, format, file) {
  const reply = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query, format }) });
  const href = URL.createObjectURL(await reply.blob());
  el("a", { href, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** A name for files, from a stored question's name or the query's first comment. */
export function named(query, name) {
  const said = name || /^\s*#+\s*(?!view:)(.+)$/m.exec(query)?.[1] || "answer";
  return said.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "answer";
}
