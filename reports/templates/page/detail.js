// One finding in full: where, both sides, the arithmetic, what to do.
const segments = (list) => list.map((x) => ("location" in x ? h("mark", {}, x.text || "▯") : x.text));
const named = (list, f, key) => [...new Set(list.filter((x) => "location" in x).map((x) => f.locations[x.location][key]).filter(Boolean))];

const side = (f) => (p, index, all) => {
  const line = all.length > 1 && h("span", {}, fill(w.line, { line: p.line }));
  if (p.rows) {
    const cells = p.rows.flatMap((r) => r.cells.flat());
    return h("figure", { class: "side wide" },
      h("figcaption", {}, h("b", {}, p.table ? fill(w.table, { table: p.table }) : w.aTable), line,
        h("span", {}, named(cells, f, "columnLabel").map((c) => fill(w.column, { column: c })).join(" "))),
      h("div", { class: "scroll" }, h("table", { class: "excerpt" },
        p.headers.length > 0 && h("thead", {}, h("tr", {}, h("th", { class: "line" }, w.lineHead), p.headers.map((c) => h("th", {}, c)))),
        h("tbody", {}, p.rows.map((r) => h("tr", {}, h("td", { class: "line" }, String(r.line)), r.cells.map((c) => {
          const whole = c.length === 1 && "location" in c[0];
          const text = c.map((x) => x.text).join("");
          const tone = [whole && "here", /^[-−+(（]?[\d,.]+[%)）]?$/.test(text.trim()) && "figure"].filter(Boolean).join(" ");
          return h("td", { class: tone || null }, whole ? c[0].text || "▯" : segments(c));
        })))))));
  }
  const labels = named(p.sentence, f, "message");
  const head = labels.length > 0 && labels.length < 3 ? labels.join(" ") : index === 0 ? w.here : w.there;
  return h("figure", { class: "side" },
    all.length > 1 && h("figcaption", {}, h("b", {}, head), line, index > 0 && p.section !== all[0].section && h("span", {}, p.section)),
    h("blockquote", {}, segments(p.sentence)));
};

// What the page shows, in the order of the locations.
const clippings = (f) => (f.clippings ?? []).map((c) => {
  const at = f.locations[c.location];
  return h("figure", { class: "clipping" }, h("figcaption", {}, place(at)),
    h("img", { src: "data:image/png;base64," + c.picture, alt: at.quote, loading: "lazy" }));
});

const sums = (e) => {
  const terms = e.terms.filter((t) => t.sign !== 0 || t.printed !== e.claimed);
  const line = (name, label, value, range, at) => h("tr", { class: name },
    h("td", { class: "sign" }, ""), h("td", {}, label), h("td", { class: "figure" }, value), h("td", { class: "figure range" }, range), h("td", { class: "at" }, at));
  const claimed = e.terms.find((t) => t.sign === 0 && t.printed === e.claimed);
  return h("div", { class: "arithmetic" },
    h("p", { class: "formula" }, e.formula),
    h("table", { class: "sums" },
      h("thead", {}, h("tr", {}, h("th", {}), h("th", {}, w.item), h("th", { class: "figure" }, w.printed), h("th", { class: "figure" }, w.roundingRange), h("th", { class: "at" }, w.placeHead))),
      h("tbody", {}, terms.map((t) => h("tr", {},
        h("td", { class: "sign" }, t.sign > 0 ? "＋" : t.sign < 0 ? "－" : ""), h("td", {}, t.label),
        h("td", { class: "figure" }, t.printed), h("td", { class: "figure range" }, interval(t.range ?? [])), h("td", { class: "at" }, fill(w.place, t)))),
        e.feasible.length === 2 && line("total", w.feasible, "", interval(e.feasible), ""),
        e.claimed && line("claimed", w.claimed, e.claimed, claimed ? interval(claimed.range ?? []) : "", claimed ? fill(w.place, claimed) : ""),
        e.difference && line("gap", w.difference, e.difference, "", ""))));
};

const block = (label, ...content) => h("section", { class: "block" }, h("h4", {}, label), h("div", {}, content));

// Opens the original where the browser can: a PDF at its page, beside or below this report.
const original = (d, l) => {
  if (!l || !l.page || !/\.pdf$/i.test(d.path) || /^[a-z][a-z0-9+.-]*:/i.test(d.path)) return null;
  return h("a", { href: d.path.split("/").map(encodeURIComponent).join("/") + "#page=" + l.page, target: "_blank", rel: "noopener" }, w.original);
};

const statusLine = (f) => [
  f.state && f.state !== "new" && h("span", { class: "mark" }, w["state-" + f.state]),
  f.state === "new" && h("span", { class: "mark new" }, w["state-new"]),
  f.suppression && h("span", { class: "mark" }, fill(w.suppressedSaid, { reason: f.suppression.reason })),
];

// `isPaper`: for print, without what only a screen can do.
const detail = (d, f, isPaper) => {
  const first = f.locations[0];
  const at = first && [first.section, first.table && fill(w.table, { table: first.table }), first.row && fill(w.row, { row: first.row })].filter(Boolean).join(" › ");
  return h("article", { class: "detail " + f.severity },
    h("header", {},
      h("p", { class: "kicker" }, h("span", { class: "level" }, h("i", { class: "shape", "aria-hidden": "true" }), w[f.severity]), h("span", {}, titleFor(f)),
        h("span", { class: "soft" }, w["confidence-" + f.confidence]), statusLine(f),
        isPaper ? h("span", { class: "id" }, f.rule) : h("button", { class: "id link", type: "button", title: w.rule, onclick: () => openDrawer(d, f) }, f.rule)),
      h("h3", {}, messageOf(f)),
      h("p", { class: "where" }, first && h("span", {}, place(first)), at && h("span", {}, at),
        !isPaper && first && copyButton(w.copy, () => `${d.path}:${first.line}:${first.column}`), !isPaper && original(d, first))),
    h("div", { class: f.passages.length > 1 ? "sides two" : "sides" }, f.passages.map(side(f))),
    clippings(f),
    f.evidence && block(w.arithmetic, sums(f.evidence)),
    f.cause && block(w.cause, causeOf(f)),
    f.fix && block(w.fix, fixOf(f)),
    f.consequences.length > 0 && block(w.consequences, h("ul", {}, f.consequences.map((c) =>
      h("li", {}, messageOf(c), " ", c.locations[0] && h("span", { class: "soft" }, place(c.locations[0])))))),
    isPaper ? paperJudgement(f) : judgementBar(d, f));
};

const judgementBar = (d, f) => {
  const now = triage.of(f);
  const buttons = judgements.map((name) => h("button", { class: "judge " + name, type: "button", "aria-pressed": String(now.judgement === name), onclick: () => {
    triage.set(f, { judgement: triage.of(f).judgement === name ? "" : name });
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.name === triage.of(f).judgement));
    judged();
  } }, w["judge-" + name]));
  buttons.forEach((b, i) => { b.dataset.name = judgements[i]; });
  const note = h("input", { type: "text", class: "note", placeholder: w.note, "aria-label": w.note, value: now.note, oninput: () => { triage.set(f, { note: note.value }); judged(); } });
  return h("section", { class: "judgement" }, h("h4", {}, w.judgement), h("div", {}, buttons, note));
};
const paperJudgement = (f) => {
  const now = triage.of(f);
  return (now.judgement || now.note) && block(w.judgement, [now.judgement && w["judge-" + now.judgement], now.note].filter(Boolean).join(" · "));
};
