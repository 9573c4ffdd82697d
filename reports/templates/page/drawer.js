// What a rule looks for and why; how to set a finding aside.
let drawerOpener = null;
const closeDrawer = () => {
  if ($("drawer").hidden) return;
  $("drawer").hidden = true;
  if (drawerOpener) drawerOpener.focus();
};
const openDrawer = (d, f, id) => {
  const r = rules.get(id ?? f.rule);
  if (!r) return;
  const entry = (term, text, name) => text && [h("dt", {}, term), h("dd", { class: name }, text)];
  // ⟦ and ⟧ stand around what the rule marks.
  const example = (text) => h("pre", {}, text.split(/[⟦⟧]/).map((part, i) => (i % 2 ? h("mark", {}, part) : part)));
  const examples = (term, texts) => texts && [h("dt", {}, term), h("dd", {}, texts.map(example))];
  drawerOpener = document.activeElement;
  const yaml = f && "suppressions:\n" + suppressionEntry(d, f, triage.of(f).note.trim() || w.reasonHere);
  $("drawer").replaceChildren(
    h("button", { class: "close", type: "button", "aria-label": w.close, onclick: closeDrawer }, "×"),
    h("h2", {}, inLanguage(r.title)), h("p", { class: "id" }, r.id),
    h("dl", {},
      r.class && entry(w.classHead, classes[r.class] ?? r.class), r.severity && entry(w.severityHead, w[r.severity] + " · " + w["confidence-" + r.confidence]),
      entry(w.why, inLanguage(r.why)), entry(w.fix, inLanguage(r.fix)), entry(w.basis, r.basis),
      entry(w.hereTally, fill(w.tally, { found: r.disagreed, agreed: r.agreed, undecided: r.undecidable, notApplicable: r.notApplicable }))),
    f && h("section", { class: "ready" }, h("h3", {}, w.suppress), h("p", { class: "soft" }, w.suppressHint), h("pre", {}, yaml), copyButton(w.copyEntry, () => yaml + "\n")),
    h("dl", {}, examples(w.fires, r.fire), examples(w.staysQuiet, r.quiet), entry(w.tellsMore, "gouji explain " + r.id, "code")));
  $("drawer").hidden = false;
  $("drawer").scrollTop = 0;
  // Of a long example the marked part is in sight.
  for (const shown of $("drawer").querySelectorAll("dd pre")) shown.scrollTop = (shown.querySelector("mark")?.offsetTop ?? 0) - shown.offsetTop - shown.clientHeight / 2;
  $("drawer").querySelector(".close").focus();
};
