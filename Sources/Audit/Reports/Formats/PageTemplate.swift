internal import Disclosure
internal import Formats
internal import Hashing

/// The frame both HTML pages share: template, style, script and words, with the policy that lets nothing else run.
struct PageTemplate: Sendable {
  enum View: String, Sendable {
    /// Findings of one run.
    case report
    /// Many documents, one line each.
    case index

    /// The parts of its script, in the order they build on one another.
    fileprivate var parts: [String] {
      switch self {
      case .report:
        ["inflate", "core", "language", "summary", "triage", "drawer", "detail", "list", "panels", "print", "report"]
      case .index: ["inflate", "core", "language", "summary", "drawer", "index"]
      }
    }
  }

  private enum Piece: Sendable {
    case text(String)
    case place(String)
  }

  private let view: View
  private let run: Run
  private let style = Embedded.text("reports/templates/page.css")
  private let script: String
  /// Computed once: a folder of pages fills the template for each.
  private let styleHash: String
  private let scriptHash: String
  private var head: [Piece] = []
  private var tail: [Piece] = []

  init(_ view: View, run: Run) {
    self.view = view
    self.run = run
    let parts = view.parts.map { Embedded.text("reports/templates/page/\($0).js") }
    script = "\"use strict\";\n(() => {\n" + parts.joined(separator: "\n") + "\n})();\n"
    styleHash = Self.policyHash(style)
    scriptHash = Self.policyHash(script)
    var isTail = false
    var rest = Substring(Embedded.text("reports/templates/report.html"))
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      add(.text(String(rest[..<open.lowerBound])), isTail)
      let name = String(rest[open.upperBound..<close.lowerBound])
      if name == "documents" { isTail = true } else { add(.place(name), isTail) }
      rest = rest[close.upperBound...]
    }
    add(.text(String(rest)), isTail)
  }

  private mutating func add(_ piece: Piece, _ isTail: Bool) {
    if isTail { tail.append(piece) } else { head.append(piece) }
  }

  /// Up to the first document.
  func opening() -> [UInt8] { fill(head) { _ in [] } }

  /// After the last document. `plain`: what stands where no script runs.
  func closing(summary: [UInt8], plain: String) -> [UInt8] {
    fill(tail) { name in
      switch name {
      case "summary": summary
      case "plain": Array(MarkupText.escaped(plain).utf8)
      default: []
      }
    }
  }

  /// One document's data, kept apart from the others so that a page is written as documents arrive.
  func data(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter(for: .page)
    body(&json)
    if json.bytes.count > Self.packedFrom, let packed = Deflate.packed(json.bytes) {
      return Array("<script type=\"text/plain\" class=\"document packed\">".utf8) + Base64.encode(packed)
        + Array("</script>\n".utf8)
    }
    return Array("<script type=\"application/json\" class=\"document\">".utf8) + json.bytes + Array("</script>\n".utf8)
  }

  /// Bytes of a document's data from which on it is packed; shorter data can be read by people and other programs as it is.
  private static let packedFrom = 1 << 20

  private func fill(_ pieces: [Piece], _ other: (String) -> [UInt8]) -> [UInt8] {
    pieces.flatMap { piece -> [UInt8] in
      switch piece {
      case .text(let text): Array(text.utf8)
      case .place("lang"): Array((run.language == .zh ? "zh-CN" : "en").utf8)
      case .place("version"): Array(MarkupText.escaped(run.version).utf8)
      case .place("title"): Array(MarkupText.escaped(PageWords.title(view).text(run.language)).utf8)
      case .place("view"): Array(view.rawValue.utf8)
      case .place("css"): Array(style.utf8)
      case .place("js"): Array(script.utf8)
      case .place("style-hash"): Array(styleHash.utf8)
      case .place("script-hash"): Array(scriptHash.utf8)
      case .place("run"): runData()
      case .place(let name): other(name)
      }
    }
  }

  private static func policyHash(_ text: String) -> String {
    "sha256-" + Base64.encode(hex: Digest.hex(Array(text.utf8)))
  }

  /// What the script needs before the first document: its words and the names of classes, in every language.
  private func runData() -> [UInt8] {
    var json = JSONWriter(for: .page)
    json.object {
      $0.field("version", run.version)
      $0.field("digest", run.rulesDigest)
      $0.field("language", run.language.rawValue)
      $0.object("words") { $0.dictionaries(PageWords.all) }
      $0.object("classes") { $0.dictionaries(ClassNames.all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }) }
    }
    return json.bytes
  }
}
