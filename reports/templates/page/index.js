// The page of many documents: one line each, filtered, sorted, leading to a page each.
const columns = ["path", "page", "status", "kind", "entity", "year", "conclusion", "errors", "warnings", "infos", "agreed", "top", "reason"];
const documents = documentData().map((values) => Object.fromEntries(columns.map((name, i) => [name, values[i]])));
const state = addressState({ c: "", k: "", y: "", e: "", r: "", q: "", o: "worst", l: "" });
const frame = h("div", { class: "list index", role: "region", "aria-label": w.documents, tabindex: "-1" });
const haystack = (d) => d.haystack ??= [d.path, d.entity, d.year, d.reason, ...d.top.map(titleOf)].join("\n").toLowerCase();
const matches = (d) => (!state.c || d.conclusion === state.c) && (!state.k || d.kind === state.k) && (!state.y || String(d.year) === state.y)
  && (!state.e || d.entity === state.e) && (!state.r || d.top.includes(state.r))
  && (!state.q || state.q.toLowerCase().split(/\s+/).every((word) => haystack(d).includes(word)));
const orders = Object.keys(toneOf);
const sorters = {
  worst: (a, b) => b.errors - a.errors || b.warnings - a.warnings || orders.indexOf(a.conclusion) - orders.indexOf(b.conclusion) || b.infos - a.infos,
  path: () => 0,
  entity: (a, b) => (a.entity ?? "").localeCompare(b.entity ?? "", "zh") || (a.year ?? 0) - (b.year ?? 0),
  year: (a, b) => (b.year ?? 0) - (a.year ?? 0),
};
let list = null;
const drawRow = ({ d }) => h("a", { class: "row file " + toneOf[d.conclusion], href: d.page },
  h("span", { class: "seal", "aria-hidden": "true" }, sealOf[d.conclusion]),
  h("span", { class: "what" }, h("b", {}, d.path), h("span", {}, d.status === "unreadable" ? d.reason : [subject(d), ...d.top.map(titleOf)].join(" · "))),
  h("span", { class: "conclusion" }, w["conclusion-" + d.conclusion]),
  severities.map((s) => h("span", { class: "figure " + (d[s + "s"] ? s : "zero") }, number(d[s + "s"]))), h("span", { class: "figure soft" }, number(d.agreed)));
const update = () => {
  state.write();
  const chosen = documents.filter(matches).sort(sorters[state.o] ?? sorters.worst);
  list.show(chosen.map((d) => ({ d, height: 62 })));
  frame.scrollTop = 0;
  $("count").textContent = chosen.length === documents.length ? fill(w.filesAll, { count: number(chosen.length) }) : fill(w.filesSome, { count: number(chosen.length), all: number(documents.length) });
  document.querySelectorAll("#tools select[data-key]").forEach((s) => s.classList.toggle("chosen", s.value !== ""));
};
const optionsOf = (key, label) => {
  const counts = new Map();
  for (const d of documents) for (const value of [key(d)].flat()) if (value) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 500).map(([value, count]) => [value, `${label(value)}  ${number(count)}`]);
};
const showTools = () => {
  const searched = after(120, update);
  const search = h("input", { type: "search", id: "search", placeholder: w.searchFiles, "aria-label": w.searchFiles, value: state.q, oninput: () => { state.q = search.value.trim(); searched(); } });
  const pick = (key, all, options) => options.length > 1 && select(state, key, all, options, update);
  const order = h("select", { "aria-label": w.sort, onchange: () => { state.o = order.value; update(); } }, Object.keys(sorters).map((o) => h("option", { value: o }, w["sort-" + o])));
  order.value = state.o;
  $("tools").replaceChildren(h("div", { class: "bar" }, h("div", { class: "line" }, search,
    pick("c", w.allConclusions, optionsOf((d) => d.conclusion, (c) => w["conclusion-" + c])), pick("k", w.allKinds, optionsOf((d) => d.kind, (k) => w["kind-" + k])),
    pick("y", w.allYears, optionsOf((d) => d.year, (y) => y)), pick("e", w.allEntities, optionsOf((d) => d.entity, (e) => e)), pick("r", w.allRules, optionsOf((d) => d.top, titleOf)),
    order, h("span", { class: "count", id: "count", role: "status" }))));
};
addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.matches("input, select")) { event.preventDefault(); $("search").focus(); }
});
addEventListener("hashchange", () => { state.read(); showTools(); update(); });
// On paper all documents of the view, one line each.
addEventListener("beforeprint", () => $("paper").replaceChildren(...documents.filter(matches).sort(sorters[state.o] ?? sorters.worst).map((d) => drawRow({ d }))));
addEventListener("afterprint", () => $("paper").replaceChildren());

state.read();
$("verdict").append(
  verdictHead(fill(w.files, { documents: number(summary.documents), checked: number(summary.checked), incomplete: number(summary.incomplete), unreadable: number(summary.unreadable) })),
  h("div", { class: "tiles" }, severities.map((s) => tile(summary[s + "s"], w[s], s)), tile(summary.coverage.agreed, w.agreed, "good"), tile(summary.coverage.undecidable, w.undecided, "plain")),
  problemList(documents.filter((d) => d.status !== "checked").map((d) => [d.path, d.reason])) || "",
  h("div", { class: "overview one" }, checkedList()));
$("main").append(h("div", { class: "row file heads", "aria-hidden": "true" }, h("span", { class: "seal" }), h("span", { class: "what" }, w.file), h("span", { class: "conclusion" }, w.conclusion),
  severities.map((s) => h("span", { class: "figure" }, w[s])), h("span", { class: "figure" }, w.agreed)), frame);
list = longList(frame, drawRow);
showTools();
update();
$("foot").append(...footLines());
