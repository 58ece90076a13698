// Ways to ask the same elsewhere: the page's address, curl, Python.
import { el } from "/static/results/elements.js";

const quoted = (words) => `'${words.replaceAll("'", "'\\''")}'`;

/** What a shell asks. */
const curl = (query) => `curl -s ${quoted(`${location.origin}/sparql`)} -H 'Accept: text/csv' --data-urlencode ${quoted(`query=${query}`)}`;

/** What Python asks, with SPARQLWrapper. */
const python = (query) => `from SPARQLWrapper import JSON, SPARQLWrapper

endpoint = SPARQLWrapper(${JSON.stringify(`${location.origin}/sparql`)})
endpoint.setQuery(${JSON.stringify(query)})
endpoint.setReturnFormat(JSON)
print(endpoint.query().convert())
`;

/** The page with the query in its address, and the view. */
export const address = (query) => `${location.origin}/query?${new URLSearchParams({ query })}${location.hash}`;

export function share(menu, query) {
  const sheet = menu.querySelector(".sheet");
  const said = el("p", { className: "quiet", role: "status" });
  const way = (words, hint, text) => {
    const button = el("button", { type: "button", className: "pick" }, words, " ", el("small", { textContent: hint }));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text(query()));
        said.textContent = "Copied.";
      } catch {
        const area = el("textarea", { value: text(query()), rows: 6, ariaLabel: words });
        said.replaceChildren("Copy it from here: ", area);
        area.select();
      }
    });
    return el("li", {}, button);
  };
  sheet.append(el("ul", { className: "plain ways" }, way("Copy link", "this page with the query and the view", address),
    way("Copy as curl", "answers with CSV", curl), way("Copy as Python", "SPARQLWrapper", python)), said);
  menu.hidden = false;
  menu.addEventListener("toggle", () => { said.textContent = ""; });
}
