"use strict";
// Renders the report from the JSON in this page. Everything from a document goes in as text, never as markup.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const run = read("run");
  const summary = read("summary");
  const documents = [...document.querySelectorAll("script.document")].map((s) => JSON.parse(s.textContent));
  const w = run.words;
  const rules = new Map(run.rules.map((r) => [r.id, r]));
  const severities = ["error", "warning", "info"];
  const firstCards = 20;
  const firstDocuments = 100;
  const firstRows = 200;

  // Elements: h("div", {class: "a", onclick: f}, child, …); null and false children are left out.
  const h = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
    return element;
  };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
  const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
  const $ = (id) => document.getElementById(id);

  // State: what the reader chose; kept in the address, so that a filtered view can be sent.
  const state = { s: new Set(severities), c: "", d: "", q: "" };
  const readState = () => {
    const p = new URLSearchParams(location.hash.slice(1));
    state.s = new Set((p.get("s") ?? severities.join(",")).split(",").filter((s) => severities.includes(s)));
    state.c = p.get("c") ?? "";
    state.d = p.get("d") ?? "";
    state.q = p.get("q") ?? "";
    return p.get("f");
  };
  const writeState = () => {
    const p = new URLSearchParams();
    if (state.s.size < severities.length) p.set("s", [...state.s].join(","));
    for (const key of ["c", "d", "q"]) if (state[key]) p.set(key, state[key]);
    const hash = p.toString();
    try {
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    } catch { /* some browsers forbid it on file: */ }
  };
  const matches = (finding) => {
    if (!state.s.has(finding.severity)) return false;
    if (state.c && finding.class !== state.c) return false;
    if (!state.q) return true;
    finding.haystack ??= [finding.message, finding.title, finding.rule, finding.class, run.classes[finding.class] ?? "",
      ...finding.locations.flatMap((l) => [l.quote, l.section, l.table, l.row]),
      ...finding.passages.flatMap((p) => (p.sentence ?? p.rows.flatMap((r) => r.cells.flat())).map((x) => x.text))].join("\n").toLowerCase();
    return state.q.toLowerCase().split(/\s+/).every((word) => finding.haystack.includes(word));
  };

  // ── Verdict ──
  const toneOf = { faulty: "error", unfinished: "warning", "nothing-compared": "warning", review: "warning", publishable: "good" };
  const sealOf = { faulty: "✕", unfinished: "?", "nothing-compared": "?", review: "!", publishable: "✓" };
  const subject = (d) => [w["kind-" + d.kind], d.entity, d.year && fill(w.year, { year: d.year })].filter(Boolean).join(" · ");
  const tile = (count, label, tone) =>
    h("div", { class: "tile " + (count ? tone : "zero") }, h("b", {}, number(count)), h("span", {}, label));

  const showVerdict = () => {
    const c = summary.conclusion, v = summary.coverage, only = documents.length === 1 ? documents[0] : null;
    const part = (n) => (v.figures ? Math.min(100, (100 * n) / v.figures) : 0);
    const bar = (name, share) => { const i = h("i", { class: name }); i.style.width = share + "%"; return i; };
    $("verdict").append(
      h("div", { class: "verdict " + toneOf[c] },
        h("div", { class: "seal", "aria-hidden": "true" }, sealOf[c]),
        h("div", { class: "says" },
          h("h1", {}, w["conclusion-" + c]),
          h("p", { class: "meaning" }, w["meaning-" + c]),
          h("p", { class: "subject" }, only
            ? [h("b", {}, only.path), h("span", {}, only.status === "unreadable" ? "" : subject(only))]
            : fill(w.files, { documents: number(summary.documents), checked: number(summary.checked), incomplete: number(summary.incomplete), unreadable: number(summary.unreadable) }))),
        h("div", { class: "tiles" },
          severities.map((s) => tile(summary[s + "s"], w[s], s)),
          tile(v.agreed, w.agreed, "good"), tile(v.undecidable, w.undecided, "plain"))),
      h("div", { class: "coverage" },
        h("div", { class: "bar", "aria-hidden": "true" }, bar("compared", part(v.compared)), bar("read", Math.max(0, part(v.facts) - part(v.compared)))),
        h("p", {}, fill(w.coverage, { figures: number(v.figures), facts: number(v.facts), claims: number(v.claims), tables: number(v.tables), compared: number(v.compared), agreed: number(v.agreed) }))),
      h("div", { class: "problems" },
        documents.filter((d) => d.status !== "checked").slice(0, 20).map((d) =>
          h("p", { class: "problem" }, h("b", {}, d.path + (run.language === "zh" ? "：" : ": ")), d.reason)),
        documents.filter((d) => d.status !== "checked").length > 20 && h("p", { class: "problem" }, fill(w.moreProblems, { count: documents.filter((d) => d.status !== "checked").length - 20 }))));
  };

  // ── Tools ──
  const showTools = () => {
    if (documents.every((d) => d.findings.length === 0)) return void ($("tools").hidden = true);
    const classes = new Map();
    for (const d of documents) for (const f of d.findings) classes.set(f.class, (classes.get(f.class) ?? 0) + 1);
    const chip = (s) => {
      const button = h("button", { class: "chip " + s, type: "button", "aria-pressed": String(state.s.has(s)), onclick: () => {
        state.s.has(s) ? state.s.delete(s) : state.s.add(s);
        button.setAttribute("aria-pressed", String(state.s.has(s)));
        update();
      } }, w[s] + " " + number(summary[s + "s"]));
      return button;
    };
    const select = (key, all, options) => {
      const element = h("select", { "aria-label": all, onchange: () => { state[key] = element.value; update(); } },
        h("option", { value: "" }, all), options.map(([value, label]) => h("option", { value }, label)));
      element.value = state[key];
      return element;
    };
    const search = h("input", { type: "search", placeholder: w.search, "aria-label": w.search, id: "search", value: state.q, oninput: () => {
      state.q = search.value.trim();
      clearTimeout(search.timer);
      search.timer = setTimeout(update, 120);
    } });
    $("tools").replaceChildren(h("div", { class: "tools" },
      severities.filter((s) => summary[s + "s"]).map(chip),
      classes.size > 1 && select("c", w.allClasses, [...classes].sort((a, b) => b[1] - a[1]).map(([c, n]) => [c, `${run.classes[c] ?? c} ${n}`])),
      documents.length > 1 && select("d", w.allDocuments, documents.map((d, i) => [String(i), d.path])),
      search,
      h("button", { class: "link", type: "button", onclick: () => openAll(true) }, w.openAll),
      h("button", { class: "link", type: "button", onclick: () => openAll(false) }, w.closeAll),
      h("span", { class: "count", id: "count", role: "status" })));
  };
  const openAll = (open) => document.querySelectorAll("details.group").forEach((d) => { d.open = open; });

  // ── Findings ──
  const place = (l) => fill(w.place, { line: l.line, column: l.column });
  const segments = (list) => list.map((x) => ("location" in x ? h("mark", {}, x.text || "▯") : x.text));
  const named = (list, f, key) => [...new Set(list.filter((x) => "location" in x).map((x) => f.locations[x.location][key]).filter(Boolean))];
  // The first side's place stands above it already; a lone sentence needs no head at all.
  const side = (f) => (p, index, all) => {
    const line = index > 0 && h("span", {}, fill(w.line, { line: p.line }));
    if (p.rows) {
      const columns = named(p.rows.flatMap((r) => r.cells.flat()), f, "columnLabel");
      return h("div", { class: "side wide" },
        h("div", { class: "at" }, h("b", {}, p.table ? fill(w.table, { table: p.table }) : w.aTable), line, h("span", {}, columns.map((c) => fill(w.column, { column: c })).join(" "))),
        h("div", { class: "scroll" }, h("table", { class: "row" },
          p.headers.length > 0 && h("thead", {}, h("tr", {}, h("th", {}), p.headers.map((c) => h("th", {}, c)))),
          h("tbody", {}, p.rows.map((r) => h("tr", {}, h("td", { class: "at", title: fill(w.line, { line: r.line }) }, r.line), r.cells.map((c) => {
            const whole = c.length === 1 && "location" in c[0];
            return h("td", { class: whole ? "here" : null }, whole ? c[0].text || "▯" : segments(c));
          })))))));
    }
    if (all.length === 1) return h("div", { class: "side" }, h("p", {}, segments(p.sentence)));
    const labels = named(p.sentence, f, "message");
    return h("div", { class: "side" },
      h("div", { class: "at" }, h("b", {}, labels.length > 0 && labels.length < 3 ? labels.join(" ") : index === 0 ? w.here : w.there), line, index > 0 && p.section !== all[0].section && h("span", {}, p.section)),
      h("p", {}, segments(p.sentence)));
  };
  const sums = (e) => {
    const rows = e.terms.filter((t) => t.sign !== 0 || t.printed !== e.claimed).map((t) => h("tr", {},
      h("td", { class: "sign" }, t.sign > 0 ? "＋" : t.sign < 0 ? "－" : ""), h("td", {}, t.label),
      h("td", { class: "figure" }, t.printed), h("td", {}, h("span", { class: "label" }, place(t)))));
    const line = (name, label, value) => value && h("tr", { class: name }, h("td", {}), h("td", {}, label), h("td", { class: "figure" }, value), h("td", {}));
    const feasible = e.feasible.length === 2 ? (e.feasible[0] === e.feasible[1] ? e.feasible[0] : `${e.feasible[0]} ~ ${e.feasible[1]}`) : "";
    return h("div", {}, h("div", { class: "formula" }, e.formula),
      h("table", { class: "sums" }, h("tbody", {}, rows, line("total", w.feasible, feasible), line("", w.claimed, e.claimed), line("gap", w.difference, e.difference))));
  };
  const note = (label, ...content) => h("div", { class: "note" }, h("span", { class: "label" }, label), h("div", {}, ...content));
  const copy = (text, button) => {
    const done = () => { const old = button.textContent; button.textContent = w.copied; setTimeout(() => { button.textContent = old; }, 1200); };
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, () => {});
  };
  const card = (d, f, showsFix, showsMessage) => {
    const first = f.locations[0];
    const where = first && `${d.path}:${first.line}:${first.column}`;
    const line = first && h("button", { class: "line", type: "button", title: w.copy, onclick: (event) => copy(where, event.currentTarget) }, place(first));
    return h("article", { class: "finding " + f.severity, id: f.fingerprints.place, tabindex: "-1" },
      h("div", { class: "where" }, line, first && first.section && h("span", {}, first.section), f.confidence !== "high" && h("span", {}, w["confidence-" + f.confidence])),
      showsMessage && h("p", { class: "message" }, f.message),
      h("div", { class: "sides" }, f.passages.map(side(f))),
      h("div", { class: "notes" },
        f.evidence && note(w.arithmetic, sums(f.evidence)),
        f.cause && note(w.cause, f.cause.detail),
        showsFix && f.fix && note(w.fix, f.fix),
        f.consequences.length > 0 && note(w.consequences, h("ul", { class: "consequences" }, f.consequences.map((c) =>
          h("li", {}, c.message, " ", c.locations[0] && h("span", { class: "label" }, place(c.locations[0]))))))));
  };
  const group = (d, findings, isOpen) => {
    const f = findings[0];
    const oneFix = findings.every((x) => x.fix === f.fix);
    const oneMessage = findings.length > 1 && findings.every((x) => x.message === f.message);
    const body = h("div", {});
    let shown = 0;
    const more = h("button", { class: "more", type: "button", onclick: () => extend(firstCards * 5) });
    const extend = (count) => {
      body.append(...findings.slice(shown, shown + count).map((x) => card(d, x, !oneFix, !oneMessage)));
      shown = Math.min(findings.length, shown + count);
      more.hidden = shown >= findings.length;
      more.textContent = fill(w.more, { count: findings.length - shown });
    };
    const details = h("details", { class: "group " + f.severity },
      h("summary", {}, h("span", { class: "badge" }, w[f.severity]), h("h3", {}, f.title),
        h("span", { class: "id" }, f.rule),
        h("button", { class: "link", type: "button", onclick: (event) => { event.preventDefault(); openDrawer(f.rule); } }, w.rule),
        h("span", { class: "times" }, findings.length > 1 ? fill(w.times, { count: findings.length }) : place(f.locations[0] ?? { line: 1, column: 1 }))),
      oneMessage && h("p", { class: "message" }, f.message),
      oneFix && f.fix && h("p", { class: "fix" }, h("span", { class: "label" }, w.fix), f.fix), body, more);
    details.extend = (all) => { if (shown === 0 || all) extend(all ? findings.length : firstCards); };
    details.findings = findings;
    details.addEventListener("toggle", () => { if (details.open) details.extend(false); });
    if (isOpen) { details.open = true; details.extend(false); }
    return details;
  };
  const groupsOf = (findings) => {
    const groups = new Map();
    for (const f of findings) {
      const key = f.severity + f.rule;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(f);
    }
    return [...groups.values()].sort((a, b) => severities.indexOf(a[0].severity) - severities.indexOf(b[0].severity));
  };
  const section = (d, findings, total) => {
    const isMany = documents.length > 1;
    // A short report is read through; a long one is opened where the reader wants.
    const opens = (g) => total <= 30 ? g[0].severity !== "info" || total <= 5 : g[0].severity === "error" && total <= 200 && g.length <= 10;
    return h("section", { class: "document" },
      isMany && h("h2", {}, d.path, h("span", { class: "state " + toneOf[d.conclusion] }, w["conclusion-" + d.conclusion]), h("small", {}, d.status === "unreadable" ? d.reason : subject(d))),
      groupsOf(findings).map((g) => group(d, g, opens(g))));
  };

  const update = (isFirst) => {
    if (isFirst !== true) writeState();
    const chosen = documents.map((d, i) => [d, i]).filter(([, i]) => !state.d || state.d === String(i))
      .map(([d]) => [d, d.findings.filter(matches)]).filter(([, fs]) => fs.length > 0);
    const total = chosen.reduce((n, [, fs]) => n + fs.length, 0);
    const all = documents.reduce((n, d) => n + d.findings.length, 0);
    const list = h("div", {});
    let shown = 0;
    const more = h("button", { class: "more", type: "button", onclick: () => extend() });
    const extend = () => {
      list.append(...chosen.slice(shown, shown + firstDocuments).map(([d, fs]) => section(d, fs, total)));
      shown = Math.min(chosen.length, shown + firstDocuments);
      more.hidden = shown >= chosen.length;
      more.textContent = fill(w.moreDocuments, { count: chosen.length - shown });
    };
    list.extendAll = () => { while (shown < chosen.length) extend(); };
    extend();
    if (total === 0) list.append(h("p", { class: "empty" }, all ? w.noneMatch : w.none));
    $("main").replaceChildren(list, more, ...panels);
    if ($("count")) $("count").textContent = total === all ? fill(w.countAll, { count: number(total) }) : fill(w.countSome, { count: number(total), all: number(all) });
  };

  // ── Ledger, undecided places, rules, files ──
  const panel = (title, count, hint, heads, rows, name) => {
    if (count === 0) return null;
    const body = h("tbody", {});
    const more = h("button", { class: "more", type: "button", onclick: () => extend(firstRows * 5) });
    let shown = 0;
    const extend = (step) => {
      body.append(...rows.slice(shown, shown + step).map((row) => h("tr", {}, row().map((cell) =>
        typeof cell === "number" ? h("td", { class: cell ? "figure" : "figure zero" }, number(cell)) : h("td", {}, cell)))));
      shown = Math.min(rows.length, shown + step);
      more.hidden = shown >= rows.length;
      more.textContent = fill(w.more, { count: rows.length - shown });
    };
    const details = h("details", { class: "panel " + (name ?? "") }, h("summary", {}, title, h("small", {}, hint)),
      h("div", { class: "scroll" }, h("table", { class: "list" }, h("thead", {}, h("tr", {}, heads.map(([head, isFigure]) => h("th", { class: isFigure ? "figure" : null }, head)))), body)), more);
    details.addEventListener("toggle", () => { if (details.open && shown === 0) extend(firstRows); });
    return details;
  };
  const many = documents.length > 1;
  const at = (d, x) => (many ? d.path + " " : "") + place(x);
  const ruleLink = (id) => h("button", { class: "link", type: "button", onclick: () => openDrawer(id) }, rules.get(id)?.title ?? id);
  const interval = (e) => (e.feasible.length === 2 ? (e.feasible[0] === e.feasible[1] ? e.feasible[0] : e.feasible.join(" ~ ")) : "");
  const makePanels = () => {
    const ledger = documents.flatMap((d) => (d.ledger ?? []).map((e) => [d, e]));
    const undecided = documents.flatMap((d) => (d.undecided ?? []).map((e) => [d, e]));
    const tallies = summary.rules.filter((t) => t.agreed + t.disagreed + t.undecidable + t.notApplicable > 0);
    const idle = summary.rules.filter((t) => !tallies.includes(t));
    return [
      panel(w.ledger, ledger.length, fill(w.ledgerHint, { count: number(ledger.length) }), [[w.placeHead], [w.ruleHead], [w.formula], [w.claimed], [w.feasible], [w.verdict]],
        ledger.map(([d, e]) => () => [at(d, e), ruleLink(e.rule), e.evidence.formula, e.evidence.claimed, interval(e.evidence), w["verdict-" + e.evidence.verdict]])),
      panel(w.undecidedPlaces, undecided.length, fill(w.undecidedHint, { count: number(undecided.length) }), [[w.placeHead], [w.ruleHead], [w.quote], [w.reason]],
        undecided.map(([d, e]) => () => [at(d, e), ruleLink(e.rule), e.quote, w["reason-" + e.reason]])),
      panel(w.rules, summary.rules.length, fill(w.rulesHint, { count: number(summary.rules.length), used: number(tallies.filter((t) => t.agreed + t.disagreed > 0).length) }),
        [[w.ruleHead], [w.found, true], [w.agreed, true], [w.undecided, true], [w.notApplicable, true]],
        [...tallies, ...idle].map((t) => () => [ruleLink(t.rule), t.disagreed, t.agreed, t.undecidable, t.notApplicable])),
      many && panel(w.documents, documents.length, "", [[w.file], [w.subject], [w.conclusion], [w.error, true], [w.warning, true], [w.info, true], [w.agreed, true]],
        documents.map((d, i) => () => [h("button", { class: "link", type: "button", onclick: () => { state.d = String(i); showTools(); update(); scrollTo(0, 0); } }, d.path),
          d.status === "unreadable" ? d.reason : subject(d), w["conclusion-" + d.conclusion], ...severities.map((s) => d.findings.filter((f) => f.severity === s).length), d.coverage.agreed]), "documents"),
    ].filter(Boolean);
  };
  let panels = [];

  // ── Drawer ──
  let opener = null;
  const openDrawer = (id) => {
    const r = rules.get(id);
    if (!r) return;
    const t = summary.rules.find((x) => x.rule === id);
    const entry = (term, text, name) => text && [h("dt", {}, term), h("dd", { class: name }, text)];
    opener = document.activeElement;
    $("drawer").replaceChildren(
      h("button", { class: "close", type: "button", "aria-label": w.close, onclick: closeDrawer }, "×"),
      h("h2", {}, r.title), h("p", { class: "id" }, r.id),
      h("dl", {}, entry(w.classHead, run.classes[r.class] ?? r.class), entry(w.severityHead, w[r.severity] + " · " + w["confidence-" + r.confidence]),
        entry(w.why, r.why), entry(w.fix, r.fix), entry(w.basis, r.basis),
        t && entry(w.hereTally, fill(w.tally, { found: t.disagreed, agreed: t.agreed, undecided: t.undecidable, notApplicable: t.notApplicable })),
        entry(w.more2, "gouji explain " + r.id, "code")));
    $("drawer").hidden = false;
    $("drawer").querySelector(".close").focus();
  };
  const closeDrawer = () => { $("drawer").hidden = true; if (opener) opener.focus(); };

  // ── Keys, printing, start ──
  const step = (by) => {
    const cards = [...document.querySelectorAll("article.finding")].filter((c) => c.offsetParent);
    if (!cards.length) return;
    const now = cards.findIndex((c) => c.classList.contains("here"));
    const next = cards[Math.min(cards.length - 1, Math.max(0, now + by))];
    if (now >= 0) cards[now].classList.remove("here");
    next.classList.add("here");
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeDrawer();
    if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && $("search")) { event.preventDefault(); $("search").focus(); }
  });
  addEventListener("beforeprint", () => {
    const list = $("main").firstChild;
    if (list && list.extendAll) list.extendAll();
    document.querySelectorAll("details.group").forEach((d) => { d.open = true; d.extend(true); });
  });
  const reveal = (fingerprint) => {
    for (const d of document.querySelectorAll("details.group")) {
      if (!d.findings.some((f) => f.fingerprints.place === fingerprint)) continue;
      d.open = true;
      d.extend(true);
      const target = $(fingerprint);
      target.classList.add("here");
      target.scrollIntoView({ block: "center" });
      return;
    }
  };
  addEventListener("hashchange", () => { const f = readState(); showTools(); update(true); if (f) reveal(f); });

  const target = readState();
  showVerdict();
  showTools();
  panels = makePanels();
  update(true);
  $("foot").append(fill(w.foot, { version: run.version, rules: run.digest.slice(0, 12), count: run.rules.length }));
  if (target) reveal(target);
})();
