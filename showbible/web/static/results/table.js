// An answer as a table: sorted by any column, narrowed by a word, and never more rows at once than can be drawn.
import { columns, heading } from "/static/results/shape.js";
import { compare, shown, words } from "/static/results/terms.js";
import { el } from "/static/results/elements.js";

const PAGE = 1000;
const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

export class Table {
  constructor(answer, labels) {
    this.answer = answer;
    this.labels = labels;
    this.columns = columns(answer);
    this.sorted = { at: -1, way: "none" };
    this.rows = answer.rows;
    this.body = el("tbody");
    this.heads = this.columns.map((column) => this.head(column));
    this.told = el("p", { className: "quiet told", role: "status" });
    this.filter = el("input", { type: "search", placeholder: "Only rows with …", autocomplete: "off", spellcheck: false });
    this.filter.setAttribute("aria-label", "Only rows with");
    this.filter.addEventListener("input", () => { clearTimeout(this.late); this.late = setTimeout(() => this.arrange(), 120); });
    this.more = el("button", { type: "button", hidden: true });
    this.more.addEventListener("click", () => this.draw());
    const table = el("table", { className: "data answer" }, el("caption", { className: "sr", textContent: "The answer" }),
      el("thead", {}, el("tr", {}, ...this.heads)), this.body);
    const scroll = el("div", { className: "scroll tall", tabIndex: 0, role: "region" }, table);
    scroll.setAttribute("aria-label", "The answer as a table");
    this.element = el("div", { className: "table-view" },
      el("div", { className: "row between" }, this.filter, this.told), scroll, this.more);
  }

  async show() {
    this.arrange();
  }

  head(column) {
    const button = el("button", { type: "button", className: "sort", title: `?${column.name}` }, heading(column.name));
    const cell = el("th", { scope: "col" }, button);
    if (column.holds === "number") cell.className = "number";
    cell.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => this.sort(column.at));
    return cell;
  }

  sort(at) {
    const way = NEXT[this.sorted.at === at ? this.sorted.way : "none"];
    this.sorted = { at, way };
    this.heads.forEach((head, each) => head.setAttribute("aria-sort", each === at ? way : "none"));
    this.arrange();
  }

  /** The rows that have the word, in the wanted order; what things are called must be known for both. */
  async arrange() {
    const typed = this.filter.value.trim().toLowerCase();
    const turn = this.turn = Symbol("turn");
    if (typed || this.sorted.way !== "none") await this.labels.learn(this.answer.rows.flat());
    if (turn !== this.turn) return;
    const has = (row) => row.some((term) => words(term, this.labels).toLowerCase().includes(typed));
    const rows = typed ? this.answer.rows.filter(has) : [...this.answer.rows];
    const { at, way } = this.sorted;
    if (way !== "none") rows.sort((one, other) => (!one[at] || !other[at] ? 1 : way === "ascending" ? 1 : -1) * compare(one[at], other[at], this.labels));
    this.rows = rows;
    this.body.replaceChildren();
    await this.draw();
  }

  /** The next rows, below those that are there. */
  async draw() {
    const from = this.body.rows.length;
    const some = this.rows.slice(from, from + PAGE);
    const turn = this.turn;
    await this.labels.learn(some.flat());
    if (turn !== this.turn) return;
    this.body.append(...some.map((row) => this.row(row)));
    this.tell();
  }

  row(row) {
    return el("tr", {}, ...row.map((term, at) => {
      const cell = el("td", {}, shown(term, this.labels, this.columns[at].name));
      if (this.columns[at].holds === "number") cell.className = "number";
      if (this.columns[at].holds === "date") cell.className = "date";
      return cell;
    }));
  }

  tell() {
    const drawn = this.body.rows.length;
    const [all, found] = [this.answer.rows.length, this.rows.length].map((n) => n.toLocaleString("en"));
    const narrowed = this.rows.length < this.answer.rows.length ? `${found} of ${all} rows have it` : "";
    const first = drawn < this.rows.length ? `first ${drawn.toLocaleString("en")} of ${found} shown` : "";
    this.told.textContent = [narrowed, first].filter(Boolean).join(" · ");
    this.more.hidden = drawn >= this.rows.length;
    this.more.textContent = `Show ${Math.min(PAGE, this.rows.length - drawn).toLocaleString("en")} more`;
  }
}
