/// A way to write a report: opening, then every document in order, then closing. The bytes joined are the report.
///
/// Pure: documents are rendered in parallel and joined in order, so memory does not grow with their number.
package protocol ReportFormat: Sendable {
  func opening() -> [UInt8]
  /// `index`: place of the document in the report, from 0.
  func document(_ report: DocumentReport, at index: Int) -> [UInt8]
  func closing(_ summary: Summary) -> [UInt8]
}

extension ReportFormat {
  /// The whole report at once.
  package func render(_ documents: [DocumentReport]) -> [UInt8] {
    var bytes = opening()
    var summary = Summary()
    for (index, document) in documents.enumerated() {
      bytes += self.document(document, at: index)
      summary.add(document)
    }
    return bytes + closing(summary)
  }
}
