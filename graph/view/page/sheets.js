// What the panel tells while no thing is chosen: a connection, a list, the lines between two things.
const SHEETS = [];     // (state) → {key, title, close: change, body: () → elements} or null; the first that answers is shown
const sheets = (() => {
  const usual = panel.getAttribute("aria-label");
  let shown = "";
  function change(now) {
    const sheet = now.about < 0 ? first(SHEETS, now) : null;
    panel.setAttribute("aria-label", sheet ? sheet.title : usual);
    panel.toggleAttribute("data-sheet", Boolean(sheet));
    if (!sheet) { shown = ""; return; }
    panel.hidden = false;
    if (sheet.key === shown) return;
    shown = sheet.key;
    panel.classList.add("quoting");
    panel.replaceChildren(el("button", { type: "button", class: "close", "aria-label": "Close", onclick: () => leave(sheet) }, "×"),
      el("h2", {}, sheet.title), ...sheet.body());
    panel.scrollTop = 0;
  }
  function leave(sheet) { go(sheet.close); canvas.focus({ preventScroll: true }); }
  CHANGES.push(change);
  panel.addEventListener("keydown", (event) => {
    const sheet = event.key === "Escape" && state.about < 0 && first(SHEETS, state);
    if (sheet) leave(sheet);
  });
  return { again: () => { shown = ""; change(state); } };
})();

// The sentences that say something, behind a button; they are read when they are asked for.
function sentences(ends, found) {
  const quotes = el("div", { class: "quotes", hidden: true });
  const button = el("button", { type: "button", class: "quote", "aria-expanded": "false", "aria-label": "The sentences that say so", onclick: async () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    quotes.hidden = !open;
    await factsReady(...ends);
    if (!quotes.childElementCount) quotes.append(...(found().length ? found().map(quotation) : [el("p", { class: "sort" }, "No sentence is known for it.")]));
  } }, "“");
  return [button, quotes];
}
