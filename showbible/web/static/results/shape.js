// What an answer looks like: which of its columns are things, numbers, dates, words; and which views that allows.
import { isDate, isNumber, isThing } from "/static/results/terms.js";

export const PLACES = /(^|_)(season|episode|number|order|position|year|day|month|id)($|_)/i;   // numbers that count nothing
const NAMES = ["table", "network", "timeline", "bars"];

/** Each column: its name, its place, and what it holds: thing, number, date, year, words or nothing. */
export function columns(answer) {
  return answer.columns.map((name, at) => ({ name, at, holds: holds(name, answer.rows.map((row) => row[at])) }));
}

function holds(name, cells) {
  const there = cells.filter(Boolean);
  if (!there.length) return "nothing";
  if (there.every((term) => isThing(term) || term.type === "bnode")) return "thing";
  if (there.every(isDate)) return "date";
  if (there.every(isNumber)) return /year/i.test(name) && there.every((term) => /^\d{4}$/.test(term.value)) ? "date" : "number";
  return "words";
}

/** The views of an answer, and the one that shows it best. */
export function views(answer) {
  if (answer.kind === "answer") return { fits: [], best: null };
  const all = columns(answer);
  const of = (kind) => all.filter((column) => column.holds === kind);
  const named = [...of("thing"), ...of("words")];
  const counts = of("number").filter((column) => !PLACES.test(column.name));
  const fits = ["table"];
  if (!answer.rows.length) return { fits, best: "table" };
  if (answer.kind === "graph" ? answer.rows.some(([, predicate, object]) => object.type !== "literal" && !predicate.value.endsWith("#type")) : of("thing").length > 1) fits.push("network");
  if (of("date").length && answer.kind === "rows") fits.push("timeline");
  if (named.length && counts.length && answer.rows.length > 1 && answer.kind === "rows") fits.push("bars");
  return { fits, best: best(answer, all, fits, counts) };
}

function best(answer, all, fits, counts) {
  const filled = all.filter((column) => column.holds !== "nothing");
  const small = filled.length <= 3;
  const has = (view) => fits.includes(view);
  if (answer.kind === "graph") return has("network") ? "network" : "table";
  if (has("network") && small && filled.every((column) => column.holds === "thing")) return "network";
  if (has("bars") && filled.length === 2 && counts.length === 1) return "bars";
  if (has("timeline") && small && answer.rows.length > 2 && filled.some((c) => c.holds === "words" || c.holds === "thing")) return "timeline";
  return "table";
}

/** The view that a query asks for in a comment: `#view: timeline`. */
export const asked = (query) => {
  const found = /^[ \t]*#[ \t]*view:[ \t]*(\w+)/im.exec(query)?.[1].toLowerCase();
  return NAMES.includes(found) ? found : null;
};

const TERM = /^https:\/\/(?:w3id\.org\/showbible\/ontology#|schema\.org\/)|^https?:\/\/(?:www\.w3\.org|purl\.org)\//;

/** Whether an answer's rows are triples: a graph's, or a thing, a property, and anything. */
export const tripled = (answer) => answer.kind === "graph" || (answer.columns.length === 3 && answer.rows.every(([subject, predicate, object]) =>
  subject && object && subject.type !== "literal" && predicate?.type === "uri" && TERM.test(predicate.value)));

/** A column's name as people read it. */
export const heading = (name) => name.replaceAll("_", " ");
