// What every page has: "/" goes to the search field, light and dark, names that complete themselves, copying.
import "/static/combo.js";
import { copying } from "/static/copying.js";

const find = document.getElementById("find");
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  (find ?? document.querySelector("[data-go] input"))?.focus();
});

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const button = document.getElementById("theme");
const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
const tell = () => button?.setAttribute("aria-pressed", String(dark()));
const keep = (theme) => {                                     // the system's own way needs no choice
  try { theme ? localStorage.setItem("showbible-theme", theme) : localStorage.removeItem("showbible-theme"); } catch { /* not kept */ }
};
button?.addEventListener("click", () => {
  const theme = dark() ? "light" : "dark";
  if (theme === (system.matches ? "dark" : "light")) delete root.dataset.theme;
  else root.dataset.theme = theme;
  keep(root.dataset.theme);
  tell();
});
system.addEventListener("change", tell);
tell();

for (const code of document.querySelectorAll(".code")) code.append(copying(code.querySelector("pre")));

// Fields that were left empty stay out of the address.
for (const form of document.querySelectorAll("form.ask")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
}
