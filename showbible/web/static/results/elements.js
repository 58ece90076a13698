// Makes elements: `el("a", { href }, "words", child)`; words are text, whatever they hold.
const SVG = "http://www.w3.org/2000/svg";

export function el(name, given = {}, ...children) {
  const { role, ...properties } = given;
  const made = Object.assign(document.createElement(name), properties);
  if (role) made.setAttribute("role", role);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** The same for pictures, whose properties are attributes. */
export function svg(name, given = {}, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Words no longer than so many letters. */
export const cut = (words, most) => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words);
