// Facts in words: under which heading, what is named, and the sentences that say it.
const partName = (part) => bible.parts[part][0];
const fill = (heading, parts) => heading.replace(/\{(\w+)\}/g, (_, name) => (parts.find((p) => partName(p[0]) === name) || [0, name])[1]);

// The parts to name: "scope|work" is the scopes, or the work where there is no scope.
function named(parts, wanted) {
  const found = [];
  for (const choice of wanted) {
    for (const name of choice.split("|")) {
      const fitting = parts.filter((p) => partName(p[0]) === name);
      if (fitting.length) { found.push(...fitting); break; }
    }
  }
  return found;
}

// What is told of a thing: heading → entries {main, rest, proofs, how}.
function tellings(thing) {
  const groups = new Map();
  for (const fact of factsOf[thing]) {
    const [sort, parts, proofs, how] = bible.facts[fact], { label, tell } = bible.sorts[sort];
    const own = parts.find((p) => p[1] === thing && tell[partName(p[0])]) || parts.find((p) => p[1] === thing);
    const [heading, wanted] = tell[partName(own[0])] || [label, parts.map((p) => partName(p[0]))];
    const title = fill(heading, parts);
    const main = named(parts, wanted).filter((p) => p[1] !== thing);
    const used = new Set([...(main.length ? main : [own]), ...parts.filter((p) => p[1] === thing)]);
    const told = heading.includes("{") ? [...heading.matchAll(/\{(\w+)\}/g)].map((m) => m[1]) : [];
    const rest = parts.filter((p) => !used.has(p) && !told.includes(partName(p[0])));
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push({ main: main.length ? main : [own], rest, proofs, how });
  }
  return groups;
}

function value(part) {
  if (typeof part[1] !== "number") return el("bdi", {}, part[1]);
  return el("a", { href: hashFor({ about: part[1] }), class: "thing" }, sign(things[part[1]][KIND]), el("bdi", {}, things[part[1]][LABEL]));
}
function factLine(entry) {
  const line = el("span", { class: "fact" });
  entry.main.forEach((part, i) => line.append(i ? " · " : "", value(part)));
  const rest = entry.rest.map((part) => el("span", { class: "rest" }, `${bible.parts[part[0]][1]}: `, value(part)));
  rest.forEach((part) => line.append(" ", part));
  if (entry.how) line.append(" ", el("em", { class: "how" }, entry.how));
  return line;
}
function quotation(proof) {
  const [document, section, sentence, start, length] = bible.proofs[proof], words = [...bible.sentences[sentence]];
  const cut = (from, to) => words.slice(from, to).join("");  // code points, as Python counts
  const [name, title] = bible.documents[document];
  return el("blockquote", { dir: "auto" }, el("p", {}, cut(0, start), el("mark", {}, cut(start, start + length)), cut(start + length)),
    el("cite", {}, el("bdi", {}, title || name), bible.sections[section] ? " › " : "", el("bdi", {}, bible.sections[section])));
}
