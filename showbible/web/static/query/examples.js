// The menu of stored questions: narrowed by words, opened in the editor.

export class Examples {
  constructor(menu, pick) {
    const field = menu.querySelector("input");
    const none = menu.querySelector(".none");
    const items = [...menu.querySelectorAll("li")];
    field.hidden = false;
    menu.addEventListener("toggle", () => menu.open && field.focus());
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const item of items) item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word));
      for (const group of menu.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
      none.hidden = items.some((item) => !item.hidden);
    });
    menu.addEventListener("keydown", (event) => this.key(event, field, items));
    for (const item of items) {
      const link = item.querySelector("a");
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        menu.open = false;
        pick(new URL(link.href).searchParams.get("query"), link.dataset.name);
      });
    }
  }

  key(event, field, items) {
    const links = items.filter((item) => !item.hidden).map((item) => item.querySelector("a"));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && event.target === field && links.length) {
      event.preventDefault();
      links[0].click();
    } else if (step && links.length) {
      event.preventDefault();
      const at = links.indexOf(document.activeElement) + step;
      (at < 0 ? field : links[Math.min(at, links.length - 1)]).focus();
    }
  }
}
