// A button that copies what an element says, or other words; where that is forbidden it selects the element.
export function copying(element, words = () => element.textContent) {
  const copy = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: "Copy" });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words());
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(element);
      copy.textContent = "Press Ctrl-C";
    }
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  });
  return copy;
}
