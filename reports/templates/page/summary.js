// The first screen: verdict, counts by level and class, what was checked and what was not.
const tile = (count, label, tone, action) =>
  h(action ? "button" : "div", { class: "tile " + (count ? tone : "zero"), type: action && "button", onclick: action }, h("b", {}, number(count)), h("span", {}, label));

const coverageBar = (v) => {
  const share = (n) => (v.figures ? Math.min(100, (100 * n) / v.figures) : 0);
  const bar = (name, part) => { const i = h("i", { class: name }); i.style.width = part + "%"; return i; };
  return h("div", { class: "bar", "aria-hidden": "true" }, bar("compared", share(v.compared)), bar("read", Math.max(0, share(v.facts) - share(v.compared))));
};

// Counts by class and level; a figure is a button that filters the list.
const classMatrix = (findings, choose) => {
  const counts = new Map();
  for (const f of findings) {
    if (!counts.has(f.class)) counts.set(f.class, { error: 0, warning: 0, info: 0 });
    counts.get(f.class)[f.severity] += 1;
  }
  if (counts.size === 0) return null;
  const weight = (c) => c.error * 1e8 + c.warning * 1e4 + c.info;
  const rows = [...counts].sort((a, b) => weight(b[1]) - weight(a[1]));
  const used = severities.filter((s) => rows.some(([, c]) => c[s]));
  const line = ([name, c]) => h("tr", {}, h("th", { scope: "row" }, h("button", { type: "button", onclick: () => choose(name, "") }, classes[name] ?? name)),
    used.map((s) => h("td", { class: c[s] ? s : "zero" }, c[s] ? h("button", { type: "button", onclick: () => choose(name, s) }, number(c[s])) : "·")));
  const most = rows.length > 7 ? 6 : rows.length;
  const body = h("tbody", {}, rows.slice(0, most).map(line));
  const rest = rows.length > most && h("button", { class: "link", type: "button", onclick: () => { body.append(...rows.slice(most).map(line)); rest.remove(); } }, fill(w.moreClasses, { count: rows.length - most }));
  return h("div", { class: "matrix" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", {}, w.classHead), used.map((s) => h("th", { class: s }, h("i", { class: "shape", "aria-hidden": "true" }), w[s])))), body), rest);
};

const checkedList = () => {
  const v = summary.coverage;
  const of = (test) => summary.rules.filter(test).length;
  const lines = [
    [w.rules, fill(w.rulesSaid, { count: number(summary.rules.length), used: number(of((r) => r.agreed + r.disagreed + r.undecidable > 0)), skipped: number(of((r) => r.agreed + r.disagreed + r.undecidable === 0)) })],
    [w.comparisons, fill(w.comparisonsSaid, { agreed: number(v.agreed), undecidable: number(v.undecidable) })],
    [w.figures, fill(w.figuresSaid, { figures: number(v.figures), read: number(v.facts), compared: number(v.compared), tables: number(v.tables), claims: number(v.claims) })],
  ];
  if (summary.suppressed + summary.known > 0) lines.push([w.setAside, fill(w.setAsideSaid, { suppressed: number(summary.suppressed), known: number(summary.known) })]);
  if (summary.gone.length > 0) lines.push([w.gone, fill(w.goneSaid, { count: number(summary.gone.length) })]);
  return h("dl", { class: "checked" }, lines.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]), h("dd", { class: "wide" }, coverageBar(v)));
};

const verdictHead = (about) => {
  const c = summary.conclusion;
  return h("div", { class: "verdict " + toneOf[c] },
    h("div", { class: "seal", "aria-hidden": "true" }, sealOf[c]),
    h("div", { class: "says" }, h("h1", {}, w["conclusion-" + c]), h("p", { class: "meaning" }, w[(summary.suppressed + summary.known > 0 ? "meaningOfRest-" : "meaning-") + c]), h("p", { class: "subject" }, about)), languageSwitch());
};

/* Pages whose words were read from a picture, and what is hidden. */
const mentions = () => {
  const most = 3;
  const told = (places) => {
    const named = places.slice(0, most).join(w.comma);
    return places.length > most ? fill(w.morePlaces, { places: named, count: number(places.length) }) : named;
  };
  // The page has words for what is mentioned, in order, and for nothing else that is left out.
  return documents.flatMap((d) => Object.keys(w).filter((key) => key.startsWith("omission-"))
    .map((key) => [key, (d.omissions ?? []).filter((o) => "omission-" + o.kind === key).map((o) => o.place)])
    .filter(([, places]) => places.length > 0)
    .map(([key, places]) => [d.path, fill(w[key], { place: told(places) })]));
};

const problemList = (problems) => {
  const most = 12;
  return problems.length > 0 && h("div", { class: "problems" },
    problems.slice(0, most).map(([path, reason]) => h("p", { class: "problem" }, h("b", {}, path), " ", reason)),
    problems.length > most && h("p", { class: "problem" }, fill(w.moreProblems, { count: number(problems.length - most) })));
};

// What the documents were held to and why, and what made the page.
const profileLine = (p) => fill(w.profile, { title: p.title, name: p.name, grounds: p.grounds.map((g) => w["ground-" + g]).join(w.comma) || w.everyDocument })
  + (p.documents > 1 ? fill(w.profileDocuments, { count: number(p.documents) }) : "");
const footLines = () => [
  ...summary.profiles.map((p) => h("div", {}, w.profileHead, profileLine(p))),
  h("div", {}, fill(w.foot, { version: run.version, rules: run.digest.slice(0, 12), count: summary.rules.length })),
];
