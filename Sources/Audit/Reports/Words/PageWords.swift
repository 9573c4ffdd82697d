internal import Disclosure

/// Words of the HTML page, by the name its script knows them by.
enum PageWords {
  static let all: [(key: String, text: Localized)] =
    own.map { ($0.0, Localized(zh: $0.1, en: $0.2)) } + shared

  /// What the other formats say too.
  private static let shared: [(key: String, text: Localized)] =
    Severity.allCases.map { ($0.rawValue, Words.severity($0)) }
    + Confidence.allCases.map { ("confidence-\($0.rawValue)", Words.confidence($0)) }
    + Conclusion.allCases.map { ("conclusion-\($0.rawValue)", Words.conclusion($0)) }
    + Conclusion.allCases.map { ("meaning-\($0.rawValue)", Words.meaning($0)) }
    + [Document.Kind.finalAccounts, .budget, .performance, .other]
    .map { ("kind-\($0.rawValue)", Words.kind($0)) }
    + [
      Verdict.exact, .explained, .boundary, .strained, .convention, .contradicted, .vacuous,
    ].map { ("verdict-\($0.rawValue)", Words.verdict($0)) }
    + [
      Outcome.Reason.tooWide, .unitUnknown, .partnerMissing, .tableMissing, .unreadFigure,
      .zeroBase, .overflow, .nothingToCheck, .otherDocumentKind, .structureUnclear,
    ].map { ("reason-\($0.rawValue)", Words.reason($0)) }

  private static let own: [(String, String, String)] = [
    ("year", "{year}年", "{year}"),
    (
      "files", "共 {documents} 个文件：已核对 {checked}，未核完 {incomplete}，未能读取 {unreadable}",
      "{documents} files: {checked} checked, {incomplete} incomplete, {unreadable} unreadable"
    ),
    (
      "coverage",
      "见到 {figures} 个数字，识读 {facts} 个数据、{claims} 条判断、{tables} 张表；{compared} 个数字参与比对，{agreed} 处相符。",
      "{figures} figures seen; {facts} facts, {claims} claims and {tables} tables read; {compared} figures compared, {agreed} comparisons hold."
    ),
    (
      "moreProblems", "另有 {count} 个文件未能完整核对，见“文件”。",
      "{count} more files were not fully checked; see “Files”."
    ),
    ("agreed", "相符", "agree"),
    ("undecided", "无法判断", "undecided"),
    ("notApplicable", "不适用", "not applicable"),
    ("found", "发现", "findings"),
    ("allClasses", "全部类别", "all classes"),
    ("allDocuments", "全部文件", "all files"),
    ("search", "搜索文字、数字、规则（/）", "search words, figures, rules (/)"),
    ("openAll", "全部展开", "open all"),
    ("closeAll", "全部收起", "close all"),
    ("countAll", "{count} 处", "{count} findings"),
    ("countSome", "{count} / {all} 处", "{count} of {all} findings"),
    ("place", "第{line}行第{column}列", "{line}:{column}"),
    ("line", "第{line}行", "line {line}"),
    ("here", "此处", "here"),
    ("there", "对照", "against"),
    ("table", "《{table}》", "{table}"),
    ("aTable", "表格", "table"),
    ("column", "列“{column}”", "column “{column}”"),
    ("arithmetic", "算式", "sums"),
    ("feasible", "按印出位数可能的范围", "possible, as printed"),
    ("claimed", "文中所写", "printed"),
    ("difference", "相差", "off by"),
    ("formula", "算式", "formula"),
    ("verdict", "结论", "verdict"),
    ("cause", "可能原因", "likely cause"),
    ("fix", "改法", "fix"),
    ("consequences", "由此引起的不符", "that follow"),
    ("copy", "复制位置", "copy the place"),
    ("copied", "已复制", "copied"),
    ("rule", "规则说明", "about the rule"),
    ("times", "{count} 处", "×{count}"),
    ("more", "再显示（还有 {count} 处）", "show more ({count} left)"),
    ("moreDocuments", "再显示（还有 {count} 个文件）", "show more ({count} files left)"),
    ("none", "没有发现问题。", "Nothing was found."),
    ("noneMatch", "没有符合筛选条件的发现。", "No finding matches the filter."),
    ("ledger", "相符账", "Comparisons that hold"),
    ("ledgerHint", "{count} 处比对相符，可逐条复算", "{count}, each can be redone by hand"),
    ("undecidedPlaces", "无法判断之处", "Undecided places"),
    ("undecidedHint", "{count} 处，不算核对过", "{count}; they do not count as checked"),
    ("rules", "规则", "Rules"),
    ("rulesHint", "运行 {count} 条，{used} 条有比对结果", "{count} run, {used} with something to judge"),
    ("documents", "文件", "Files"),
    ("file", "文件", "file"),
    ("subject", "内容", "subject"),
    ("conclusion", "结论", "conclusion"),
    ("placeHead", "位置", "place"),
    ("ruleHead", "规则", "rule"),
    ("classHead", "类别", "class"),
    ("severityHead", "级别", "severity"),
    ("quote", "原文", "text"),
    ("reason", "原因", "reason"),
    ("why", "为什么", "why"),
    ("basis", "依据", "basis"),
    ("hereTally", "本次", "in this run"),
    (
      "tally", "发现 {found} 处，相符 {agreed} 处，无法判断 {undecided} 处，不适用 {notApplicable} 处",
      "{found} found, {agreed} agree, {undecided} undecided, {notApplicable} not applicable"
    ),
    ("more2", "更多", "more"),
    ("close", "关闭", "close"),
    (
      "foot", "gouji {version} · 规则 {rules}（{count} 条）· 同样的文件和规则得到同样的报告",
      "gouji {version} · rules {rules} ({count}) · same input and rules give the same report"
    ),
    ("title", "勾稽核对报告", "gouji report"),
  ]
}
