// The reader's own judgement of each finding: kept in this browser, exported as a suppression file.
// It hangs on the value fingerprint: a finding whose figures changed is to be judged again.
const judgements = ["confirmed", "mistaken", "open"];
const triage = (() => {
  const key = (f) => "gouji:" + f.fingerprints.value;
  const seen = new Map();
  return {
    of(f) {
      if (!seen.has(key(f))) {
        let kept = {};
        try { kept = JSON.parse(localStorage.getItem(key(f)) ?? "{}"); } catch { /* storage may be off, or hold what another program wrote */ }
        seen.set(key(f), { judgement: judgements.includes(kept.judgement) ? kept.judgement : "", note: String(kept.note ?? "") });
      }
      return seen.get(key(f));
    },
    set(f, change) {
      const now = { ...this.of(f), ...change };
      seen.set(key(f), now);
      try {
        if (now.judgement || now.note) localStorage.setItem(key(f), JSON.stringify(now));
        else localStorage.removeItem(key(f));
      } catch { /* judged until the page is closed */ }
    },
  };
})();

// A double-quoted YAML scalar is a JSON string.
const quoted = (text) => JSON.stringify(text);
const today = () => new Date().toISOString().slice(0, 10);
const suppressionEntry = (d, f, reason) => [
  `  - rule: ${f.rule}`,
  `    place: ${f.fingerprints.place}`,
  `    value: ${f.fingerprints.value}`,
  `    document: ${quoted(d.key)}`,
  `    reason: ${quoted(reason)}`,
  `    date: ${today()}`,
].join("\n");

const exportTriage = (pairs) => {
  const mistaken = pairs.filter(([, f]) => triage.of(f).judgement === "mistaken");
  const reasoned = mistaken.filter(([, f]) => triage.of(f).note.trim());
  if (mistaken.length === 0) return w.exportNone;
  if (reasoned.length > 0) {
    save("gouji-suppressions.yaml", "application/yaml", "suppressions:\n" + reasoned.map(([d, f]) => suppressionEntry(d, f, triage.of(f).note.trim())).join("\n") + "\n");
  }
  return fill(reasoned.length < mistaken.length ? w.exportedSome : w.exported, { count: reasoned.length, missing: mistaken.length - reasoned.length });
};
