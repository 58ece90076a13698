// What of a page's state stands in its address, after the `#`.

export const get = (name) => new URLSearchParams(location.hash.slice(1)).get(name);

export function set(name, value) {
  const all = new URLSearchParams(location.hash.slice(1));
  if (value === null) all.delete(name);
  else all.set(name, value);
  const hash = all.size ? `#${all}` : "";
  history.replaceState(history.state, "", location.pathname + location.search + hash);
}
