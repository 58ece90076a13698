// Fills `<div data-sparql="…" data-name="…">` with the answer to its query: table, network, timeline or bars.
// With `data-linked` words that are names lead to what is called so.
import { answer, MOST, Refused } from "/static/results/answers.js";
import { downloads, named } from "/static/results/downloads.js";
import { el } from "/static/results/elements.js";
import { ask, Labels } from "/static/results/terms.js";
import { Views } from "/static/results/views.js";

/** The answers that one element shows, one after the other. */
export class Result {
  constructor(element) {
    this.element = element;
    this.labels = new Labels("linked" in element.dataset);
    this.status = el("p", { className: "status", role: "status" });
    this.stopper = el("button", { type: "button", className: "stop", textContent: "Stop", hidden: true });
    this.stopper.addEventListener("click", () => this.stop());
    this.line = el("div", { className: "row run-line" }, this.status, this.stopper);
    this.body = el("div", { className: "body" });
    element.classList.add("result");
    element.replaceChildren(this.line, this.body);
  }

  /** Ask; whatever was asked before is stopped. Gives the answer, or nothing where there is none. */
  async run(query, name = "") {
    this.stop();
    const work = this.work = new AbortController();
    this.body.replaceChildren();
    this.say("");
    const begun = performance.now();
    const clock = setInterval(() => this.waiting(begun), 200);
    try {
      const found = await answer(query, { signal: work.signal, progress: (rows) => { this.count = rows; } });
      if (work !== this.work) return null;
      this.show(found, query, named(query, name));
      return found;
    } catch (error) {
      if (work === this.work) this.failed(error, work.signal.aborted, begun);
      return null;
    } finally {
      clearInterval(clock);
      if (work === this.work) this.over();
    }
  }

  stop() {
    this.work?.abort();
  }

  /** Ask nothing: whoever has the query knows that it is wrong, and tells so. */
  refuse() {
    this.stop();
    this.work = null;
    this.body.replaceChildren();
    this.over();
    this.say("Not run: see what is wrong with it above.");
  }

  waiting(begun) {
    const seconds = (performance.now() - begun) / 1000;
    this.stopper.hidden = false;
    this.element.setAttribute("aria-busy", "true");
    this.line.classList.add("busy");
    this.say(`${seconds < 1 ? "Asking" : `Asking for ${seconds.toFixed(0)} s`}${this.count ? `, ${this.count.toLocaleString("en")} rows so far` : ""} …`);
  }

  over() {
    this.stopper.hidden = true;
    this.count = 0;
    this.line.classList.remove("busy");
    this.element.removeAttribute("aria-busy");
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  show(found, query, name) {
    const links = downloads(found.kind, query, name);
    this.say(told(found));
    if (found.kind === "answer") {
      this.body.replaceChildren(el("p", { className: `yes-no ${found.yes ? "yes" : "no"}`, textContent: found.yes ? "Yes." : "No." }), links);
    } else if (!found.rows.length) {
      this.body.replaceChildren(el("p", { className: "nothing", textContent: "Nothing in this bible fits the question." }), links);
      this.wonder(query);
    } else {
      const views = new Views(found, this.labels, query, links);
      this.body.replaceChildren(views.element);
    }
    this.element.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: found }));
  }

  /** For an answer without rows: what in the question may be meant otherwise, and which parts of it nothing fits. */
  async wonder(query) {
    const nothing = this.body.querySelector(".nothing");
    const { remarks = [], probes = [] } = await ask("/-/check", { query, probes: true }).catch(() => ({}));
    const list = el("ul", { className: "remarks" }, ...remarks.map((remark) => el("li", { className: "warning", textContent: `Line ${remark.line}: ${remark.words}` })));
    nothing.after(list);
    for (const { words, query: asked } of probes) {
      const found = await answer(asked, { signal: AbortSignal.any([this.work.signal, AbortSignal.timeout(2000)]) }).catch(() => null);
      if (!nothing.isConnected) return;
      if (found?.yes === false) list.append(el("li", { className: "warning" }, "Nothing at all fits ", el("code", { textContent: words })));
    }
  }

  failed(error, stopped, begun) {
    const detail = { words: error.message, line: error.line ?? null, column: error.column ?? null, stopped };
    this.body.replaceChildren();
    if (stopped) this.say(`Stopped after ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
    else {
      const words = error instanceof Refused ? error.message : "The server does not answer; is it still running?";
      const place = detail.line ? `Line ${detail.line}, column ${detail.column}: ` : "";
      const told = !this.element.dispatchEvent(new CustomEvent("failed", { bubbles: true, cancelable: true, detail }));
      this.say(told ? "Not run." : "");
      if (!told) this.body.replaceChildren(el("p", { className: "note bad", role: "alert", textContent: place + words }));
    }
  }
}

function told(found) {
  const time = `${found.seconds < 0.1 ? found.seconds.toFixed(3) : found.seconds.toFixed(2)} s`;
  if (found.kind === "answer") return time;
  const what = found.kind === "graph" ? "triple" : "row";
  const many = `${found.rows.length.toLocaleString("en")} ${what}${found.rows.length === 1 ? "" : "s"}`;
  return found.more ? `The first ${MOST.toLocaleString("en")} ${what}s, ${time}; there are more, and a download has them all` : `${many}, ${time}`;
}

if (!document.querySelector('link[href="/static/result.css"]')) {
  document.head.append(el("link", { rel: "stylesheet", href: "/static/result.css" }));
}
for (const element of document.querySelectorAll("[data-sparql]")) {
  new Result(element).run(element.dataset.sparql, element.dataset.name ?? "");
}
