// Numbers as bars beside their names: a table for those who listen, a drawing for those who look.
import { PLACES, columns, heading } from "/static/results/shape.js";
import { number, shown } from "/static/results/terms.js";
import { el } from "/static/results/elements.js";

const FIRST = 100;

export class Bars {
  constructor(answer, labels) {
    const all = columns(answer);
    this.answer = answer;
    this.labels = labels;
    this.numbers = all.filter((column) => column.holds === "number");
    this.names = all.filter((column) => column.holds === "thing" || column.holds === "words").slice(0, 2);
    this.places = all.filter((column) => column.holds === "number" && PLACES.test(column.name));
    this.chosen = this.numbers.findLast((column) => !PLACES.test(column.name)) ?? this.numbers.at(-1);
    this.most = FIRST;
    this.body = el("tbody");
    this.head = el("th", { scope: "col" });
    this.element = el("div", { className: "bars-view" }, this.choice(),
      el("table", { className: "bars" }, el("caption", { className: "sr", textContent: "The answer as bars" }),
        el("thead", {}, el("tr", {}, el("th", { scope: "col", textContent: this.names.map((c) => heading(c.name)).join(", ") }), this.head)), this.body));
    this.more = el("button", { type: "button", hidden: true });
    this.more.addEventListener("click", () => { this.most = Infinity; this.draw(); });
    this.element.append(this.more);
  }

  choice() {
    if (this.numbers.length < 2) return null;
    const select = el("select", {}, ...this.numbers.map((column) =>
      el("option", { value: column.at, selected: column === this.chosen, textContent: heading(column.name) })));
    select.addEventListener("change", () => {
      this.chosen = this.numbers.find((column) => String(column.at) === select.value);
      this.draw();
    });
    return el("label", { className: "choice" }, "Length of the bars: ", select);
  }

  async show() {
    await this.labels.learn(this.answer.rows.flat());
    this.draw();
  }

  draw() {
    const rows = this.answer.rows.filter((row) => row[this.chosen.at]);
    const greatest = Math.max(...rows.map((row) => Math.abs(number(row[this.chosen.at]))), 0) || 1;
    this.head.textContent = heading(this.chosen.name);
    this.body.replaceChildren(...rows.slice(0, this.most).map((row) => this.row(row, greatest)));
    this.more.hidden = rows.length <= this.most;
    this.more.textContent = `Show all ${rows.length.toLocaleString("en")}`;
  }

  row(row, greatest) {
    const value = number(row[this.chosen.at]);
    const bar = el("span", { className: value < 0 ? "bar minus" : "bar" });
    bar.style.inlineSize = `calc((100% - 80px) * ${Math.abs(value) / greatest})`;
    const place = this.places.filter((column) => column !== this.chosen && row[column.at])
      .map((column) => `${heading(column.name)} ${row[column.at].value}`).join(", ");
    const [first, second] = this.names.map((column) => shown(row[column.at], this.labels, column.name));
    const quiet = [second?.textContent, place].filter(Boolean).join(" · ");
    return el("tr", {}, el("th", { scope: "row" }, first, quiet ? el("small", {}, ` ${quiet}`) : null),
      el("td", {}, bar, el("span", { className: "value", textContent: row[this.chosen.at].value })));
  }
}
