// On paper every finding of the filtered view stands in full, document by document.
const toPaper = () => {
  // Nothing stays folded on paper.
  document.querySelector(".matrix .link")?.click();
  const chosen = everything.filter(matches);
  const sheets = documents.map((d) => [d, chosen.filter((x) => x.d === d)]).filter(([, xs]) => xs.length > 0);
  $("paper").replaceChildren(...sheets.map(([d, xs]) => h("section", { class: "sheet" },
    documents.length > 1 && h("h2", {}, d.path, h("small", {}, d.status === "unreadable" ? d.reason : subject(d))),
    rowsOf(xs).filter((r) => r.kind !== "document").flatMap((r) => (r.kind === "finding" ? (r.isMember ? [] : [r]) : r.members)).map((x) => detail(d, x.f, true)))));
};
addEventListener("beforeprint", toPaper);
addEventListener("afterprint", () => $("paper").replaceChildren());
