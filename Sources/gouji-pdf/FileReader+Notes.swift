// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure
internal import Pages

extension FileReader {
  /// The file with notes on words of its transcript, in place of those that were written into it before.
  ///
  /// Words on several pages have their note on each of them. A file with nothing to write or to replace stays as it is, byte by byte.
  static func annotated(_ file: UnsafeRawBufferPointer, with notes: [PDFNote]) throws(PDFRefusal) -> [UInt8] {
    let reader = try FileReader(file, keepsSpots: !notes.isEmpty)
    guard let writer = reader.qpdf else { throw .damaged }
    guard !notes.isEmpty || writer.hasNotes else { return Array(file) }
    let printed = reader.printed()
    var marks: [Int: [NoteMark]] = [:]
    for (index, note) in notes.enumerated() {
      let quads = printed.quads(of: note.words)
      guard !quads.isEmpty else { throw .noSuchWords }
      for (page, quads) in Dictionary(grouping: quads, by: \.page) {
        marks[page, default: []].append(NoteMark(number: index + 1, text: note.text, quads: quads.map(\.quad)))
      }
    }
    return try writer.written(with: marks)
  }
}

/// A note where it stands on a page.
struct NoteMark {
  /// 1-based, by which it is named.
  var number: Int
  var text: String
  /// On the page as shown.
  var quads: [Quad]
}
