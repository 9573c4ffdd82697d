package import Disclosure

/// The rectification ledger as an Excel workbook: findings, and the documents they are of.
///
/// Every cell is a text or a whole number, never a formula, and text is marked so that editing does not make it one.
package struct WorkbookReport: ReportFormat {
  enum List: UInt8 {
    case finding = 97
    case document
  }

  private let ledger: Ledger

  package init(language: Language) { ledger = Ledger(language: language) }

  package var isGathered: Bool { true }
  package func opening() -> [UInt8] { [] }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    let language = ledger.language
    let findings = ledger.rows(report).flatMap { row in
      Gathered.piece(List.finding, Sheet.row(row.map { .text($0) }))
    }
    let about: [Sheet.Cell] = [
      .text(report.path), .text(report.entity ?? ""), .number(report.year),
      .text(Words.kind(report.kind).text(language)),
      .text(Words.status(report.status).text(language)), .text(Words.conclusion(report.conclusion).text(language)),
      .number(report.count(.error)), .number(report.count(.warning)), .number(report.count(.info)),
      .number(report.coverage.figures), .number(report.coverage.compared), .number(report.coverage.agreed),
      .number(report.coverage.undecidable), .text(report.problem?.text ?? ""),
    ]
    return findings + Gathered.piece(List.document, Sheet.row(about))
  }

  package func closing(_ summary: Summary) -> [UInt8] { [] }

  package func assembled(_ pieces: [UInt8]) -> [UInt8] {
    let lists = Gathered<List>.lists(of: pieces)
    let language = ledger.language
    let columns = Ledger.Column.allCases
    let findings = Sheet(
      name: language == .zh ? "整改台账" : "ledger", heads: columns.map { $0.title.text(language) },
      widths: columns.map(Self.width), rows: lists[.finding] ?? [],
      choices: columns.firstIndex(of: .status).map { ($0, ledger.statuses) })
    let documents = Sheet(
      name: language == .zh ? "文件" : "documents",
      heads: Self.documentHeads.map { $0.text(language) },
      widths: [44, 26, 8, 12, 10, 16, 8, 8, 8, 10, 10, 10, 10, 50],
      rows: lists[.document] ?? [])
    return Workbook.bytes(of: [findings, documents])
  }

  private static let documentHeads = [
    ("文件", "file"), ("单位", "entity"), ("年度", "year"), ("类型", "kind"), ("状态", "status"), ("结论", "verdict"),
    ("错误", "errors"), ("警告", "warnings"), ("提示", "infos"), ("见到数字", "figures"), ("参与比对", "compared"),
    ("相符", "agree"), ("无法判断", "undecided"), ("说明", "remark"),
  ].map { Localized(zh: $0.0, en: $0.1) }

  /// In characters of the standard font.
  private static func width(_ column: Ledger.Column) -> Int {
    switch column {
    case .severity, .confidence, .page, .place, .owner: 10
    case .due, .status, .standing, .difference, .entity, .findingClass: 14
    case .printed, .rule, .row, .column, .fingerprint: 20
    case .path, .section, .table, .against, .note: 28
    case .message, .fix: 52
    }
  }
}
