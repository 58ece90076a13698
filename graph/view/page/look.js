// Light and dark, and the signs by which the kinds are known.
const darkWanted = window.matchMedia("(prefers-color-scheme: dark)");
let theme = "";                                              // "", "light" or "dark": what was chosen by hand
const isDark = () => (theme ? theme === "dark" : darkWanted.matches);
const kindColour = (kind) => bible.kinds[kind][isDark() ? 4 : 3];
const lineColour = (kind) => bible.lineKinds[kind][isDark() ? 3 : 2];
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function dress() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  byId("theme").setAttribute("aria-pressed", String(isDark()));
}

// Outlines of the shapes in a square of 20, as vis-network draws them.
const star = Array.from({ length: 10 }, (_, i) => {
  const [r, a] = [i % 2 ? 4.4 : 9.5, (i * Math.PI) / 5];
  return `${(10 + r * Math.sin(a)).toFixed(1)},${(10.5 - r * Math.cos(a)).toFixed(1)}`;
}).join(" ");
const SHAPES = {
  dot: null, square: "3,3 17,3 17,17 3,17", diamond: "10,1 19,10 10,19 1,10", triangle: "10,2 19,18 1,18",
  triangleDown: "1,2 19,2 10,18", hexagon: "5.5,2 14.5,2 19,10 14.5,18 5.5,18 1,10", star,
};
function sign(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  const points = SHAPES[bible.kinds[kind][2]];
  const shape = document.createElementNS(svg.namespaceURI, points ? "polygon" : "circle");
  const size = points ? { points } : { cx: 10, cy: 10, r: 8 };
  for (const [name, value] of Object.entries(size)) shape.setAttribute(name, value);
  shape.setAttribute("fill", kindColour(kind));
  svg.append(shape);
  return svg;
}
function stroke(kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg.namespaceURI, "path");
  path.setAttribute("d", "M1 15 C 10 15, 10 5, 19 5");
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", lineColour(kind));
  path.setAttribute("stroke-width", "2.5");
  if (bible.lineKinds[kind][4]) path.setAttribute("stroke-dasharray", "4 3");
  svg.append(path);
  return svg;
}
