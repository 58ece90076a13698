// The facts: they stand in chunks, which are read when a thing in them is looked at.
bible.facts = [];
bible.proofs = [];
bible.sentences = [];
const factsBy = new Map(), readChunks = new Map();
const chunksOf = (thing) => (bible.chunks.length ? bible.chunks[thing] : [0]);
const factsOf = (thing) => factsBy.get(thing) || [];

// Nothing to wait for, or the promise that the facts of some things will be there.
function factsReady(...wanted) {
  const missing = [...new Set(wanted.flatMap(chunksOf))].filter((chunk) => readChunks.get(chunk) !== true);
  const waiting = missing.map(readChunk).filter(Boolean);
  return waiting.length ? Promise.all(waiting) : null;
}
function readChunk(chunk) {
  if (readChunks.has(chunk)) return readChunks.get(chunk);
  const id = `facts-${chunk}`, filed = (facts) => { file(facts); readChunks.set(chunk, true); };
  if (!packed(id)) { filed(unpacked(id)); return null; }
  readChunks.set(chunk, unpacked(id).then(filed));
  return readChunks.get(chunk);
}
function file({ facts, proofs, sentences }) {
  const [fact, proof, sentence] = [bible.facts.length, bible.proofs.length, bible.sentences.length];
  for (const words of sentences) bible.sentences.push(words);
  for (const [document, section, said, ...rest] of proofs) bible.proofs.push([document, section, said + sentence, ...rest]);
  facts.forEach(([sort, parts, told, how], i) => {
    bible.facts.push([sort, parts, told.map((p) => p + proof), how]);
    for (const at of new Set(parts.map((part) => part[1]))) {
      if (typeof at !== "number") continue;
      if (factsBy.has(at)) factsBy.get(at).push(fact + i); else factsBy.set(at, [fact + i]);
    }
  });
}
