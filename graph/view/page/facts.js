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
  for (const fact of factsOf(thing)) {
    const [sort, parts, proofs, how] = bible.facts[fact], { label, tell } = bible.sorts[sort];
    const own = parts.find((p) => p[1] === thing && tell[partName(p[0])]) || parts.find((p) => p[1] === thing);
    if (!tell[partName(own[0])] && tell.from) {               // the episode in which a tie is told
      const ends = named(parts, ["from", "to"]);
      put(groups, "ties told of here", { main: [ends[0], [own[0], label], ends[1]], rest: [], proofs, how });
      continue;
    }
    const [heading, wanted] = tell[partName(own[0])] || [label, parts.map((p) => partName(p[0]))];
    const title = fill(heading, parts);
    const main = named(parts, wanted).filter((p) => p[1] !== thing);
    const used = new Set([...(main.length ? main : [own]), ...parts.filter((p) => p[1] === thing)]);
    const told = heading.includes("{") ? [...heading.matchAll(/\{(\w+)\}/g)].map((m) => m[1]) : [];
    const rest = parts.filter((p) => !used.has(p) && !told.includes(partName(p[0])));
    put(groups, title, { main: main.length ? main : [own], rest: telling(rest), proofs, how });
  }
  const rank = (heading) => (bible.headings.indexOf(heading) + 1 || 1000);
  return new Map([...groups].sort((a, b) => rank(a[0]) - rank(b[0])));
}
function put(groups, heading, entry) {
  if (!groups.has(heading)) groups.set(heading, []);
  join(groups.get(heading), entry);
}

// What goes without saying: the series beside a season of it, the place in a list.
const telling = (rest) => rest.filter((p) => !["order", "precision"].includes(partName(p[0]))
  && !(partName(p[0]) === "work" && (seriesNames.length === 1 || rest.some((q) => partName(q[0]) === "scope"))));

// The same said of several seasons or episodes, or by several documents, is one entry.
const PLACES = ["scope", "work"];
function join(entries, entry) {
  const core = (e) => JSON.stringify(e.rest.filter((p) => !PLACES.includes(partName(p[0]))));
  const who = (e) => JSON.stringify([e.main.map((p) => p[1]), e.how]);
  const alike = (e) => core(e) === core(entry) || !e.rest.length || !entry.rest.length;
  const same = entries.find((e) => who(e) === who(entry) && alike(e));
  if (!same) { entries.push(entry); return; }
  for (const part of entry.rest) if (!same.rest.some((p) => p[0] === part[0] && p[1] === part[1])) same.rest = [...same.rest, part];
  same.proofs = [...new Set([...same.proofs, ...entry.proofs])];
}

const BARE = new Set(["billing", "manner", "scope", "result", "year", "date", "score", "medium", "category", "kind", "episode", "territory", "what"]);
function aside(part) {
  const [name, label] = bible.parts[part[0]], short = typeof part[1] === "number" && seriesNames.length === 1;
  const words = short ? el("a", { href: hashFor({ about: part[1] }), class: "thing" }, el("bdi", {}, shorts[part[1]])) : value(part);
  return el("span", { class: "rest" }, BARE.has(name) ? "" : `${label}: `, words);
}
function value(part) {
  if (typeof part[1] !== "number") return el("bdi", {}, lasting(part[1]));
  return el("a", { href: hashFor({ about: part[1] }), class: "thing" }, sign(things[part[1]][KIND]), el("bdi", {}, things[part[1]][LABEL]));
}
// "PT2M49S" as people write it: 2:49.
function lasting(words) {
  const [, hours, minutes, seconds] = words.match(/^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/) || [];
  const parts = hours ? [hours, (minutes || "0").padStart(2, "0")] : [minutes || "0"];
  return hours || minutes || seconds ? [...parts, (seconds || "0").padStart(2, "0")].join(":") : words;
}
function factLine(entry) {
  const line = el("span", { class: "fact" });
  entry.main.forEach((part, i) => line.append(i ? " · " : "", value(part)));
  entry.rest.forEach((part) => line.append(" · ", aside(part)));
  if (entry.how) line.append(" ", el("em", { class: "how" }, entry.how));
  return line;
}
function quotation(proof) {
  const [document, section, sentence, start, length, rule, sure] = bible.proofs[proof], words = [...bible.sentences[sentence]];
  const cut = (from, to) => words.slice(from, to).join("");  // code points, as Python counts
  const [name, title] = bible.documents[document];
  return el("blockquote", { dir: "auto" }, el("p", {}, cut(0, start), el("mark", {}, cut(start, start + length)), cut(start + length)),
    el("cite", {}, el("bdi", {}, title || name), bible.sections[section] ? " › " : "", el("bdi", {}, bible.sections[section]),
      el("span", { class: "rule", title: "The rule that read this, and how sure it is" }, ` · ${bible.rules[rule]} ${Math.round(sure * 100)} %`)));
}
