// The legend, which is the switches too.
function fillLegend() {
  const used = bible.kinds.map(() => 0), drawn = bible.lineKinds.map(() => 0);
  things.forEach((thing) => { used[thing[KIND]]++; });
  lines.forEach((line) => { drawn[line[2]]++; });
  const entry = (on, mark, label, count, changed) => el("label", {}, el("input", { type: "checkbox", checked: on, onchange: changed }), mark, el("span", {}, label), el("small", {}, String(count)));
  const fill = (box, entries) => byId(box).replaceChildren(byId(box).querySelector("legend"), ...entries);
  fill("kinds", bible.kinds.flatMap((kind, k) => (used[k] ? [entry(kindOn[k], sign(k), kind[1], used[k], () => go({ kinds: k }))] : [])));
  fill("lines", bible.lineKinds.flatMap((kind, k) => (drawn[k] ? [entry(lineOn[k], stroke(k), kind[1], drawn[k], () => go({ lines: k }))] : [])));
}
