// Completion: the server knows the graph's words and names, and which of them fit at a place.
import { autocompletion } from "/static/vendor/editor.js";
import { ask, sign } from "/static/results/terms.js";

const MARKS = { class: "C", property: "→", variable: "?", keyword: "·", prefix: "p:", string: "“", thing: "●" };
const CLOSED = { "(": ")", "{": "}" };

async function offers(context) {
  const query = context.state.doc.toString();
  const before = query.slice(Math.max(0, context.pos - 1), context.pos);
  if (!context.explicit && !/[\p{L}\p{N}_?$:"'<./-]/u.test(before) && !/(?:[;{^/|,]|\ba|[\w>?])\s$/.test(query.slice(0, context.pos))) return null;
  if (!context.explicit && /\s$/.test(before) && !/(?:;|\ba)\s$/.test(query.slice(0, context.pos))) return null;
  const stop = new AbortController();
  context.addEventListener("abort", () => stop.abort(), { onDocChange: true });
  const found = await ask("/-/complete", { query, at: context.pos }, stop.signal).catch(() => null);
  if (!found?.offers.length) return null;
  return { from: found.from, to: found.to, filter: false, options: found.offers.map((offer) => option(offer)) };
}

function option(offer) {
  return {
    label: offer.label, detail: offer.detail, type: offer.kind, offer,
    info: offer.about ? () => Object.assign(document.createElement("div"), { textContent: offer.about }) : undefined,
    apply: (view, _, from, to) => put(view, offer, from, to),
  };
}

/** Put an offer in its place, close its bracket, and declare its prefix if it needs that. */
function put(view, { insert, declare = "" }, from, to) {
  const closing = CLOSED[insert.at(-1)] ?? "";
  const opened = insert.replace(/[({]/g, (sign) => CLOSED[sign]).replace(/[^)}]/g, "");
  const rest = closing ? [...opened].reverse().join("") : "";
  const inner = insert.endsWith("{") ? "  " : "";
  const follows = view.state.sliceDoc(to, to + 1);
  const words = insert.endsWith(" ") && follows === " " ? insert.slice(0, -1) : insert;
  const text = words + inner + rest;
  view.dispatch({
    changes: [...(declare ? [{ from: 0, insert: declare }] : []), { from, to, insert: text }],
    selection: { anchor: declare.length + from + words.length + (inner ? 1 : 0) + (words.length < insert.length ? 1 : 0) },
    userEvent: "input.complete",
    scrollIntoView: true,
  });
}

function mark({ offer }) {
  const made = Object.assign(document.createElement("span"), { className: "cm-offer", ariaHidden: "true" });
  made.append((offer.kind === "thing" && sign(offer.sort)) || MARKS[offer.kind] || "");
  return made;
}

export const completion = autocompletion({
  override: [offers], icons: false, activateOnTypingDelay: 80, closeOnBlur: true, maxRenderedOptions: 60,
  addToOptions: [{ render: mark, position: 20 }], tooltipClass: () => "offers",
});
