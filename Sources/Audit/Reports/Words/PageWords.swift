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
    + Cause.Kind.allCases.map { ("cause-\($0.rawValue)", Words.cause($0)) }
    + [PageTemplate.View.report, .index].map { ("title-\($0.rawValue)", title($0)) }
    + Conclusion.allCases.map { ("meaningOfRest-\($0.rawValue)", Words.meaningOfRest($0)) }
    + [Document.Kind.finalAccounts, .budget, .performance, .other]
    .map { ("kind-\($0.rawValue)", Words.kind($0)) }
    + [
      Verdict.exact, .explained, .boundary, .strained, .convention, .contradicted, .vacuous,
    ].map { ("verdict-\($0.rawValue)", Words.verdict($0)) }
    + [
      Outcome.Reason.tooWide, .unitUnknown, .partnerMissing, .tableMissing, .unreadFigure, .doubtfulReading,
      .zeroBase, .overflow, .nothingToCheck, .otherDocumentKind, .notOwed, .structureUnclear, .tooMany,
    ].map { ("reason-\($0.rawValue)", Words.reason($0)) }
    + Transcript.Omission.Kind.mentioned.map { ("omission-\($0.rawValue)", Words.omission($0)) }
    + ProfileChoice.Ground.allCases.map { ("ground-\($0.rawValue)", Words.ground($0)) }
    + [
      ("everyDocument", Words.everyDocument), ("profile", Words.profile), ("profileDocuments", Words.profileDocuments),
      ("comma", Words.comma), ("morePlaces", Words.morePlaces),
    ]

  static func title(_ view: PageTemplate.View) -> Localized {
    switch view {
    case .report: Localized(zh: "勾稽核对报告", en: "gouji report")
    case .index: Localized(zh: "勾稽核对总览", en: "gouji overview")
    }
  }

  private static let own: [(String, String, String)] = [
    ("year", "{year}年", "{year}"),
    (
      "files", "共 {documents} 个文件：已核对 {checked}，未核完 {incomplete}，未能读取 {unreadable}",
      "{documents} files: {checked} checked, {incomplete} incomplete, {unreadable} unreadable"
    ),
    ("moreProblems", "另有 {count} 个文件未能完整核对。", "{count} more files were not fully checked."),
    ("agreed", "相符", "agree"),
    ("undecided", "无法判断", "undecided"),
    ("found", "发现", "findings"),
    ("moreClasses", "其余 {count} 类", "{count} more classes"),
    ("rules", "规则", "rules"),
    (
      "rulesSaid", "运行 {count} 条：{used} 条有可判断之处，{skipped} 条不适用",
      "{count} run: {used} had something to judge, {skipped} did not apply"
    ),
    ("comparisons", "比对", "comparisons"),
    (
      "comparisonsSaid", "{agreed} 处相符，{undecidable} 处无法判断（不算核对过）",
      "{agreed} hold, {undecidable} undecided (these do not count as checked)"
    ),
    ("figures", "数字", "figures"),
    (
      "figuresSaid", "见到 {figures} 个，识读 {read} 个，参与比对 {compared} 个；{claims} 条判断，{tables} 张表",
      "{figures} seen, {read} read, {compared} compared; {claims} claims, {tables} tables"
    ),
    ("setAside", "已搁置", "set aside"),
    (
      "setAsideSaid", "说明理由后忽略 {suppressed} 处，基线已有 {known} 处",
      "{suppressed} suppressed with a reason, {known} in the baseline"
    ),
    ("setAsideHint", "{count} 处，不计入结论", "{count}; they do not count in the verdict"),
    ("gone", "已消失", "gone"),
    ("goneSaid", "基线中的 {count} 处不再出现", "{count} of the baseline are no longer found"),
    ("goneHint", "{count} 处，基线中有、本次没有", "{count}, in the baseline and not in this run"),
    ("allClasses", "全部类别", "all classes"),
    ("allRules", "全部规则", "all rules"),
    ("allSections", "全部部分", "all sections"),
    ("allPages", "全部页", "all pages"),
    ("allConfidences", "全部把握", "all confidences"),
    ("allStates", "全部状态", "all states"),
    ("allJudgements", "全部判定", "all judgements"),
    ("allDocuments", "全部文件", "all files"),
    ("allConclusions", "全部结论", "all verdicts"),
    ("allKinds", "全部类型", "all kinds"),
    ("allYears", "全部年度", "all years"),
    ("allEntities", "全部单位", "all entities"),
    ("search", "搜索文字、数字、规则（/）", "search words, figures, rules (/)"),
    ("searchFiles", "搜索文件、单位、规则（/）", "search files, entities, rules (/)"),
    ("sort", "排序", "sort"),
    ("sort-level", "按级别", "by level"),
    ("sort-place", "按位置", "by place"),
    ("sort-rule", "按规则", "by rule"),
    ("sort-worst", "问题多的在前", "worst first"),
    ("sort-path", "按文件名", "by path"),
    ("sort-entity", "按单位", "by entity"),
    ("sort-year", "按年度", "by year"),
    ("countAll", "{count} 处", "{count} findings"),
    ("countSome", "{count} / {all} 处", "{count} of {all}"),
    ("filesAll", "{count} 个文件", "{count} files"),
    ("filesSome", "{count} / {all} 个文件", "{count} of {all} files"),
    ("clearFilters", "清除筛选", "clear the filters"),
    ("page", "第{page}页", "p. {page}"),
    ("place", "第{line}行第{column}列", "{line}:{column}"),
    ("line", "第{line}行", "line {line}"),
    ("lineHead", "行", "line"),
    ("here", "此处", "here"),
    ("there", "对照", "against"),
    ("table", "《{table}》", "{table}"),
    ("aTable", "表格", "table"),
    ("row", "行“{row}”", "row “{row}”"),
    ("column", "列“{column}”", "column “{column}”"),
    ("arithmetic", "算式", "sums"),
    ("item", "项目", "item"),
    ("printed", "印出的数", "printed"),
    ("roundingRange", "舍入区间", "stands for"),
    ("feasible", "应在此范围", "must lie in"),
    ("claimed", "文中所写", "printed here"),
    ("difference", "相差", "off by"),
    ("formula", "算式", "formula"),
    ("verdict", "结论", "verdict"),
    ("cause", "可能原因", "likely cause"),
    ("fix", "改法", "fix"),
    ("consequences", "由此不符", "that follow"),
    ("copy", "复制位置", "copy the place"),
    ("copied", "已复制", "copied"),
    ("original", "打开原件", "open the original"),
    ("rule", "规则说明", "about the rule"),
    ("times", "{count} 处", "×{count}"),
    ("more", "再显示（还有 {count} 处）", "show more ({count} left)"),
    ("previous", "上一处（k）", "previous (k)"),
    ("next", "下一处（j）", "next (j)"),
    ("none", "没有发现问题。", "Nothing was found."),
    ("noneMatch", "没有符合筛选条件的发现。", "No finding matches the filter."),
    ("judgement", "判定", "judgement"),
    ("judge-confirmed", "确认", "confirmed"),
    ("judge-mistaken", "误报", "false alarm"),
    ("judge-open", "待核", "to check"),
    ("judge-none", "未判定", "not judged"),
    ("note", "说明（误报须写理由）", "note (a false alarm needs its reason)"),
    ("exportTriage", "导出误报清单", "export false alarms"),
    ("exportNone", "还没有判为误报的发现。", "Nothing is judged a false alarm yet."),
    ("exported", "已导出 {count} 条。", "{count} exported."),
    (
      "exportedSome", "导出 {count} 条；{missing} 条误报没有写理由，未导出。",
      "{count} exported; {missing} lack a reason and were left out."
    ),
    ("print", "打印", "print"),
    ("state-new", "新增", "new"),
    ("state-updated", "数字已变", "changed"),
    ("state-unchanged", "基线已有", "in the baseline"),
    ("state-known", "基线已有", "in the baseline"),
    ("state-suppressed", "已忽略", "suppressed"),
    ("suppressedSaid", "已忽略：{reason}", "suppressed: {reason}"),
    ("suppress", "忽略此处", "set this aside"),
    ("suppressHint", "写入 gouji-suppressions.yaml，理由必填：", "Into gouji-suppressions.yaml; the reason is required:"),
    ("copyEntry", "复制条目", "copy the entry"),
    ("reasonHere", "（写明理由）", "(say why)"),
    ("by", "经办", "by"),
    ("until", "有效至", "until"),
    ("ledger", "相符账", "Comparisons that hold"),
    ("ledgerHint", "{count} 处，可逐条复算", "{count}, each can be redone by hand"),
    ("undecidedPlaces", "无法判断之处", "Undecided places"),
    ("undecidedHint", "{count} 处，不算核对过", "{count}; they do not count as checked"),
    ("rulesApplied", "有结果的规则", "Rules with a result"),
    ("rulesHint", "{count} 条", "{count}"),
    ("rulesIdle", "没有用上的规则", "Rules with nothing to judge"),
    ("rulesIdleHint", "{count} 条及原因", "{count}, and why"),
    ("documents", "文件", "Files"),
    ("file", "文件", "file"),
    ("subject", "内容", "subject"),
    ("conclusion", "结论", "verdict"),
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
    ("fires", "会指出的例子", "is marked"),
    ("staysQuiet", "不会指出的例子", "is not marked"),
    ("tellsMore", "更多", "more"),
    ("otherLanguage", "English", "中文"),
    ("close", "关闭", "close"),
    ("profileHead", "公开要求：", "held to: "),
    (
      "foot", "gouji {version} · 规则 {rules}（{count} 条）· 同样的文件和规则得到同样的报告",
      "gouji {version} · rules {rules} ({count}) · same input and rules give the same report"
    ),
  ]
}
