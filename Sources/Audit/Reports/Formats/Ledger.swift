internal import Disclosure

/// The rectification ledger (整改台账): what a row says of a finding, for CSV and XLSX alike.
struct Ledger: Sendable {
  enum Column: CaseIterable {
    case path, entity, severity, confidence, findingClass, rule, page, place, section, table, row, column
    case printed, against, difference, message, fix, standing, owner, due, status, note, fingerprint

    var title: Localized {
      switch self {
      case .path: Localized(zh: "文件", en: "file")
      case .entity: Localized(zh: "单位", en: "entity")
      case .severity: Localized(zh: "级别", en: "severity")
      case .confidence: Localized(zh: "把握", en: "confidence")
      case .findingClass: Localized(zh: "类别", en: "class")
      case .rule: Localized(zh: "规则", en: "rule")
      case .page: Localized(zh: "页", en: "page")
      case .place: Localized(zh: "行:列", en: "line:column")
      case .section: Localized(zh: "部分", en: "section")
      case .table: Localized(zh: "表", en: "table")
      case .row: Localized(zh: "表中行", en: "row")
      case .column: Localized(zh: "表中列", en: "column")
      case .printed: Localized(zh: "此处所写", en: "printed here")
      case .against: Localized(zh: "对照", en: "against")
      case .difference: Localized(zh: "相差", en: "off by")
      case .message: Localized(zh: "问题", en: "finding")
      case .fix: Localized(zh: "整改建议", en: "advice")
      case .standing: Localized(zh: "基线", en: "baseline")
      case .owner: Localized(zh: "责任人", en: "owner")
      case .due: Localized(zh: "整改期限", en: "due")
      case .status: Localized(zh: "整改状态", en: "status")
      case .note: Localized(zh: "备注", en: "note")
      case .fingerprint: Localized(zh: "标识", en: "fingerprint")
      }
    }
  }

  let language: Language

  /// What the status column may hold; the first stands in every new row.
  var statuses: [String] {
    language == .zh ? ["待整改", "整改中", "已整改", "不予整改"] : ["open", "in progress", "done", "rejected"]
  }

  func rows(_ report: DocumentReport) -> [[String]] {
    (report.findings + report.known + report.suppressed).map { finding in
      Column.allCases.map { value($0, finding, report) }
    }
  }

  private func value(_ column: Column, _ finding: FindingReport, _ report: DocumentReport) -> String {
    let first = finding.locations.first
    switch column {
    case .path: return report.path
    case .entity: return report.entity ?? ""
    case .severity: return Words.severity(finding.severity).text(language)
    case .confidence: return Words.confidence(finding.confidence).text(language)
    case .findingClass: return ClassNames.all[finding.findingClass]?.text(language) ?? finding.findingClass
    case .rule: return finding.rule
    case .page: return first?.leaf.page.map(String.init) ?? first?.leaf.sheet ?? ""
    case .place: return first.map { "\($0.start.line):\($0.start.column)" } ?? ""
    case .section: return first?.section ?? ""
    case .table: return first?.cell?.table ?? ""
    case .row: return first?.cell?.row ?? ""
    case .column: return first?.cell?.column ?? ""
    case .printed: return first.map { DisplayText.joined($0.quote.utf8) } ?? ""
    case .against: return against(finding)
    case .difference: return finding.evidence?.difference ?? ""
    case .message: return finding.message
    case .fix: return finding.fix
    case .standing: return finding.state.map { Words.state($0).text(language) } ?? ""
    case .owner, .due: return ""
    case .status: return finding.suppression == nil ? statuses[0] : statuses[statuses.count - 1]
    case .note: return finding.suppression?.reason ?? ""
    case .fingerprint: return String(finding.fingerprints.place.prefix(16))
    }
  }

  /// The other side: the figures it is held against, else what they allow.
  private func against(_ finding: FindingReport) -> String {
    let others = finding.locations.dropFirst().map {
      ($0.label.isEmpty ? "" : $0.label + " ") + DisplayText.joined($0.quote.utf8)
    }
    if !others.isEmpty { return DisplayText.head(others.joined(separator: "；"), 300) }
    return finding.evidence?.feasible.first ?? ""
  }
}
