// The ways to look at one answer, behind tabs; each is made when it is first looked at.
import { Bars } from "/static/results/bars.js";
import { el } from "/static/results/elements.js";
import { Network } from "/static/results/network.js";
import { asked, views } from "/static/results/shape.js";
import * as state from "/static/results/state.js";
import { Table } from "/static/results/table.js";
import { Timeline } from "/static/results/timeline.js";

const VIEWS = { table: ["Table", Table], network: ["Network", Network], timeline: ["Timeline", Timeline], bars: ["Bars", Bars] };
let made = 0;

export class Views {
  constructor(answer, labels, query, aside) {
    const { fits, best } = views(answer);
    this.answer = answer;
    this.labels = labels;
    this.own = `answer${++made}`;
    this.tabs = new Map(fits.map((name) => [name, this.tab(name)]));
    this.panel = el("div", { role: "tabpanel", className: "panel", id: `${this.own}-panel` });
    const list = el("div", { role: "tablist", className: "tabs", ariaLabel: "Ways to look at the answer" }, ...this.tabs.values());
    list.addEventListener("keydown", (event) => this.key(event));
    this.element = el("div", {}, el("div", { className: "row between bar-line" }, list, aside), this.panel);
    this.shown = new Map();
    const first = [state.get("view"), asked(query), best].find((name) => fits.includes(name));
    this.show(first);
  }

  tab(name) {
    const tab = el("button", { type: "button", role: "tab", id: `${this.own}-${name}`, textContent: VIEWS[name][0] });
    tab.setAttribute("aria-controls", `${this.own}-panel`);
    tab.addEventListener("click", () => { this.show(name); state.set("view", name); });
    return tab;
  }

  key(event) {
    const names = [...this.tabs.keys()];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = names[(names.indexOf(this.chosen) + step + names.length) % names.length];
    this.tabs.get(next).click();
    this.tabs.get(next).focus();
    event.preventDefault();
  }

  show(name) {
    this.chosen = name;
    for (const [each, tab] of this.tabs) {
      tab.setAttribute("aria-selected", String(each === name));
      tab.tabIndex = each === name ? 0 : -1;
    }
    this.panel.setAttribute("aria-labelledby", `${this.own}-${name}`);
    const seen = this.shown.get(name);
    const view = seen ?? new VIEWS[name][1](this.answer, this.labels);
    this.shown.set(name, view);
    this.panel.replaceChildren(view.element);
    if (!seen) view.show();
  }
}
