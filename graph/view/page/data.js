// What the page knows. things: [kind, label, names, x, y, side, size, IRI without its
// beginning, name as drawn if it is another, number, date]; lines: [from, to, line kind, place in labels, rank in the cast];
// facts: [sort, [[part, thing or words], …], proofs, how];
// proofs: [document, section, sentence, start, length, rule, confidence]. Numbers are places in the lists of these names.
const byId = (id) => document.getElementById(id);

// A block of data: plain JSON, or packed where it is much.
const packed = (id) => byId(id).type === "text/plain";
function unpacked(id) {
  const block = byId(id);
  if (!packed(id)) return JSON.parse(block.textContent);
  const letters = atob(block.textContent), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
}
const bible = await unpacked("data");
const [KIND, LABEL, NAMES, X, Y, SIDE, SIZE, IRI, SHORT, NUMBER, DATE] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const things = bible.things, lines = bible.lines;
const numberOf = new Map(things.map((thing, i) => [thing[IRI], i]));
const touching = things.map(() => []);
lines.forEach(([from, to], i) => { touching[from].push(i); if (to !== from) touching[to].push(i); });
const otherEnd = (line, thing) => (lines[line][0] === thing ? lines[line][1] : lines[line][0]);
const kindOf = (thing) => bible.kinds[things[thing][KIND]];
const kindId = (thing) => bible.kinds[things[thing][KIND]][0];
const lineId = (line) => bible.lineKinds[lines[line][2]][0];
const lineLabel = (line) => bible.labels[lines[line][3]];

const shorts = things.map((thing) => thing[SHORT] || thing[LABEL]);
const seriesNames = things.filter((t) => bible.kinds[t[KIND]][0] === "series").map((t) => t[LABEL]);

// As `fold` in graph/telling/evidence.py: without case, accents and quotation marks.
const LETTERS = { "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ß": "ss" };
const fold = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/[øđðłæœþıß]/g, (c) => LETTERS[c]).replace(/["“”'’‘]/g, "").replace(/\s+/g, " ").trim();

// An element with its attributes and children; words become text, never markup.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}
const say = (words) => { byId("status").textContent = words; };
