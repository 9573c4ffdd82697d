// Below the findings: every comparison that held, every place left undecided, every rule, what was set aside.
const firstRows = 200;
const panel = (title, hint, heads, lines, name) => {
  if (lines.length === 0) return null;
  const body = h("tbody", {});
  const more = h("button", { class: "more", type: "button", onclick: () => extend(firstRows * 5) });
  let shown = 0;
  const extend = (count) => {
    body.append(...lines.slice(shown, shown + count).map((line) => h("tr", {}, line().map((cell) =>
      typeof cell === "number" ? h("td", { class: cell ? "figure" : "figure zero" }, number(cell)) : h("td", {}, cell)))));
    shown = Math.min(lines.length, shown + count);
    more.hidden = shown >= lines.length;
    more.textContent = fill(w.more, { count: number(lines.length - shown) });
  };
  const details = h("details", { class: "panel " + (name ?? "") }, h("summary", {}, h("b", {}, title), h("small", {}, hint)),
    h("div", { class: "scroll" }, h("table", { class: "lines" }, h("thead", {}, h("tr", {}, heads.map(([head, isFigure]) => h("th", { class: isFigure ? "figure" : null }, head)))), body)), more);
  details.addEventListener("toggle", () => { if (details.open && shown === 0) extend(firstRows); });
  return details;
};
const ruleLink = (id) => h("button", { class: "link", type: "button", onclick: () => openDrawer(null, null, id) }, titleOf(id));

const panels = () => {
  const many = documents.length > 1;
  const at = (d, line, column) => (many ? d.path + " " : "") + fill(w.place, { line, column });
  const ledger = documents.flatMap((d) => (d.ledgerRows ?? []).map((e) => [d, e]));
  const undecided = documents.flatMap((d) => (d.undecided ?? []).map((e) => [d, e]));
  const tried = summary.rules.filter((r) => r.agreed + r.disagreed + r.undecidable > 0);
  const idle = summary.rules.filter((r) => !tried.includes(r));
  const judgedCount = (r) => [ruleLink(r.id), r.disagreed, r.agreed, r.undecidable];
  const aside = everything.filter((x) => isSetAside(x.f));
  return [
    panel(w.ledger, fill(w.ledgerHint, { count: number(ledger.length) }), [[w.placeHead], [w.ruleHead], [w.formula], [w.claimed], [w.feasible], [w.verdict]],
      ledger.map(([d, [rule, line, column, formula, claimed, feasible, verdict]]) => () => [at(d, line, column), ruleLink(rule), formula, claimed, interval(feasible), w["verdict-" + verdict]]), "ledger"),
    panel(w.undecidedPlaces, fill(w.undecidedHint, { count: number(undecided.length) }), [[w.placeHead], [w.ruleHead], [w.quote], [w.reason]],
      undecided.map(([d, e]) => () => [at(d, e.line, e.column), ruleLink(e.rule), e.quote, w["reason-" + e.reason]]), "undecided"),
    panel(w.rulesApplied, fill(w.rulesHint, { count: number(tried.length) }), [[w.ruleHead], [w.found, true], [w.agreed, true], [w.undecided, true]], tried.map((r) => () => judgedCount(r)), "tried"),
    panel(w.rulesIdle, fill(w.rulesIdleHint, { count: number(idle.length) }), [[w.ruleHead], [w.reason]],
      idle.map((r) => () => [ruleLink(r.id), r.reason ? w["reason-" + r.reason] : w["reason-nothing-to-check"]]), "idle"),
    panel(w.setAside, fill(w.setAsideHint, { count: number(aside.length) }), [[w.placeHead], [w.ruleHead], [w.found], [w.reason], [w.by], [w.until]],
      aside.map(({ d, f }) => () => [at(d, f.locations[0]?.line ?? 1, f.locations[0]?.column ?? 1), ruleLink(f.rule), messageOf(f), f.suppression?.reason ?? w["state-known"], f.suppression?.by ?? "", f.suppression?.until ?? ""]), "aside"),
    panel(w.gone, fill(w.goneHint, { count: number(summary.gone.length) }), [[w.ruleHead], [w.found]], summary.gone.map((g) => () => [ruleLink(g.rule), g.message]), "gone"),
    many && panel(w.documents, "", [[w.file], [w.subject], [w.conclusion], [w.error, true], [w.warning, true], [w.info, true], [w.agreed, true]],
      documents.map((d, i) => () => [h("button", { class: "link", type: "button", onclick: () => { state.d = String(i); showTools(); update(); $("tools").scrollIntoView(); } }, d.path),
        d.status === "unreadable" ? d.reason : subject(d), w["conclusion-" + d.conclusion], ...severities.map((s) => d.findings.filter((f) => f.severity === s).length), d.coverage.agreed]), "files"),
  ].filter(Boolean);
};
