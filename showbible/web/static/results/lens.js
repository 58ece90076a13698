// Moves and enlarges a drawing: by dragging, by the wheel with Ctrl, by two fingers, and by buttons.
import { el } from "/static/results/elements.js";

export class Lens {
  /** `whole` is all of the drawing; `scaled` is told how many of its units a pixel has. */
  constructor(picture, whole, scaled) {
    Object.assign(this, { picture, scaled });
    this.whole = this.fitted(whole);
    this.view = [...this.whole];
    const button = (words, name, does) => {
      const made = el("button", { type: "button", textContent: words, title: name });
      made.setAttribute("aria-label", name);
      made.addEventListener("click", does);
      return made;
    };
    this.buttons = el("div", { className: "lens" }, button("+", "Enlarge", () => this.zoom(0.75)),
      button("−", "Make smaller", () => this.zoom(1.33)), button("⤢", "Show all", () => { this.view = [...this.whole]; this.apply(); }));
    picture.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? 1.12 : 0.89, this.at(event));
    }, { passive: false });
    this.fingers = new Map();
    picture.addEventListener("pointerdown", (event) => { this.fingers.set(event.pointerId, event); this.moved = 0; });
    picture.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) picture.addEventListener(end, (event) => this.fingers.delete(event.pointerId));
    picture.addEventListener("click", (event) => { if (this.moved > 6) event.preventDefault(); }, true);
    picture.addEventListener("dragstart", (event) => event.preventDefault());
    this.apply();
  }

  apply() {
    this.picture.setAttribute("viewBox", this.view.join(" "));
    const unit = this.scale();
    if (Math.abs(unit / (this.unit ?? 0) - 1) < 0.01) return;
    this.unit = unit;
    this.picture.style.setProperty("--unit", unit);
    this.scaled(unit);
  }

  /** A small drawing is not blown up: a unit is a pixel at most. */
  fitted([left, top, width, height]) {
    const box = this.picture.getBoundingClientRect();
    const [wide, high] = [Math.max(width, box.width), Math.max(height, box.height)];
    return [left - (wide - width) / 2, top - (high - height) / 2, wide, high];
  }

  scale() {
    const { width, height } = this.picture.getBoundingClientRect();
    return Math.max(this.view[2] / width, this.view[3] / height);
  }

  /** Where an event is within the drawing, between 0 and 1 each way. */
  at(event) {
    const box = this.picture.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  zoom(by, [x, y] = [0.5, 0.5]) {
    const [left, top, width, height] = this.view;
    const wide = Math.min(Math.max(width * by, this.whole[2] / 40), this.whole[2] * 2), factor = wide / width;
    this.view = [left + x * width * (1 - factor), top + y * height * (1 - factor), wide, height * factor];
    this.apply();
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const others = [...this.fingers.values()].filter((each) => each.pointerId !== event.pointerId);
    if (others.length === 1) {
      const far = (one) => Math.hypot(one.clientX - others[0].clientX, one.clientY - others[0].clientY) || 1;
      this.zoom(far(before) / far(event), this.at(event));
    } else if (!others.length) {
      const by = this.scale();
      this.view[0] -= (event.clientX - before.clientX) * by;
      this.view[1] -= (event.clientY - before.clientY) * by;
      this.apply();
    }
    this.moved += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    this.fingers.set(event.pointerId, event);
  }
}
