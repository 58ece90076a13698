// The last queries that were run: kept in this browser and nowhere else.
import { el } from "/static/results/elements.js";

const KEY = "showbible-queries", MOST = 50;

function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(all) ? all.filter((each) => typeof each?.query === "string") : [];
  } catch { return []; }
}

function keep(all) {
  try { localStorage.setItem(KEY, JSON.stringify(all.slice(0, MOST))); } catch { /* full or forbidden: not kept */ }
}

export class History {
  constructor(menu, pick) {
    Object.assign(this, { menu, pick, sheet: menu.querySelector(".sheet") });
    menu.hidden = false;
    menu.addEventListener("toggle", () => menu.open && this.draw());
  }

  add(query, told) {
    keep([{ query, told, at: Date.now() }, ...kept().filter((each) => each.query !== query)]);
  }

  draw() {
    const all = kept();
    if (!all.length) {
      this.sheet.replaceChildren(el("p", { className: "quiet", textContent: "Queries that you run are listed here. They stay in this browser." }));
      return;
    }
    const clear = el("button", { type: "button", className: "button small", textContent: "Delete all" });
    clear.addEventListener("click", () => { keep([]); this.draw(); });
    this.sheet.replaceChildren(el("ul", { className: "plain" }, ...all.map((each) => this.entry(each))),
      el("p", { className: "row" }, el("small", { textContent: "Kept in this browser only." }), clear));
  }

  entry({ query, told = "", at }) {
    const lines = query.split("\n").map((line) => line.trim()).filter(Boolean);
    const first = lines[0]?.startsWith("#") ? lines[0].replace(/^#+\s*/, "") : lines.join(" ");
    const pick = el("button", { type: "button", className: "pick", title: query }, el("code", { textContent: first.slice(0, 140) }),
      el("small", { textContent: [when(at), told].filter(Boolean).join(" · ") }));
    pick.addEventListener("click", () => { this.menu.open = false; this.pick(query); });
    const gone = el("button", { type: "button", className: "gone", textContent: "×", ariaLabel: `Delete: ${first.slice(0, 60)}` });
    gone.addEventListener("click", () => { keep(kept().filter((each) => each.query !== query)); this.draw(); });
    return el("li", { className: "entry" }, pick, gone);
  }
}

function when(at) {
  const then = new Date(at), today = new Date().toDateString() === then.toDateString();
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return today ? `today ${time}` : `${then.toLocaleDateString("en-GB", { day: "numeric", month: "short" })} ${time}`;
}
