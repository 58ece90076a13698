// "+12": what waits beside a thing until it is asked for, in the picture and as buttons below it.
const MORE_BUTTONS = 4;
const moreKey = ({ thing, kind }) => `${things[thing][IRI]}~${kind}`;
const moreWords = ({ kind, left }) => `+${left.toLocaleString("en")}${kind === "any" ? "" : ` ${bible.lineKinds.find((k) => k[0] === kind)[1].toLowerCase()}`}`;
const waiting = () => (view.scene.left || []).filter((group) => view.shown.has(group.thing));

function moreNodes(bright) {
  const beside = new Map();
  return waiting().map((group) => {
    const [x, y, side] = placeOf(group.thing), given = view.morePlaces.get(`${group.thing}~${group.kind}`), nth = beside.get(group.thing) || 0;
    beside.set(group.thing, nth + 1);
    const at = given || [x + (side < 0 ? -1 : 1) * 26, y + 20 + nth * 24];
    return { id: moreKey(group), x: at[0], y: at[1], shape: "box", label: moreWords(group), opacity: bright && !bright.has(group.thing) ? 0.16 : 1, borderWidth: 1, margin: 3,
      font: { size: (group.step ? 10 : 12) * view.grow, color: css("--ink"), face: FONT }, color: { background: css("--panel"), border: css("--quiet") } };
  });
}
const moreLines = (bright) => waiting().map((group) => ({ id: `to ${moreKey(group)}`, from: group.thing, to: moreKey(group), width: 1, dashes: [2, 4], smooth: false,
  color: { color: css("--quiet"), opacity: bright && !bright.has(group.thing) ? 0.07 : 0.5, inherit: false } }));

function openMore(key) {
  const group = waiting().find((g) => moreKey(g) === key);
  if (!group) return;
  go({ more: [...state.more.filter((words) => !words.startsWith(key + "~")), `${key}~${group.pages + 1}`] });
}
CHANGES.push(() => {
  const groups = waiting().filter((group) => group.step === 0).sort((a, b) => b.left - a.left).slice(0, MORE_BUTTONS);
  byId("more").replaceChildren(...groups.map((group) => el("button", { type: "button", onclick: () => openMore(moreKey(group)) }, moreWords(group))));
});
