// Reads N-Triples, which CONSTRUCT and DESCRIBE answer with, into the terms that SPARQL's JSON has.
const TERM = String.raw`<([^>]*)>|_:([^\s<]+?)(?=\s|\.?$)|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?`;
const LINE = new RegExp(String.raw`^\s*(?:${TERM})\s*(?:${TERM})\s*(?:${TERM})\s*\.\s*$`);
const SIGNS = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

/** The triples of a text, as rows of three terms. */
export function triples(text) {
  const rows = [];
  for (const line of text.split(/\r?\n/)) {
    const found = LINE.exec(line);
    if (found) rows.push([term(found, 1), term(found, 6), term(found, 11)]);
  }
  return rows;
}

function term(found, at) {
  const [iri, blank, words, lang, datatype] = found.slice(at, at + 5);
  if (iri !== undefined) return { type: "uri", value: plain(iri) };
  if (blank !== undefined) return { type: "bnode", value: blank };
  return { type: "literal", value: plain(words), ...(lang && { "xml:lang": lang }), ...(datatype && { datatype }) };
}

const plain = (words) => words.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, sign) =>
  sign !== undefined ? SIGNS[sign] ?? sign : letter(parseInt(four ?? eight, 16)));
const letter = (code) => (code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd");
