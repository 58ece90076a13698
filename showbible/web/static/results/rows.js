// Reads SPARQL's JSON while it comes, row by row.
const BEGIN = /"bindings"\s*:\s*\[/;

export class Rows {
  head = null;
  boolean = null;
  bindings = [];
  whole = false;      // whether the end has come
  #text = "";
  #at = 0;
  #begun = false;
  #depth = 0;
  #start = -1;
  #quoted = false;

  take(text) {
    this.#text += text;
    if (!this.#begun && !this.#begin()) return;
    this.#scan();
    const keep = this.#start < 0 ? this.#at : this.#start;
    this.#text = this.#text.slice(keep);
    this.#at -= keep;
    if (this.#start >= 0) this.#start = 0;
  }

  #begin() {
    const found = BEGIN.exec(this.#text);
    if (!found) {
      try { ({ head: this.head, boolean: this.boolean } = JSON.parse(this.#text)); } catch { /* not all of it yet */ }
      return false;
    }
    this.head = JSON.parse(/"head"\s*:\s*(\{[^}]*\})/.exec(this.#text)[1]);
    this.#at = found.index + found[0].length;
    this.#begun = true;
    return true;
  }

  /** Each object at the first depth is a row. */
  #scan() {
    const text = this.#text;
    let at = this.#at;
    for (; at < text.length; at++) {
      const sign = text[at];
      if (this.#quoted) {
        if (sign === "\\") { if (at + 1 >= text.length) break; at++; } else if (sign === '"') this.#quoted = false;
      } else if (sign === '"') this.#quoted = true;
      else if (sign === "{") { if (this.#depth++ === 0) this.#start = at; }
      else if (sign === "}" && this.#depth > 0) {
        if (--this.#depth === 0) { this.bindings.push(JSON.parse(text.slice(this.#start, at + 1))); this.#start = -1; }
      } else if (sign === "]" && this.#depth === 0) { this.whole = true; at = text.length; break; }
    }
    this.#at = at;
  }
}
