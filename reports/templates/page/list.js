// The findings in a list: filtered, sorted, runs of one rule folded into a group with its count.
const state = addressState({ s: "error,warning,info", c: "", r: "", k: "", x: "", p: "", n: "", t: "", d: "", q: "", o: "level", g: "", f: "", l: "" });
const documents = documentData();
const everything = documents.flatMap((d, index) => [
  ...d.findings, ...(d.known ?? []), ...(d.suppressed ?? []),
].map((f, order) => ({ d, f, index, order })));
const isSetAside = (f) => f.suppression !== undefined || f.isKnown === true;
for (const d of documents) for (const f of d.known ?? []) f.isKnown = true;
const topSection = (f) => (f.locations[0]?.section ?? "").split("›")[0];
const pageOf = (f) => String(f.locations[0]?.page ?? "");
const foldFrom = 3;

const haystack = (f) => f.haystack ??= [messageOf(f), titleFor(f), f.rule, f.class, classes[f.class] ?? "",
  ...f.locations.flatMap((l) => [l.quote, l.section, l.table, l.row]),
  ...f.passages.flatMap((p) => (p.sentence ?? p.rows.flatMap((r) => r.cells.flat())).map((x) => x.text))].join("\n").toLowerCase();

const matches = ({ f, index }) => {
  if (!state.s.split(",").includes(f.severity)) return false;
  if (state.c && f.class !== state.c) return false;
  if (state.r && f.rule !== state.r) return false;
  if (state.k && f.confidence !== state.k) return false;
  if (state.x && topSection(f) !== state.x) return false;
  if (state.p && pageOf(f) !== state.p) return false;
  if (state.d && String(index) !== state.d) return false;
  if (state.t && (triage.of(f).judgement || "none") !== state.t) return false;
  // What was set aside is shown when asked for.
  if (state.n === "suppressed") { if (!f.suppression) return false; }
  else if (state.n === "known") { if (!f.isKnown) return false; }
  else if (isSetAside(f)) return false;
  else if (state.n && f.state !== state.n) return false;
  return !state.q || state.q.toLowerCase().split(/\s+/).every((word) => haystack(f).includes(word));
};

const sorters = {
  level: (firsts) => (a, b) => severities.indexOf(a.f.severity) - severities.indexOf(b.f.severity) || firsts.get(a.f.rule + a.index) - firsts.get(b.f.rule + b.index) || a.order - b.order,
  place: () => (a, b) => a.order - b.order,
  rule: () => (a, b) => (a.f.rule < b.f.rule ? -1 : a.f.rule > b.f.rule ? 1 : a.order - b.order),
};

// Rows of the list: a head for each document of several, groups, findings.
const rowsOf = (chosen) => {
  const firsts = new Map();
  for (const x of chosen) if (!firsts.has(x.f.rule + x.index)) firsts.set(x.f.rule + x.index, x.order);
  const order = (sorters[state.o] ?? sorters.level)(firsts);
  const sorted = [...chosen].sort((a, b) => a.index - b.index || order(a, b));
  const open = new Set(state.g.split(","));
  const rows = [];
  for (let start = 0; start < sorted.length;) {
    const x = sorted[start];
    if (documents.length > 1 && (start === 0 || sorted[start - 1].index !== x.index)) rows.push({ kind: "document", height: 52, d: x.d });
    let end = start + 1;
    while (end < sorted.length && sorted[end].index === x.index && sorted[end].f.rule === x.f.rule && sorted[end].f.severity === x.f.severity) end += 1;
    const members = sorted.slice(start, end);
    const key = x.index + "." + x.f.fingerprints.place.slice(0, 8);
    const isGroup = members.length >= foldFrom;
    if (isGroup) rows.push({ kind: "group", height: 52, members, key, isOpen: open.has(key), ...x });
    if (!isGroup || open.has(key)) for (const member of members) rows.push({ kind: "finding", height: 78, isMember: isGroup, ...member });
    start = end;
  }
  return rows;
};

const shortPlace = (f) => {
  const l = f.locations[0];
  if (!l) return "";
  const section = l.table ? fill(w.table, { table: l.table }) : l.section.split("›").pop();
  return [l.page ? fill(w.page, { page: l.page }) : fill(w.line, { line: l.line }), section].filter(Boolean).join(" · ");
};

const drawRow = (row) => {
  if (row.kind === "document") {
    return h("div", { class: "row head " + toneOf[row.d.conclusion] }, h("b", {}, h("bdi", { dir: "ltr" }, row.d.path)), h("span", {}, w["conclusion-" + row.d.conclusion]));
  }
  const f = row.f;
  const isHere = current === row;
  if (row.kind === "group") {
    return h("button", { class: `row fold ${f.severity}${isHere ? " here" : ""}`, type: "button", "aria-expanded": String(row.isOpen), onclick: () => toggleGroup(row.key) },
      h("i", { class: "shape", "aria-hidden": "true" }), h("b", {}, titleFor(f)), h("span", { class: "times" }, fill(w.times, { count: number(row.members.length) })), h("i", { class: "chevron", "aria-hidden": "true" }));
  }
  const judgement = triage.of(f).judgement;
  return h("button", { class: `row finding ${f.severity}${row.isMember ? " member" : ""}${isHere ? " here" : ""}`, type: "button", "aria-current": isHere ? "true" : null, "data-place": f.fingerprints.place, onclick: () => choose(row) },
    h("span", { class: "top" }, h("i", { class: "shape", title: w[f.severity] }), h("b", {}, titleFor(f)),
      f.state === "new" && h("span", { class: "mark new" }, w["state-new"]), f.state === "updated" && h("span", { class: "mark" }, w["state-updated"]),
      judgement && h("span", { class: "mark " + judgement }, w["judge-" + judgement])),
    h("span", { class: "said" }, messageOf(f)),
    h("span", { class: "place" }, shortPlace(f)));
};

const noneShown = () => h("div", { class: "empty" },
  h("p", {}, everything.some((x) => !isSetAside(x.f)) ? w.noneMatch : w.none),
  everything.some((x) => !isSetAside(x.f)) && h("button", { class: "link", type: "button", onclick: () => clearFilters() }, w.clearFilters));
