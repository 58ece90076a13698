// Terms of an answer: what they are called, how they are shown, and in which order they stand.
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger",
  "positiveInteger", "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
  "unsignedByte"].map((name) => XSD + name));
const DATES = new Set(["date", "dateTime", "gYear", "gYearMonth"].map((name) => XSD + name));
const PLAIN = new Set([undefined, XSD + "string", XSD + "boolean", XSD + "duration", ...NUMBERS, ...DATES,
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"]);
const AT_ONCE = 2000;
const LONG = 200;   // letters of a name
const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

export const isThing = (term) => term?.type === "uri";
export const isNumber = (term) => term?.type === "literal" && NUMBERS.has(term.datatype) && Number.isFinite(numeric(term));
export const isDate = (term) => term?.type === "literal" && DATES.has(term.datatype) && /^-?\d{4}/.test(term.value);
const numeric = (term) => Number(term.value.replace(/^([+-]?)INF$/, "$1Infinity"));

/** What the server knows of things: label, page, kind. Asked for once each. `linking`: of names in words too. */
export class Labels {
  known = new Map();
  named = new Map();

  constructor(linking = false) { this.linking = linking; }

  of(iri) { return this.known.get(iri); }

  async learn(terms) {
    await fill(this.known, "/-/labels", "iris", terms.filter(isThing).map((term) => term.value));
    if (this.linking) await fill(this.named, "/-/named", "names", terms.filter(isWords).flatMap((term) => [term.value, ...several(term.value)]));
  }

  /** The page of what is called so; of several things that of the wanted kind, else a search. */
  page(name, kind) {
    const things = this.named.get(name) ?? [];
    const fitting = things.length > 1 ? things.filter((thing) => thing.kind === kind) : things;
    if (fitting.length === 1) return fitting[0].href;
    return things.length ? `/search?${new URLSearchParams({ q: name })}` : null;
  }
}

/** Ask for what is not known yet, some at a time. */
async function fill(known, address, what, all) {
  const wanted = [...new Set(all)].filter((each) => !known.has(each));
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const some = wanted.slice(at, at + AT_ONCE);
    const found = await ask(address, { [what]: some }).catch(() => ({}));
    for (const each of some) known.set(each, Object.hasOwn(found, each) ? found[each] : null);
  }
}

const isWords = (term) => term?.type === "literal" && term.value.length <= LONG && !term["xml:lang"] && (!term.datatype || term.datatype === `${XSD}string`);
const BETWEEN = /( & |, |; )/;
/** The names of a list such as "one & another". */
const several = (text) => (BETWEEN.test(text) ? text.split(BETWEEN).filter((_, at) => at % 2 === 0) : []);

/** A JSON question to one of the explorer's own addresses. */
export async function ask(address, given, signal) {
  const answer = await fetch(address, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(given), signal,
  });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** A term in words, as it is shown. */
export function words(term, labels) {
  if (!term) return "";
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    return `<< ${words(subject, labels)} ${words(predicate, labels)} ${words(object, labels)} >>`;
  }
  if (term.type === "uri") return labels.of(term.value)?.label ?? term.value.replace(/^https?:\/\//, "");
  return term.value;
}

/** A term as a part of the page: a thing as a link to its page, words as text; `kind` is the kind that names in them have. */
export function shown(term, labels, kind = "") {
  if (!term) return document.createTextNode("");
  return term.type === "uri" ? thing(term, labels) : linked(term, labels, kind) ?? literal(term, labels);
}

/** Words that are a name, or names in a list, as links; nothing where not all of them are names. */
function linked(term, labels, kind) {
  if (!labels.linking || !isWords(term)) return null;
  const whole = labels.page(term.value, kind);
  const parts = whole ? [term.value] : term.value.split(BETWEEN);
  const pages = parts.map((part, at) => (at % 2 ? "" : labels.page(part, kind)));
  if (pages.includes(null)) return null;
  const made = document.createElement("span");
  made.append(...parts.map((part, at) => (at % 2 ? part : Object.assign(document.createElement("a"), { href: pages[at], textContent: part }))));
  return made;
}

function thing(term, labels) {
  const known = labels.of(term.value);
  const address = page(term.value, known);
  const made = Object.assign(document.createElement(address ? "a" : "span"), { title: title(term, known) });
  if (address) made.href = address;
  if (address && !known?.href) made.rel = "noreferrer noopener";
  made.append(words(term, labels));
  const mark = sign(known?.sort);
  if (!mark) return made;
  const both = Object.assign(document.createElement("span"), { className: "thing" });
  both.append(mark, " ", made);
  return both;
}

const title = (term, known) => (known?.about ? `${term.value}\n${known.about}` : term.value);

/** Where a thing is read about: its page here; another site's address only if it is one of the web. */
export function page(iri, known) {
  if (known) return known.href ?? null;
  return /^https?:\/\//i.test(iri) && URL.canParse(iri) ? iri : null;
}

/** The sign of a kind, out of those that the page's frame brings. */
export function sign(sort) {
  if (!sort) return null;
  const found = document.getElementById("signs")?.content.querySelector(`.kind-${CSS.escape(sort)}`);
  return found?.cloneNode(true) ?? null;
}

function literal(term, labels) {
  const made = Object.assign(document.createElement("span"), { textContent: words(term, labels) });
  const said = term["xml:lang"] ?? (PLAIN.has(term.datatype) ? "" : short(term.datatype));
  if (term["xml:lang"]) made.lang = term["xml:lang"];
  if (term.datatype) made.title = short(term.datatype);
  if (said) made.append(" ", Object.assign(document.createElement("small"), { className: "tongue", textContent: said }));
  return made;
}

const short = (iri = "") => iri.replace(XSD, "xsd:").replace(/^.*[/#](?=[^/#]+$)/, "");

/** Which of two terms comes first: none last, numbers and dates as such, all else by its words. */
export function compare(one, other, labels) {
  if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
  if (isNumber(one) && isNumber(other)) return numeric(one) - numeric(other);
  if (isDate(one) && isDate(other)) return time(one) - time(other);
  return order.compare(words(one, labels), words(other, labels));
}

/** A date as a number of milliseconds; a year as its first day. */
export function time(term) {
  const [, year, month = "01", rest = "-01"] = /^(-?\d{4,})(?:-(\d\d))?(.*)$/.exec(term.value) ?? [];
  if (year === undefined) return NaN;
  const day = /^-\d\d/.test(rest) ? rest : "-01";
  return Date.parse(`${year}-${month}${day}`);
}

export const number = numeric;
