/// A way to write a report: opening, then every document in order, then closing. The bytes joined are the report.
///
/// Pure: documents are rendered in parallel and joined in order, so memory does not grow with their number.
package protocol ReportFormat: Sendable {
  func opening() -> [UInt8]
  /// `index`: place of the document in the report, from 0.
  func document(_ report: DocumentReport, at index: Int) -> [UInt8]
  /// What a document adds to a second list that stands after all documents; gathered until the closing.
  func appendix(_ report: DocumentReport, at index: Int) -> [UInt8]
  /// `appendices`: those of all documents, joined.
  func closing(_ summary: Summary, appendices: [UInt8]) -> [UInt8]
  /// True for a container: the joined bytes are parts that `packed` makes a file of.
  var isContainer: Bool { get }
  func packed(_ parts: [UInt8]) -> [UInt8]
}

extension ReportFormat {
  package func appendix(_ report: DocumentReport, at index: Int) -> [UInt8] { [] }
  package var isContainer: Bool { false }
  package func packed(_ parts: [UInt8]) -> [UInt8] { parts }

  /// The whole report at once. `gone`: what the baseline has and the documents no longer.
  package func render(_ documents: [DocumentReport], gone: [GoneFinding] = []) -> [UInt8] {
    var bytes = opening()
    var appendices: [UInt8] = []
    var summary = Summary()
    for (index, document) in documents.enumerated() {
      bytes += self.document(document, at: index)
      appendices += appendix(document, at: index)
      summary.add(document)
    }
    summary.gone += gone
    return packed(bytes + closing(summary, appendices: appendices))
  }
}
