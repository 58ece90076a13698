// What the modules of the page give each other: each adds to these lists as it is read, in the order of SCRIPTS,
// and `main.js`, the last, opens the page.
const PARTS = [];      // of the address: {name, read(given: URLSearchParams) → value, write(value) → {parameter: words or list of words}, step: in the browser's history}
const SCENES = [];     // what the picture shows: (state) → {key, things, line?, places?, title?, size?, more?} or null for "not mine"; the first that answers is taken
const FILTERS = [];    // what of it shows: {thing?: (thing) → bool, line?: (line) → bool}
const STANDOUT = [];   // what stands out while the rest stands back: () → Set of things or null; the first that answers is taken
const BENDS = [];      // how a line is drawn: (line) → options of a vis-network edge, or null
const BUNDLES = [];    // lines drawn as one: () → {single: lines by themselves, bundles: [{id, from, to, lines}]}; the first that answers is taken
const CHANGES = [];    // (state, before) → nothing; called after each change of what is looked at
const LEAVES = [];     // changes that make up "Back to everything": {name of a part: its usual value}
const ACTS = [];       // buttons of a thing's panel: (thing) → element or null

// A control of the picture, above it; `sieve` is one of the legend, which says what is shown.
const tool = (...elements) => byId("tools").append(...elements);
const sieve = (...elements) => byId("sieves").append(...elements);
const first = (list, ...given) => { for (const ask of list) { const answer = ask(...given); if (answer) return answer; } return null; };
