// Builds ../static/vendor/editor.js and the list of what is in it: the same lock gives the same bytes.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const vendor = join(here, "../static/vendor");
const read = (...parts) => readFileSync(join(here, ...parts), "utf8");
const digest = (text) => createHash("sha256").update(text).digest("hex");

await build({
  absWorkingDir: here,
  entryPoints: ["index.js"],
  outfile: join(vendor, "editor.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  charset: "utf8",
  banner: { js: "/* CodeMirror and its parts; versions and licences: LICENSES.md */" },
});

const { packages } = JSON.parse(read("package-lock.json"));
const shipped = Object.entries(packages).filter(([path, of]) => path && !of.dev).sort(([a], [b]) => (a < b ? -1 : 1));
const name = (path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const licence = (path) => {
  const file = readdirSync(join(here, path)).find((each) => /^licen[cs]e/i.test(each));
  return file && existsSync(join(here, path, file)) ? read(path, file).trim().replaceAll("\r\n", "\n") : "";
};
const texts = new Map();  // the packages of one author share one text
for (const [path] of shipped) texts.set(licence(path), [...(texts.get(licence(path)) ?? []), name(path)]);

writeFileSync(join(vendor, "LICENSES.md"), `# What stands in editor.js

Built by \`npm ci && npm run build\` in \`showbible/web/editor\` with esbuild ${packages["node_modules/esbuild"].version} (MIT).

| package | version | licence |
|---|---|---|
${shipped.map(([path, of]) => `| ${name(path)} | ${of.version} | ${of.license} |`).join("\n")}

| file | sha256 |
|---|---|
${["index.js", "package-lock.json", "../static/vendor/editor.js"].map((f) => `| ${f.split("/").pop()} | ${digest(read(f))} |`).join("\n")}

${[...texts].map(([text, names]) => `## ${names.join(", ")}\n\n${text}\n`).join("\n")}`);
