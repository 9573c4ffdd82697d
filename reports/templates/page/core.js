// What both pages stand on: their data, elements, words, the state in the address, and lists of any length.
// Everything that comes from a document goes in as text, never as markup.
const dataOf = (script) => JSON.parse(script.classList.contains("packed") ? unpacked(script.textContent) : script.textContent);
const run = dataOf(document.getElementById("run"));
const summary = dataOf(document.getElementById("summary"));
const documentData = () => [...document.querySelectorAll("script.document")].map(dataOf);
const rules = new Map(summary.rules.map((r) => [r.id, r]));
const severities = ["error", "warning", "info"];
const $ = (id) => document.getElementById(id);

// Elements: h("div", {class: "a", onclick: f}, child, …); null and false children are left out.
const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false && c !== ""));
  return element;
};
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? values[name] : all));
const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ",");
const after = (milliseconds, action) => {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(action, milliseconds); };
};

// ── State: what the reader chose; kept in the address, so that a filtered view can be sent ──
// `defaults`: every key with the value that is not written down.
const addressState = (defaults) => {
  const state = { ...defaults };
  state.read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(defaults)) state[key] = given.get(key) ?? defaults[key];
  };
  state.write = () => {
    const given = new URLSearchParams();
    for (const key of Object.keys(defaults)) if (state[key] !== defaults[key]) given.set(key, state[key]);
    const hash = given.toString();
    try {
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    } catch { /* some browsers forbid it on file: */ }
  };
  return state;
};

// ── A list of any length: only what is in sight exists ──
// `rows`: objects with a height in pixels; `draw(row, index)` makes the element of one.
const longList = (frame, draw) => {
  const body = h("div", { class: "rows" });
  frame.append(body);
  let rows = [], tops = [0], shown = new Map();
  const at = (y) => {
    let low = 0, high = rows.length;
    while (low < high) { const middle = (low + high) >> 1; if (tops[middle + 1] <= y) low = middle + 1; else high = middle; }
    return low;
  };
  const paint = () => {
    const first = Math.max(0, at(frame.scrollTop) - 6), last = Math.min(rows.length, at(frame.scrollTop + frame.clientHeight) + 7);
    for (const [index, element] of shown) if (index < first || index >= last) { element.remove(); shown.delete(index); }
    for (let index = first; index < last; index++) {
      if (shown.has(index)) continue;
      const element = draw(rows[index], index);
      element.style.transform = `translateY(${tops[index]}px)`;
      element.style.height = rows[index].height + "px";
      body.append(element);
      shown.set(index, element);
    }
  };
  let isWaiting = false;
  frame.addEventListener("scroll", () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; paint(); });
  });
  addEventListener("resize", paint);
  return {
    show(next) {
      rows = next;
      tops = [0];
      for (const row of rows) tops.push(tops[tops.length - 1] + row.height);
      body.style.height = tops[rows.length] + "px";
      this.repaint();
    },
    repaint() {
      body.replaceChildren();
      shown = new Map();
      paint();
    },
    reveal(index) {
      if (index < 0 || index >= rows.length) return;
      const top = tops[index], bottom = tops[index + 1], view = frame.clientHeight;
      if (top < frame.scrollTop || bottom > frame.scrollTop + view) frame.scrollTop = Math.max(0, top - (view - rows[index].height) / 2);
      paint();
    },
  };
};

// ── Words and figures ──
const toneOf = { faulty: "error", unfinished: "warning", "nothing-compared": "warning", review: "warning", publishable: "good" };
const sealOf = { faulty: "✕", unfinished: "?", "nothing-compared": "?", review: "!", publishable: "✓" };
const interval = (ends) => (ends.length === 2 ? (ends[0] === ends[1] ? ends[0] : `${ends[0]} ~ ${ends[1]}`) : "");
const place = (l) => [l.file, l.page && fill(w.page, { page: l.page }), l.sheet, fill(w.place, { line: l.line, column: l.column })].filter(Boolean).join(" · ");
const subject = (d) => [w["kind-" + d.kind], d.entity, d.year && fill(w.year, { year: d.year })].filter(Boolean).join(" · ");
const copyButton = (label, text, name) => {
  const button = h("button", { class: name ?? "link", type: "button", onclick: () => {
    const done = () => { button.textContent = w.copied; setTimeout(() => { button.textContent = label; }, 1200); };
    const bySelection = () => {
      const area = h("textarea", { class: "aside" });
      area.value = text();
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      done();
    };
    if (navigator.clipboard) navigator.clipboard.writeText(text()).then(done, bySelection);
    else bySelection();
  } }, label);
  return button;
};
const save = (name, type, text) => {
  const link = h("a", { download: name });
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};
const select = (state, key, all, options, changed) => {
  const element = h("select", { "aria-label": all, "data-key": key, onchange: () => { state[key] = element.value; changed(); } },
    h("option", { value: "" }, all), options.map(([value, label]) => h("option", { value }, label)));
  element.value = state[key];
  element.classList.toggle("chosen", element.value !== "");
  return element;
};
