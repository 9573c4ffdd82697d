internal import Disclosure

/// The interface's own words. What a rule says stands in its rule file, not here.
enum Words {
  static func severity(_ severity: Severity) -> Localized {
    switch severity {
    case .error: Localized(zh: "错误", en: "error")
    case .warning: Localized(zh: "警告", en: "warning")
    case .info: Localized(zh: "提示", en: "info")
    }
  }

  /// Behind the message of a finding that the official template has too.
  static let inherited = Localized(zh: "（模板原文即如此）", en: " (So it stands in the template.)")

  /// Behind the message of a finding that rests on a recognised picture.
  static let recognized = Localized(
    zh: "（文字由图像识别得出，可能认错，请先对照原件）",
    en: " (Read from a picture by character recognition, which may be wrong: compare the page first.)")

  static func conclusion(_ conclusion: Conclusion) -> Localized {
    switch conclusion {
    case .faulty: Localized(zh: "有错误", en: "Errors found")
    case .unfinished: Localized(zh: "未能完整核对", en: "Not fully checked")
    case .nothingCompared: Localized(zh: "没有可核对的数字", en: "Nothing to compare")
    case .review: Localized(zh: "请复核后发布", en: "Review before publishing")
    case .publishable: Localized(zh: "可发布", en: "Ready to publish")
    }
  }

  /// What the conclusion means, one sentence.
  static func meaning(_ conclusion: Conclusion) -> Localized {
    switch conclusion {
    case .faulty:
      Localized(
        zh: "至少一处无法用四舍五入或口径解释，改正后再发布。",
        en: "At least one statement no rounding or scope explains; correct it before publishing.")
    case .unfinished:
      Localized(
        zh: "有内容没有读到或没有核完，不能当作没有问题。",
        en: "Part of the input was not read or not checked: this is no clearance.")
    case .nothingCompared:
      Localized(
        zh: "没有发现问题，但也没有比对任何数字：请确认文件内容完整。",
        en: "No fault was found, but no figure was compared either: see that the file is complete.")
    case .review:
      Localized(
        zh: "没有确定的错误；警告处很可能有误，请逐处复核。",
        en: "No certain error; the warnings are very likely wrong and need a look.")
    case .publishable:
      Localized(
        zh: "能核对的数字之间没有矛盾。", en: "The figures that could be compared do not contradict.")
    }
  }

  /// The same where findings were set aside or known before: of these nothing is said.
  static func meaningOfRest(_ conclusion: Conclusion) -> Localized {
    let meaning = meaning(conclusion)
    guard conclusion == .publishable || conclusion == .review else { return meaning }
    return Localized(
      zh: "除已搁置和基线已有的以外，" + meaning.zh,
      en: "Apart from what was set aside or is in the baseline: " + meaning.en)
  }

  /// What to do with a finding that is none. `{rule}`: its id.
  static let whenToSuppress = Localized(
    zh:
      "确认原文无误的，写明理由后忽略：文本和网页里写注释 `<!-- gouji-ignore {rule}: 理由 -->`，Word 里写批注 `gouji:忽略 {rule} 理由`，其他文件写进 gouji-suppressions.yaml。",
    en:
      "Where the text is right, set the finding aside with a reason: a comment `<!-- gouji-ignore {rule}: reason -->` in a text or "
      + "web page, a Word comment `gouji:忽略 {rule} reason`, else an entry in gouji-suppressions.yaml.")

  static func kind(_ kind: Document.Kind) -> Localized {
    switch kind {
    case .finalAccounts: Localized(zh: "部门决算", en: "final accounts")
    case .budget: Localized(zh: "部门预算", en: "budget")
    case .performance: Localized(zh: "绩效文件", en: "performance report")
    case .other: Localized(zh: "其他文件", en: "other document")
    }
  }

  static func confidence(_ confidence: Confidence) -> Localized {
    switch confidence {
    case .high: Localized(zh: "把握大", en: "high confidence")
    case .medium: Localized(zh: "把握中等", en: "medium confidence")
    case .low: Localized(zh: "把握小", en: "low confidence")
    }
  }

  static func status(_ status: DocumentReport.Status) -> Localized {
    switch status {
    case .checked: Localized(zh: "已核对", en: "checked")
    case .incomplete: Localized(zh: "未核完", en: "incomplete")
    case .unreadable: Localized(zh: "未能读取", en: "unreadable")
    }
  }

  static func state(_ state: BaselineState) -> Localized {
    switch state {
    case .new: Localized(zh: "新增", en: "new")
    case .updated: Localized(zh: "数字已变", en: "changed")
    case .unchanged: Localized(zh: "基线已有", en: "in the baseline")
    }
  }

  static let matchLimit = Localized(
    zh: "规则 {rule} 在第 {line} 行达到匹配上限（{reason}），共 {count} 处没有核完；请拆分过长的段落，或改写该规则的正则。",
    en:
      "Rule {rule} hit its match limit at line {line} ({reason}), {count} in all: split the overlong paragraph or rewrite the rule's pattern."
  )
  static let checkLimit = Localized(
    zh: "第 {line} 行起的表格合计行过多，合计没有核对；请拆分文件。",
    en: "The table from line {line} on has too many total rows, which were not checked: split the file.")
  static let unreadTable = Localized(
    zh: "第 {line} 行“{table}”下的数字行列无法确定，没有核对，共 {count} 张表；请改用原来的 Word、Excel 或 PDF 文件。",
    en:
      "The rows or columns of the figures below line {line}, “{table}”, cannot be told and were not checked, {count} tables in all: use the original Word, Excel or PDF file."
  )
  static let documentLimit = Localized(
    zh: "第 {line} 行起的内容超出读取上限，没有核完；请拆分文件。",
    en: "Content from line {line} on exceeds a reading limit and was not checked: split the file.")
}
