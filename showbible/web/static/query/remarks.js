// What is wrong with a query, told while it is written: underlined at its place, and in words below.
import { completionStatus, setDiagnostics } from "/static/vendor/editor.js";
import { ask } from "/static/results/terms.js";

const REST = 450;   // milliseconds without a letter typed

export class Remarks {
  constructor(view, list) {
    Object.assign(this, { view, list });
    this.soon();
  }

  soon() {
    clearTimeout(this.late);
    this.late = setTimeout(() => this.check(), REST);
  }

  async check() {
    this.asking?.abort();
    const asking = this.asking = new AbortController();
    const query = this.view.state.doc.toString();
    const found = await ask("/-/check", { query }, asking.signal).catch(() => null);
    if (!found || asking.signal.aborted || query !== this.view.state.doc.toString()) return;
    const typing = completionStatus(this.view.state) && found.remarks.some((remark) => remark.weight === "error");
    this.show(typing ? [] : found.remarks);     // a word half typed is no error yet
    if (typing) this.soon();
  }

  show(remarks) {
    const length = this.view.state.doc.length;
    this.error = remarks.some((remark) => remark.weight === "error") ? this.view.state.doc.toString() : null;
    this.view.dispatch(setDiagnostics(this.view.state, remarks.map((remark) => ({
      from: Math.min(remark.from, length), to: Math.min(remark.to, length), severity: remark.weight, message: remark.words,
    }))));
    this.list.replaceChildren(...remarks.map((remark) => this.item(remark)));
  }

  /** An error that running told: its line and column as people count. */
  refused({ words, line, column }) {
    if (!line || line > this.view.state.doc.lines) return false;
    const row = this.view.state.doc.line(line);
    const from = row.from + [...row.text].slice(0, column - 1).join("").length;
    const long = /^[\w:?$.-]+/.exec(row.text.slice(from - row.from))?.[0].length ?? 1;
    this.show([{ from, to: Math.min(from + long, this.view.state.doc.length), line, column, weight: "error", words }]);
    return true;
  }

  /** Whether this very text is known to be wrong. */
  wrong(query) {
    return this.error === query;
  }

  item(remark) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `Line ${remark.line}, column ${remark.column}: ${remark.words}` });
    button.addEventListener("click", () => {
      this.view.dispatch({ selection: { anchor: Math.min(remark.from, this.view.state.doc.length) }, scrollIntoView: true });
      this.view.focus();
    });
    const item = Object.assign(document.createElement("li"), { className: remark.weight });
    item.append(button);
    return item;
  }
}
