// Dates along a line of time. Few of them stand with their names, many as dots one above the other.
import { columns, heading } from "/static/results/shape.js";
import { page, time, words } from "/static/results/terms.js";
import { cut, el, svg } from "/static/results/elements.js";

const YEAR = 365.2425 * 86_400_000;
const LANE = 22, DOT = 4.5, LETTER = 6.9, MARGIN = 14, AXIS = 30, LANES = 30, NAMED = 30, EDGE = 36;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export class Timeline {
  constructor(answer, labels) {
    const all = columns(answer);
    this.answer = answer;
    this.labels = labels;
    this.dates = all.filter((column) => column.holds === "date");
    this.chosen = this.dates[0];
    this.names = all.filter((column) => column.holds === "thing" || column.holds === "words");
    this.rest = all.filter((column) => column.holds !== "date");
    this.stage = el("div", { className: "stage" });
    this.told = el("p", { className: "quiet told" });
    this.element = el("div", { className: "timeline-view" }, this.choice(), this.stage, this.told);
    new ResizeObserver(() => this.ready && this.stage.clientWidth !== this.width && this.draw()).observe(this.stage);
  }

  choice() {
    if (this.dates.length < 2) return null;
    const select = el("select", {}, ...this.dates.map((column) => el("option", { value: column.at, textContent: heading(column.name) })));
    select.addEventListener("change", () => {
      this.chosen = this.dates.find((column) => String(column.at) === select.value);
      this.draw();
    });
    return el("label", { className: "choice" }, "Along the line: ", select);
  }

  async show() {
    await this.labels.learn(this.answer.rows.flat());
    this.ready = true;
    this.draw();
  }

  points() {
    const points = this.answer.rows.filter((row) => row[this.chosen.at]).map((row) => {
      const term = row[this.chosen.at];
      const name = this.names.map((column) => words(row[column.at], this.labels)).filter(Boolean);
      const thing = this.names.map((column) => row[column.at]).find((each) => each?.type === "uri");
      const more = this.rest.filter((c) => row[c.at] && c !== this.names[0]).map((c) => `${heading(c.name)}: ${words(row[c.at], this.labels)}`);
      return { at: time(term), when: term.value, name: name[0] ?? "", more, href: thing && page(thing.value, this.labels.of(thing.value)) };
    });
    return points.filter((point) => Number.isFinite(point.at)).sort((a, b) => a.at - b.at);
  }

  draw() {
    const points = this.points();
    this.width = this.stage.clientWidth;
    const width = Math.max(this.width, 300);
    const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1];
    const pad = Math.max((last - first) * 0.02, YEAR / 24);
    const from = first - pad, to = last + pad;
    const x = (at) => MARGIN + ((at - from) / (to - from)) * (width - 2 * MARGIN);
    const lanes = points.length <= 400 ? laid(points, x, width) : null;
    const named = lanes !== null && lanes <= LANES;
    if (!named) stacked(points, x);
    const highest = Math.max(...points.map((point) => point.lane), 0) + 1;
    const step = named ? LANE : Math.min(2 * DOT + 1, 420 / highest);
    const height = AXIS + Math.max(highest * step + 16, 90);
    const y = (lane) => height - AXIS - 12 - lane * step;
    const drawn = svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", class: "timeline" });
    drawn.setAttribute("aria-label", `${points.length} dates from ${points[0]?.when} to ${points.at(-1)?.when}`);
    drawn.append(...axis(from, to, x, width, height), ...points.map((point) => mark(point, point.x ?? x(point.at), y(point.lane), named)));
    this.stage.replaceChildren(drawn);
    if (!named) this.pointed(drawn, points);
    const without = this.answer.rows.length - points.length;
    this.quiet = this.told.textContent = [!named && points.length ? "Too many for their names: point at a dot, or see the table." : "",
      without ? `${without.toLocaleString("en")} rows have no date.` : ""].filter(Boolean).join(" ");
  }

  /** Where dots have no names, the name of the one that is pointed at. */
  pointed(drawn, points) {
    const marks = new Map([...drawn.querySelectorAll(".point")].map((made, at) => [made, points[at]]));
    const tell = (event) => {
      const point = marks.get(event.target.closest?.(".point"));
      this.told.textContent = point ? [`${point.when}  ${point.name}`, ...point.more].join(" · ") : this.quiet;
    };
    for (const event of ["pointerover", "focusin", "pointerout"]) drawn.addEventListener(event, event === "pointerout" ? () => { this.told.textContent = this.quiet; } : tell);
  }
}

/** Give each point the lowest lane in which its name has room; how many lanes that takes. */
function laid(points, x, width) {
  const ends = [];
  for (const point of points) {
    const place = x(point.at), long = Math.min(point.name.length, NAMED) * LETTER + 18;
    point.left = place + long > width && place - long > 0;
    const [start, end] = point.left ? [place - long, place + DOT] : [place - DOT, place + long];
    let lane = ends.findIndex((taken) => taken <= start);
    if (lane < 0) lane = ends.length;
    ends[lane] = end;
    point.lane = lane;
  }
  return ends.length;
}

/** Dots of one place one above the other. */
function stacked(points, x) {
  const high = new Map();
  for (const point of points) {
    const bin = Math.round(x(point.at) / (2 * DOT));
    point.x = bin * 2 * DOT;
    point.lane = high.get(bin) ?? 0;
    high.set(bin, point.lane + 1);
  }
}

function mark(point, x, y, named) {
  const made = svg(point.href ? "a" : "g", { class: "point", ...(point.href && { href: point.href }) });
  made.append(svg("title", {}, [`${point.when}  ${point.name}`, ...point.more].join("\n")), svg("circle", { cx: x, cy: y, r: DOT }));
  if (named && point.name) {
    made.append(svg("text", { x: point.left ? x - 9 : x + 9, y: y + 4, ...(point.left && { "text-anchor": "end" }) }, cut(point.name, NAMED)));
  } else if (point.href) {
    made.setAttribute("aria-label", `${point.when} ${point.name}`);
  }
  return made;
}

/** A line with years, or months or days where there are few, as many as have room. */
function axis(from, to, x, width, height) {
  const y = height - AXIS;
  const room = Math.max(2, Math.floor(width / 78));
  const marks = ticks(from, to, room);
  return [svg("line", { class: "axis", x1: MARGIN, x2: width - MARGIN, y1: y, y2: y }), ...marks.flatMap(([at, said]) => [
    svg("line", { class: "tick", x1: x(at), x2: x(at), y1: 4, y2: y + 5 }),
    x(at) > EDGE && x(at) < width - EDGE ? svg("text", { class: "when", x: x(at), y: y + 20, "text-anchor": "middle" }, said) : null,
  ]).filter(Boolean)];
}

function ticks(from, to, room) {
  const years = (to - from) / YEAR;
  const months = [1, 2, 3, 6].find((each) => (years * 12) / each <= room);
  const made = [];
  if (years * 365 <= room * 4) {
    const days = Math.max(1, Math.ceil((years * 365) / room));
    for (let at = Math.ceil(from / 86_400_000) * 86_400_000; at <= to; at += days * 86_400_000) {
      const day = new Date(at);
      made.push([at, `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${String(day.getUTCFullYear()).slice(2)}`]);
    }
  } else if (months) {
    const begin = new Date(from);
    for (let month = 0; ; month += months) {
      const day = new Date(Date.UTC(begin.getUTCFullYear(), month));
      if (+day > to) break;
      if (+day >= from) made.push([+day, `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`]);
    }
  } else {
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((each) => years / each <= room) ?? 5000;
    for (let year = Math.ceil(new Date(from).getUTCFullYear() / step) * step; ; year += step) {
      const day = new Date(0);
      day.setUTCFullYear(year);
      if (+day > to) break;
      if (+day >= from) made.push([+day, String(year)]);
    }
  }
  return made;
}
