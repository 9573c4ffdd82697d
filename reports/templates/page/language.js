// The page speaks the language of its run, or the other when the reader chose it: in the address, or before in this browser.
const languageKey = "gouji:language";
const language = (() => {
  const asked = new URLSearchParams(location.hash.slice(1)).get("l");
  let kept = null;
  try { kept = localStorage.getItem(languageKey); } catch { /* storage may be off */ }
  return [asked, kept].find((l) => l in run.words) ?? run.language;
})();
const w = run.words[language];
const classes = run.classes[language];
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
document.title = w["title-" + document.body.className];

// What a rule says has its Chinese words where there are no others.
const inLanguage = (text) => text && (text[language] ?? text.zh);
const titleOf = (id) => inLanguage(rules.get(id)?.title) ?? id;
// A finding was written down in the language of the run; in the other its rule says it again, with the same values.
const spoken = (f, key) => (language !== run.language && inLanguage(rules.get(f.rule)?.[key]) !== undefined ? fill(inLanguage(rules.get(f.rule)[key]), f.values ?? {}) : f[key]);
const titleFor = (f) => spoken(f, "title");
const messageOf = (f) => spoken(f, "message");
const fixOf = (f) => spoken(f, "fix");
const causeOf = (f) => fill(w["cause-" + f.cause.kind] ?? f.cause.detail, f.cause);

// The page is drawn anew: filters stand in the address, judgements in the browser.
const languageSwitch = () => {
  const other = language === "zh" ? "en" : "zh";
  return h("button", { class: "link", id: "language", type: "button", lang: other, onclick: () => {
    try { localStorage.setItem(languageKey, other); } catch { /* the address tells */ }
    state.l = other;
    state.write();
    location.reload();
  } }, w.otherLanguage);
};
