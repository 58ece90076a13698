// The strip above the picture and the list: questions about the whole, and below them what is filtered.
const asks = (() => {
  const box = el("div", { id: "asks" }), buttons = el("div", { class: "asked", role: "group", "aria-label": "Ask the network" });
  box.append(buttons);
  document.querySelector("main").before(box);
  // A button of the strip, and what it opens below it.
  return { add: (button, below) => { buttons.append(button); if (below) box.append(below); }, below: (element) => box.append(element) };
})();
