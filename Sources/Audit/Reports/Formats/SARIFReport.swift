internal import Disclosure

/// SARIF 2.1.0: one run. Its lists stand apart, so what documents bring is gathered and sorted when all are known.
package struct SARIFReport: ReportFormat {
  enum List: UInt8 {
    case artifact = 97
    /// The text read from a file that is no plain text: lines and columns count in it.
    case text, result, notification, remark, state
  }

  private let run: Run
  private let showsLedger: Bool

  package init(run: Run, showsLedger: Bool) {
    self.run = run
    self.showsLedger = showsLedger
  }

  package var isGathered: Bool { true }

  package func opening() -> [UInt8] { [] }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    let place = SARIFPlace(report.path)
    var bytes = piece(.artifact) { $0.sarifArtifact(report, place) }
    if !place.isPlainText, report.status != .unreadable {
      bytes += piece(.text) { $0.sarifText(place, parent: index) }
    }
    for finding in report.findings + report.suppressed + report.known {
      bytes += piece(.result) { $0.sarifResult(finding, place, run: run) }
    }
    if showsLedger {
      for entry in report.ledger {
        bytes += piece(.result) {
          $0.sarifJudged(
            "pass", rule: entry.rule, text: "\(entry.evidence.formula) = \(entry.evidence.claimed)", at: entry.extent,
            place)
        }
      }
      for entry in report.undecided {
        bytes += piece(.result) {
          $0.sarifJudged(
            "open", rule: entry.rule, text: "\(Words.reason(entry.reason).text(run.language))：\(entry.quote)",
            at: entry.extent, place)
        }
      }
    }
    if let problem = report.problem {
      bytes += piece(.notification) {
        $0.sarifNotification(
          problem.code, problem.text, place, level: report.status == .unreadable ? "error" : "warning")
      }
    }
    for omission in report.omissions {
      let text = Words.omission(omission.kind).text(run.language, filledWith: ["place": omission.place, "count": "1"])
      bytes += piece(.notification) {
        $0.sarifNotification(omission.kind.rawValue, text, place, level: omission.kind.isLoss ? "warning" : "note")
      }
    }
    return bytes
  }

  package func closing(_ summary: Summary) -> [UInt8] {
    let isWhole = summary.unreadable + summary.incomplete == 0
    return summary.gone.flatMap { gone in piece(.result) { $0.sarifGone(gone) } }
      + summary.remarks.flatMap { remark in piece(.remark) { $0.sarifRemark(remark, run.language) } }
      + Gathered.piece(List.state, isWhole ? "true" : "false")
  }

  package func assembled(_ pieces: [UInt8]) -> [UInt8] {
    let lists = Gathered<List>.lists(of: pieces)
    func list(_ names: List...) -> [UInt8] {
      Array(names.flatMap { lists[$0] ?? [] }.joined(separator: Array(",\n".utf8)))
    }
    var driver = JSONWriter()
    driver.object { $0.sarifDriver(run) }
    let head =
      #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":"#
    let bases =
      #""originalUriBaseIds":{"SRCROOT":{"description":{"text":"the folder gouji ran in"}},"FILESYSTEM":{"uri":"file:///"}}"#
    let language = run.language == .zh ? "zh-CN" : "en"
    let invocation = Array(
      #"},"automationDetails":{"id":"gouji/"},"language":"\#(language)","columnKind":"unicodeCodePoints",\#(bases),"invocations":[{"executionSuccessful":"#
        .utf8)
    return Array(head.utf8) + driver.bytes + invocation + list(.state)
      + Array(#","toolExecutionNotifications":["#.utf8) + list(.notification)
      + Array(#"],"toolConfigurationNotifications":["#.utf8) + list(.remark)
      + Array("]}],\n\"artifacts\":[".utf8) + list(.artifact, .text)
      + Array("],\n\"results\":[\n".utf8) + list(.result) + Array("\n]}]}\n".utf8)
  }

  private func piece(_ list: List, _ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    body(&json)
    return Gathered.piece(list, json.bytes)
  }
}

/// A document as SARIF names it: relative, percent-encoded, with the base it is relative to.
struct SARIFPlace: Sendable {
  let uri: String
  let base: String
  let mimeType: String

  /// Lines and columns are the file's own.
  var isPlainText: Bool { mimeType == "text/plain" }

  init(_ path: String) {
    let relative = path.hasPrefix("/") ? String(path.drop { $0 == "/" }) : path
    uri = relative.utf8.map(Self.encoded).joined()
    base = path.hasPrefix("/") ? "FILESYSTEM" : "SRCROOT"
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    mimeType = Self.types[ending] ?? "text/plain"
  }

  private static let types = [
    "pdf": "application/pdf", "html": "text/html", "htm": "text/html", "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docm": "application/vnd.ms-word.document.macroEnabled.12",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "doc": "application/msword", "wps": "application/msword", "xls": "application/vnd.ms-excel",
    "et": "application/vnd.ms-excel",
  ]

  private static func encoded(_ byte: UInt8) -> String {
    let isPlain =
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || [0x2D, 0x2E, 0x2F, 0x5F, 0x7E].contains(byte)
    if isPlain { return String(UnicodeScalar(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "%" + (digits.count < 2 ? "0" : "") + digits
  }
}
