// The page on which SPARQL is written: puts the editor in the place of the plain field, and the parts together.
import {
  EditorState, EditorView, Prec, acceptCompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap,
  defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches,
  highlightSpecialChars, history as undoing, historyKeymap, indentOnInput, indentUnit, indentWithTab, keymap, lineNumbers,
  lintKeymap, search, searchKeymap,
} from "/static/vendor/editor.js";
import { completion } from "/static/query/complete.js";
import { Examples } from "/static/query/examples.js";
import { History } from "/static/query/history.js";
import { look } from "/static/query/look.js";
import { Remarks } from "/static/query/remarks.js";
import { address, share } from "/static/query/share.js";
import { sparql } from "/static/query/sparql.js";
import { Result } from "/static/result.js";
import * as state from "/static/results/state.js";

const form = document.getElementById("ask");
const field = document.getElementById("query");
const nonce = document.querySelector("script[data-nonce]").nonce || document.querySelector("script[data-nonce]").dataset.nonce;
const result = new Result(document.getElementById("answer"));
const given = new URLSearchParams(location.search).has("query");
let name = "";

const view = new EditorView({
  state: EditorState.create({
    doc: field.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }, { key: "Tab", run: acceptCompletion }])),
      lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), undoing(), drawSelection(), indentOnInput(),
      bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search(), completion,
      EditorView.lineWrapping, indentUnit.of("  "), sparql, look,
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ "aria-label": "Query", spellcheck: "false", autocapitalize: "off" }),
      EditorView.updateListener.of((update) => update.docChanged && changed()),
    ],
  }),
});
document.getElementById("editor").prepend(view.dom);
const remarks = new Remarks(view, document.getElementById("remarks"));
const past = new History(document.getElementById("history"), (query) => load(query));
new Examples(document.getElementById("examples"), (query, of) => { load(query, of); run(); });
share(document.getElementById("share"), () => text());

field.hidden = true;
field.removeAttribute("name");
document.querySelector("label[for=query]").hidden = true;
document.querySelector(".keys").hidden = false;

function text() { return view.state.doc.toString(); }

function changed() {
  name = "";
  remarks.soon();
}

/** Put a query into the editor; Ctrl-Z brings back what was there. */
function load(query, of = "") {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query }, selection: { anchor: 0 } });
  name = of;
  state.set("view", null);
  view.focus();
}

async function run() {
  const query = text();
  document.getElementById("topics")?.remove();
  if (!query.trim()) return;
  if (remarks.wrong(query)) { result.refuse(); return; }
  if (query !== new URLSearchParams(location.search).get("query")) history.pushState({ query }, "", address(query));
  const found = await result.run(query, name);
  if (found) past.add(query, found.kind === "answer" ? (found.yes ? "yes" : "no") : `${found.rows.length.toLocaleString("en")}${found.more ? "+" : ""} ${found.rows.length === 1 ? "row" : "rows"}`);
}

document.getElementById("topics")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  load(new URL(link.href).searchParams.get("query"));
  run();
});
form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
result.element.addEventListener("failed", (event) => { if (remarks.refused(event.detail)) event.preventDefault(); });
addEventListener("popstate", () => {
  const query = new URLSearchParams(location.search).get("query");
  if (query !== null && query !== text()) { load(query); run(); }
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector(".menu[open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});
if (given) remarks.check().then(run);   // an address may bring anything
