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
}

extension Auditor {
  /// Reads one input and shows it. Throws: why it could not be read.
  package func extract(_ input: Input, as form: ExtractForm) throws(Problem) -> [UInt8] {
    let reading = try read(try open(input))
    switch form {
    case .text: return reading.document.source.bytes
    case .tables: return TableExtract.render(reading.document)
    case .facts: return FactExtract.render(reading)
    case .json: return JSONExtract.render(reading)
    }
  }
}
