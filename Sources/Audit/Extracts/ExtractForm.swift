internal import Disclosure

/// Ways to show what was read from a document, before anything is judged.
package enum ExtractForm: String, Sendable, CaseIterable {
  /// The decoded text: what lines and columns of reports refer to.
  case text
  /// Every table: caption, unit, and its lines with their labels.
  case tables
  /// Facts, claims and projects, one a line.
  case facts
  /// Document, facts and claims in one object.
  case json
  /// Pages as pictures beside what was read from them.
  case html
}

extension Auditor {
  /// Reads one input and shows it. Throws: why it could not be read.
  package func extract(_ input: Input, as form: ExtractForm) throws(Problem) -> [UInt8] {
    let opened = try open(input)
    let reading = try read(opened)
    switch form {
    case .text: return reading.document.source.bytes
    case .tables: return TableExtract.render(reading.document)
    case .facts: return FactExtract.render(reading)
    case .json: return JSONExtract.render(reading)
    case .html:
      return PageExtract(document: reading.document) { page in
        opened.files.first.flatMap { opener.picture(ofPage: page, in: $0.bytes) }
      }.render()
    }
  }
}
