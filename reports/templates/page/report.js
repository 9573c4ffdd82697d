// The page of a run: verdict, tools, list and detail, keys.
let rows = [];
let current = null;
const listFrame = h("div", { class: "list", role: "region", "aria-label": w.found, tabindex: "-1" });
const pane = h("div", { class: "pane", tabindex: "-1" });
let list = null;

// What a reader steps through: findings, and groups that are folded, which stand for their first.
const choices = () => rows.filter((r) => r.kind === "finding" || (r.kind === "group" && !r.isOpen));
const toggleGroup = (key) => {
  const open = new Set(state.g.split(",").filter(Boolean));
  open.has(key) ? open.delete(key) : open.add(key);
  state.g = [...open].join(",");
  update();
};
const choose = (row) => {
  current = row;
  state.f = row.f.fingerprints.place;
  state.write();
  showDetail();
  list.repaint();
};
const showDetail = () => {
  if (!current) return void pane.replaceChildren(noneShown());
  const chosen = choices();
  pane.replaceChildren(detail(current.d, current.f, false));
  pane.scrollTop = 0;
  $("position").textContent = `${number(chosen.indexOf(current) + 1)} / ${number(chosen.length)}`;
};
const judged = after(60, () => { list.repaint(); if (state.t) update(); });

const update = () => {
  state.write();
  const chosen = everything.filter(matches);
  rows = rowsOf(chosen);
  current = choices().find((r) => r.f.fingerprints.place === state.f) ?? choices()[0] ?? null;
  list.show(rows);
  showDetail();
  const all = everything.filter((x) => !isSetAside(x.f)).length;
  $("count").textContent = chosen.length === all ? fill(w.countAll, { count: number(all) }) : fill(w.countSome, { count: number(chosen.length), all: number(all) });
  document.querySelectorAll("#tools select[data-key]").forEach((s) => s.classList.toggle("chosen", s.value !== ""));
};
// Opens the group of the finding the address names, so that a link leads to it.
const openNamed = () => {
  const hidden = rowsOf(everything.filter(matches)).find((r) => r.kind === "group" && r.members.some((m) => m.f.fingerprints.place === state.f));
  if (hidden && !hidden.isOpen) state.g = [...state.g.split(",").filter(Boolean), hidden.key].join(",");
};
const revealCurrent = () => list.reveal(rows.findIndex((r) => r === current));
const clearFilters = () => {
  Object.assign(state, { s: severities.join(","), c: "", r: "", k: "", x: "", p: "", n: "", t: "", d: "", q: "" });
  showTools();
  update();
};

// ── Tools ──
const optionsOf = (key, label) => {
  const counts = new Map();
  for (const x of everything) { const value = key(x); if (value) counts.set(value, (counts.get(value) ?? 0) + 1); }
  return [...counts].map(([value, count]) => [value, `${label(value)}  ${number(count)}`, count]);
};
const byCount = (options) => options.sort((a, b) => b[2] - a[2]);
const showTools = () => {
  if (everything.length === 0) return void ($("tools").hidden = true);
  const chosen = () => new Set(state.s.split(",").filter(Boolean));
  const chip = (s) => {
    const button = h("button", { class: "chip " + s, type: "button", "aria-pressed": String(chosen().has(s)), "data-level": s, onclick: () => {
      const now = chosen();
      now.has(s) ? now.delete(s) : now.add(s);
      state.s = severities.filter((x) => now.has(x)).join(",");
      button.setAttribute("aria-pressed", String(now.has(s)));
      update();
    } }, h("i", { class: "shape", "aria-hidden": "true" }), w[s], h("b", {}, number(summary[s + "s"])));
    return button;
  };
  const searched = after(120, update);
  const search = h("input", { type: "search", id: "search", placeholder: w.search, "aria-label": w.search, value: state.q, oninput: () => { state.q = search.value.trim(); searched(); } });
  const pick = (key, all, options) => options.length > 1 && select(state, key, all, options, update);
  const states = ["new", "updated", "unchanged"].filter((s) => everything.some((x) => x.f.state === s));
  if (everything.some((x) => x.f.isKnown)) states.push("known");
  if (everything.some((x) => x.f.suppression)) states.push("suppressed");
  const pages = optionsOf((x) => pageOf(x.f), (p) => fill(w.page, { page: p })).sort((a, b) => Number(a[0]) - Number(b[0]));
  const order = h("select", { "aria-label": w.sort, onchange: () => { state.o = order.value; update(); } }, ["level", "place", "rule"].map((o) => h("option", { value: o }, w["sort-" + o])));
  order.value = state.o;
  const said = h("span", { class: "said", role: "status" });
  $("tools").replaceChildren(h("div", { class: "bar" },
    h("div", { class: "line" }, severities.filter((s) => summary[s + "s"] || everything.some((x) => x.f.severity === s)).map(chip), search, order,
      h("span", { class: "count", id: "count", role: "status" })),
    h("div", { class: "line minor" },
      documents.length > 1 && select(state, "d", w.allDocuments, documents.map((d, i) => [String(i), d.path]), update),
      pick("c", w.allClasses, byCount(optionsOf((x) => x.f.class, (c) => classes[c] ?? c))),
      pick("r", w.allRules, byCount(optionsOf((x) => x.f.rule, titleOf))),
      pick("x", w.allSections, optionsOf((x) => topSection(x.f), (t) => t)),
      pick("p", w.allPages, pages),
      pick("k", w.allConfidences, byCount(optionsOf((x) => x.f.confidence, (k) => w["confidence-" + k]))),
      states.length > 0 && select(state, "n", w.allStates, states.map((s) => [s, w["state-" + s]]), update),
      select(state, "t", w.allJudgements, [...judgements, "none"].map((j) => [j, w["judge-" + j]]), update),
      h("span", { class: "spring" }), said,
      h("button", { class: "link", type: "button", id: "export", onclick: () => { said.textContent = exportTriage(everything.map((x) => [x.d, x.f])); } }, w.exportTriage),
      h("button", { class: "link", type: "button", onclick: () => print() }, w.print))));
};

// ── Keys and start ──
const step = (by) => {
  const chosen = choices();
  if (chosen.length === 0) return;
  const now = chosen.indexOf(current);
  choose(chosen[Math.min(chosen.length - 1, Math.max(0, now + by))]);
  revealCurrent();
};
addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeDrawer();
  if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (event.key === "/" && $("search")) { event.preventDefault(); $("search").focus(); }
  else if (["1", "2", "3"].includes(event.key) && current) {
    const name = judgements[Number(event.key) - 1];
    triage.set(current.f, { judgement: triage.of(current.f).judgement === name ? "" : name });
    showDetail();
    judged();
  }
});
addEventListener("hashchange", () => { state.read(); openNamed(); showTools(); update(); revealCurrent(); });

const start = () => {
  state.read();
  const only = documents.length === 1 ? documents[0] : null;
  const active = everything.filter((x) => !isSetAside(x.f)).map((x) => x.f);
  const filterTo = (c, s) => { state.c = c; state.s = s || severities.join(","); showTools(); update(); $("tools").scrollIntoView(); };
  $("verdict").append(
    verdictHead(only ? [h("b", {}, only.path), h("span", {}, only.status === "unreadable" ? "" : subject(only))]
      : fill(w.files, { documents: number(summary.documents), checked: number(summary.checked), incomplete: number(summary.incomplete), unreadable: number(summary.unreadable) })),
    h("div", { class: "tiles" }, severities.map((s) => tile(summary[s + "s"], w[s], s)), tile(summary.coverage.agreed, w.agreed, "good"), tile(summary.coverage.undecidable, w.undecided, "plain")),
    problemList([...documents.filter((d) => d.status !== "checked").map((d) => [d.path, d.reason]), ...mentions()]) || "",
    h("div", { class: "overview" }, classMatrix(active, filterTo) || h("p", { class: "calm" }, w.none), checkedList()));
  if (everything.length > 0) {
    $("main").append(h("div", { class: "desk" }, listFrame, h("div", { class: "side-pane" },
      h("div", { class: "steps" }, h("span", { id: "position" }), h("span", { class: "spring" }),
        h("button", { class: "step", type: "button", title: w.previous, "aria-label": w.previous, onclick: () => step(-1) }, "↑"),
        h("button", { class: "step", type: "button", title: w.next, "aria-label": w.next, onclick: () => step(1) }, "↓")), pane)));
    list = longList(listFrame, drawRow);
    openNamed();
    showTools();
    update();
    revealCurrent();
  } else {
    $("tools").hidden = true;
    $("main").hidden = true;
  }
  $("panels").append(...panels());
  $("foot").append(...footLines());
};
start();
