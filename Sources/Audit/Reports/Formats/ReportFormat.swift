/// A way to write a report: opening, then every document in order, then closing. The bytes joined are the report.
///
/// Pure: documents are rendered in parallel and joined in order, so memory does not grow with their number.
package protocol ReportFormat: Sendable {
  func opening() -> [UInt8]
  /// `index`: place of the document in the report, from 0.
  func document(_ report: DocumentReport, at index: Int) -> [UInt8]
  func closing(_ summary: Summary) -> [UInt8]
  /// True when the pieces cannot be written as they come: they are gathered, and `assembled` makes the report.
  var isGathered: Bool { get }
  func assembled(_ pieces: [UInt8]) -> [UInt8]
}

extension ReportFormat {
  package var isGathered: Bool { false }
  package func assembled(_ pieces: [UInt8]) -> [UInt8] { pieces }

  /// The whole report at once. `gone`: what the baseline has and the documents no longer.
  package func render(_ documents: [DocumentReport], gone: [GoneFinding] = []) -> [UInt8] {
    var bytes = opening()
    var summary = Summary()
    for (index, document) in documents.enumerated() {
      bytes += self.document(document, at: index)
      summary.add(document)
    }
    summary.gone += gone
    return assembled(bytes + closing(summary))
  }
}
