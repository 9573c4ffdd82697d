internal import Disclosure

/// The report as one self-contained HTML page: data as JSON, rendered by the page's own script, nothing loaded.
package struct PageReport: ReportFormat {
  private let run: Run
  private let showsLedger: Bool
  private let template = PageTemplate(Embedded.text("reports/templates/report.html"))

  package init(run: Run, showsLedger: Bool) {
    self.run = run
    self.showsLedger = showsLedger
  }

  package func opening() -> [UInt8] {
    let script = Embedded.text("reports/templates/report.js")
    return template.head.flatMap { piece -> [UInt8] in
      switch piece {
      case .text(let text): Array(text.utf8)
      case .place("lang"): Array((run.language == .zh ? "zh-CN" : "en").utf8)
      case .place("version"): Array(Self.escaped(run.version).utf8)
      case .place("title"): Array(Self.escaped(title).utf8)
      case .place("css"): Array(Embedded.text("reports/templates/report.css").utf8)
      case .place("hash"):
        Array("sha256-\(Base64.encode(hex: Digest.hex(Array(script.utf8))))".utf8)
      case .place("run"): runData()
      case .place: []
      }
    }
  }

  package func document(_ report: DocumentReport, at index: Int) -> [UInt8] {
    var json = JSONWriter(isInMarkup: true)
    json.document(report, showsLedger: showsLedger)
    return Array("<script type=\"application/json\" class=\"document\">".utf8) + json.bytes
      + Array("</script>\n".utf8)
  }

  package func closing(_ summary: Summary) -> [UInt8] {
    template.tail.flatMap { piece -> [UInt8] in
      switch piece {
      case .text(let text): return Array(text.utf8)
      case .place("summary"):
        var json = JSONWriter(isInMarkup: true)
        json.summary(summary, run: run)
        return json.bytes
      case .place("plain"):
        let text = ConclusionReport(run: run, style: TextStyle(hasColour: false, width: nil))
          .closing(summary)
        return Array(Self.escaped(String(decoding: text, as: UTF8.self)).utf8)
      case .place("js"): return Array(Embedded.text("reports/templates/report.js").utf8)
      case .place: return []
      }
    }
  }

  private var title: String {
    PageWords.all.first { $0.key == "title" }?.text.text(run.language) ?? "gouji"
  }

  /// What the script needs besides the documents: words, class names, and what each rule says of itself.
  private func runData() -> [UInt8] {
    var json = JSONWriter(isInMarkup: true)
    let language = run.language
    json.object {
      $0.field("version", run.version)
      $0.field("digest", run.rulesDigest)
      $0.field("language", language.rawValue)
      $0.object("words") { json in
        for word in PageWords.all {
          json.key(dynamic: word.key)
          json.string(word.text.text(language))
        }
      }
      $0.object("classes") { json in
        for (name, text) in ClassNames.all.sorted(by: { $0.key < $1.key }) {
          json.key(dynamic: name)
          json.string(text.text(language))
        }
      }
      $0.array("rules", run.rules) { json, rule in
        json.object {
          $0.field("id", rule.id)
          $0.field("title", rule.title.text(language))
          $0.field("class", rule.findingClass)
          $0.field("severity", rule.severity.rawValue)
          $0.field("confidence", rule.confidence.rawValue)
          $0.field("why", rule.why)
          $0.field("fix", rule.fix.text(language))
          $0.field("basis", rule.basis)
        }
      }
    }
    return json.bytes
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

/// A template cut at its `{{name}}` places, before and after the documents.
private struct PageTemplate: Sendable {
  enum Piece: Sendable {
    case text(String)
    case place(String)
  }

  private(set) var head: [Piece] = []
  private(set) var tail: [Piece] = []

  init(_ text: String) {
    var isTail = false
    var rest = Substring(text)
    func add(_ piece: Piece, _ template: inout PageTemplate) {
      if isTail { template.tail.append(piece) } else { template.head.append(piece) }
    }
    while let open = rest.firstRange(of: "{{"),
      let close = rest[open.upperBound...].firstRange(of: "}}")
    {
      add(.text(String(rest[..<open.lowerBound])), &self)
      let name = String(rest[open.upperBound..<close.lowerBound])
      if name == "documents" { isTail = true } else { add(.place(name), &self) }
      rest = rest[close.upperBound...]
    }
    add(.text(String(rest)), &self)
  }
}

/// RFC 4648.
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Of the bytes a hexadecimal string stands for.
  static func encode(hex: String) -> String {
    let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : ($0 | 0x20) - 0x57 }
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).map {
      digits[$0] << 4 | digits[$0 + 1]
    }
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let word = chunk.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - chunk.count))
      for place in 0..<4 {
        result.append(
          place <= chunk.count ? letters[word >> (18 - 6 * place) & 0x3F] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
