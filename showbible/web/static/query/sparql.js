// SPARQL's words and signs, for their colours and for indentation, also while a query is half written.
import { StreamLanguage } from "/static/vendor/editor.js";

const set = (words) => new Set(words.trim().split(/\s+/));
const KEYWORDS = set(`select ask construct describe where from named prefix base distinct reduced optional union minus filter
  graph service silent bind as values undef exists not in group order by having limit offset asc desc true false separator
  insert delete data with using load clear create drop copy move add into to`);
const CALLS = set(`str lang langmatches datatype bound iri uri bnode rand abs ceil floor round concat strlen ucase lcase
  encode_for_uri contains strstarts strends strbefore strafter year month day hours minutes seconds timezone tz now uuid
  struuid md5 sha1 sha256 sha384 sha512 coalesce if strlang strdt sameterm isiri isuri isblank isliteral isnumeric regex
  substr replace count sum min max avg sample group_concat`);

export const sparql = StreamLanguage.define({
  name: "sparql",
  startState: () => ({ string: null, depth: 0, local: false }),
  copyState: (state) => ({ ...state }),
  token,
  indent: (state, after, context) => Math.max(0, state.depth - (/^[\])}]/.test(after) ? 1 : 0)) * context.unit,
  languageData: { commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", "{", '"', "'"] } },
});

function token(stream, state) {
  if (state.string) return within(stream, state);
  if (state.local) {                                     // what follows the colon of a prefixed name
    state.local = false;
    if (stream.match(/^(?:[\p{L}\p{N}_:%-]|\\.|\.(?=[\p{L}\p{N}_:%-]))+/u)) return "propertyName";
  }
  if (stream.eatSpace()) return null;
  if (stream.match(/^#.*/)) return "comment";
  const quote = stream.match(/^("""|'''|"|')/);
  if (quote) { state.string = quote[0]; return within(stream, state); }
  if (stream.match(/^<[^<>"{}|^`\\\s]*>/)) return "url";
  if (stream.match(/^[?$][\p{L}\p{N}_]+/u)) return "variableName";
  if (stream.match(/^@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*/) || stream.match(/^\^\^/)) return "meta";
  if (stream.match(/^(?:[\p{L}][\p{L}\p{N}_.-]*)?:/u)) { state.local = true; return "namespace"; }
  if (stream.match(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/)) return "number";
  const word = stream.match(/^[\p{L}][\p{L}\p{N}_]*/u);
  if (word) return named(word[0]);
  return sign(stream.next(), state);
}

function named(word) {
  const small = word.toLowerCase();
  if (word === "a") return "keyword";
  if (KEYWORDS.has(small)) return "keyword";
  return CALLS.has(small) ? "variableName.function" : null;
}

function sign(char, state) {
  if ("{([".includes(char)) { state.depth++; return "bracket"; }
  if ("})]".includes(char)) { state.depth = Math.max(0, state.depth - 1); return "bracket"; }
  return ".;,".includes(char) ? "separator" : "operator";
}

/** The rest of a string on this line; a short one ends with the line, closed or not. */
function within(stream, state) {
  while (!stream.eol()) {
    if (stream.match(state.string)) { state.string = null; return "string"; }
    if (stream.next() === "\\") stream.next();
  }
  if (state.string.length === 1) state.string = null;
  return "string";
}
