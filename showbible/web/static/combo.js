// Fields in which names are found while they are typed: `.combo[data-names]` around an input. `data-names` is the kind
// or class that is wanted, or nothing; with `data-go` a name leads to its page, without it fills the field.
const MOST = 10, PAUSE = 60;
let made = 0;

function sign(sort) {
  const drawn = document.getElementById("signs")?.content.querySelector(`.kind-${CSS.escape(sort)}`);
  return drawn ? drawn.cloneNode(true) : document.createElement("span");
}

function words(text, name) {
  return Object.assign(document.createElement("span"), { className: name, textContent: text });
}

class Combo {
  constructor(around) {
    this.around = around;
    this.input = around.querySelector("input");
    this.go = "go" in around.dataset;
    this.found = [];
    this.at = -1;
    this.dress();
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => this.close());
    this.input.addEventListener("focus", () => { if (this.go && this.input.value) this.later(); });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());   // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option), event);
    });
  }

  dress() {
    const id = `combo-${++made}`;
    this.list = document.createElement("ul");
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Names");
    this.list.id = id;
    this.list.hidden = true;
    this.said = words("", "sr");
    this.said.setAttribute("role", "status");
    this.around.append(this.list);
    this.input.addEventListener("focus", () => this.around.append(this.said), { once: true });
    const given = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocomplete: "off" };
    for (const [name, value] of Object.entries(given)) this.input.setAttribute(name, value);
  }

  later() {
    this.waiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const typed = this.input.value.trim();
    this.asking?.abort();
    this.found = [];
    if (!typed) return this.close("");
    this.asking = new AbortController();
    const asked = new URLSearchParams({ q: typed, most: MOST, kind: this.around.dataset.names });
    try {
      const answer = await fetch(`/-/search?${asked}`, { signal: this.asking.signal });
      this.show((await answer.json()).found, typed);
    } catch (error) {
      if (error.name !== "AbortError") this.close("The server does not answer");
    }
    return undefined;
  }

  show(found, typed) {
    this.waiting = typed !== this.input.value.trim();
    if (document.activeElement !== this.input) return;
    this.found = found;
    const options = found.map((one) => this.option(one));
    if (this.go && found.length) options.push(this.all(typed));
    options.forEach((option, i) => { option.id = `${this.list.id}-${i}`; });
    this.list.replaceChildren(...options);
    this.list.hidden = !options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.said.textContent = found.length === 1 ? "1 name found" : `${found.length || "no"} names found`;
    this.mark(this.go && found.length ? 0 : -1);
  }

  option(one) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    const name = words(one.label, "name");
    if (one.name !== one.label) name.append(" ", words(`“${one.name}”`, "alias"));
    option.append(sign(one.sort), name, words([one.word, one.about].filter(Boolean).join(" · "), "kind"));
    return option;
  }

  all(typed) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.className = "all";
    option.append(`All that match “${typed}”`);
    return option;
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const now = this.list.children[at];
    if (now) this.input.setAttribute("aria-activedescendant", now.id);
    else this.input.removeAttribute("aria-activedescendant");
    now?.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    const many = this.list.children.length;
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.list.hidden) { event.preventDefault(); return void this.close(""); }
    if (event.key === "ArrowDown" && this.list.hidden && this.input.value) { event.preventDefault(); return void this.look(); }
    if (event.key === "Enter" && this.go && this.waiting) {      // what is shown is of fewer letters than were typed
      event.preventDefault();
      clearTimeout(this.timer);
      return void this.look().then(() => (this.found.length ? this.choose(0, event) : this.input.form.requestSubmit()));
    }
    if (this.list.hidden || !many) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.mark(this.at < 0 && step < 0 ? many - 1 : (this.at + step + many) % many);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.choose(this.at, event);
    }
  }

  choose(at, event) {
    const one = this.found[at];
    this.close("");
    if (!this.go) {
      this.input.value = one.label;
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (!one) this.input.form.requestSubmit();
    else if (event.ctrlKey || event.metaKey) open(one.href, "_blank", "noopener");
    else location.assign(one.href);
  }

  close(said) {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.at = -1;
    if (said !== undefined) this.said.textContent = said;
  }
}

for (const around of document.querySelectorAll(".combo[data-names]")) new Combo(around);
