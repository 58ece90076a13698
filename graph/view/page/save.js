// What can be taken along: the picture as a file, the address, a query for what is shown; and what print looks like.
const save = (() => {
  const FEW = 250;                                             // things that a query names one by one
  const slug = (words) => fold(words).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  // After the bible and what is looked at: "harbour-lights-between-kim-sorensen-and-lena-holt".
  function fileName() {
    const looked = [[view.scene.title || []].flat().map((part) => part.textContent ?? part).join("")];
    if (!looked[0] && state.about >= 0) looked.push(shorts[state.about]);
    looked.push(...state.jobs, ...[...state.seasons, ...state.shows].map((thing) => shorts[thing]));
    return [bible.title, ...looked].map(slug).filter(Boolean).join("-").slice(0, 120) || "show-bible";
  }
  function download(blob, ending) {
    const address = URL.createObjectURL(blob), link = el("a", { href: address, download: `${fileName()}.${ending}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    say(`${fileName()}.${ending} saved`);
  }
  const options = () => ({ whole: box.querySelector("input[value=whole]").checked, ground: box.querySelector("input[name=ground]").checked ? "white" : "own" });
  const drawn = (draw) => { const given = options(); return given.ground === "white" ? picture.inLight(() => draw(given)) : draw(given); };
  const saveSvg = () => download(new Blob([drawn(picture.text)], { type: "image/svg+xml" }), "svg");
  const savePng = async () => download(await drawn(picture.png), "png");

  // ---- a query for what is shown
  const safe = (thing) => { const iri = bible.base + things[thing][IRI]; return /[\s<>"{}|\\^`\u0000-\u0020]/.test(iri) ? "" : `<${iri}>`; };
  function sparql() {
    const centres = (state.around.length ? state.around : state.about >= 0 ? [state.about] : []).map(safe).filter(Boolean);
    const shown = [...view.shown].sort((a, b) => a - b).map(safe).filter(Boolean);
    const note = [bible.title, picture.subtitle()].join(": ").replace(/\s+/g, " "), situation = `?situation a ?sort ; ?part ?thing ; ?role ?other . VALUES ?sort { ${bible.situations.map((name) => `sb:${name}`).join(" ")} }`;
    const query = (template, ...where) => `# ${note}\nPREFIX sb: <https://w3id.org/showbible/ontology#>\nCONSTRUCT { ${template} }\nWHERE {\n  ${where.join("\n  ")}\n}\n`;
    if (centres.length) return query("?thing ?says ?other . ?one ?of ?thing . ?one ?role ?rest", `VALUES ?thing { ${centres.join(" ")} }`, "{ ?thing ?says ?other } UNION { ?one ?of ?thing OPTIONAL { ?one ?role ?rest } }");
    const few = shown.length <= FEW, listed = `{\n    ${shown.join("\n    ")}\n  }`, classes = `{ ${bible.classes.filter(([kind]) => kindOn[kind]).map(([, name]) => `sb:${name}`).join(" ")} }`;
    const among = (name) => (few ? `VALUES ?${name} ${listed}` : `?${name} a ?kindOf${name} . VALUES ?kindOf${name} ${classes}`);
    return query("?thing ?says ?other . ?situation ?part ?thing ; ?role ?other", among("thing"), `{ ?thing ?says ?other } UNION { ${situation} }`, among("other"), "FILTER (?thing != ?other)");
  }
  async function copy(words, what) {
    area.value = words;
    area.setAttribute("aria-label", what);
    area.hidden = false;
    try { await navigator.clipboard.writeText(words); told.textContent = `${what} copied`; } catch {   // a frame that may not: there it is to be marked
      told.textContent = `${what}: mark it and copy it`;
      area.select();
    }
  }
  const told = el("p", { class: "sort", role: "status" }), area = el("textarea", { readonly: true, rows: 4, hidden: true, spellcheck: "false", "aria-label": "Copied" });
  const button = (words, act) => el("button", { type: "button", onclick: act }, words);
  const choice = (value, words, on) => el("label", {}, el("input", { type: "radio", name: "extent", value, checked: on }), ` ${words}`);
  const box = el("div", { class: "save", hidden: true, role: "group", "aria-label": "Save or share" },
    el("div", {}, choice("seen", "What is seen", true), choice("whole", "The whole picture"), el("label", {}, el("input", { type: "checkbox", name: "ground", checked: true }), " On white paper")),
    el("div", {}, button("PNG", savePng), button("SVG", saveSvg), button("Copy link", () => copy(location.href, "Link")), button("Copy SPARQL", () => copy(sparql(), "SPARQL for this view")), button("Print", () => window.print())), told, area);
  const opener = el("button", { type: "button", "aria-expanded": "false", onclick: () => { box.hidden = !box.hidden; opener.setAttribute("aria-expanded", String(!box.hidden)); } }, "Save or share");
  asks.add(opener, box);

  // ---- print: the picture as it would be saved whole, in light colours, as wide as the page
  const sheet = el("section", { id: "sheet", "aria-hidden": "true" });
  byId("network").append(sheet);
  // The signs beside names keep the colours that they were made with; on paper those for light ground.
  const pairs = [...bible.kinds.map((kind) => [kind[3], kind[4]]), ...bible.lineKinds.map((kind) => [kind[2], kind[3]])];
  function recolour(light) {
    const to = new Map(pairs.map(([day, night]) => (light ? [night, day] : [day, night])));
    for (const shape of document.querySelectorAll("main .sign > *")) for (const name of ["fill", "stroke"])
      if (to.has(shape.getAttribute(name))) shape.setAttribute(name, to.get(shape.getAttribute(name)));
  }
  window.addEventListener("beforeprint", () => {
    if (isDark()) recolour(true);
    if (state.tab !== "network" || !view.scene) return;
    picture.inLight(() => {
      const { root, wide, high } = picture.make({ whole: true, width: "100%" });
      root.style.aspectRatio = `${wide} / ${high}`;
      sheet.replaceChildren(root, legend());
    });
  });
  window.addEventListener("afterprint", () => { sheet.replaceChildren(); if (isDark()) recolour(false); });
  function legend() {
    const kinds = new Set([...view.shown].map((thing) => things[thing][KIND])), drawnKinds = new Set([...view.lines].map((line) => lines[line][2]));
    return el("p", { class: "key" }, ...bible.kinds.flatMap((kind, k) => (kinds.has(k) ? [el("span", {}, sign(k), ` ${kind[1]}`)] : [])), ...bible.lineKinds.flatMap((kind, k) => (drawnKinds.has(k) ? [el("span", {}, stroke(k), ` ${kind[1]}`)] : [])));
  }
  return { sparql, fileName };
})();
