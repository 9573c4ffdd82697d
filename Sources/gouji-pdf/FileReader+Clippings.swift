// SPDX-License-Identifier: GPL-3.0-or-later

internal import Disclosure
internal import Pages

extension FileReader {
  /// All pictures together, bytes; what goes beyond has none.
  private static let clippingsLimit = 24 << 20

  /// The strip of its page on which each of the words stands, the words marked.
  static func clippings(_ file: UnsafeRawBufferPointer, of words: [Span]) throws(PDFRefusal) -> PDFClippings {
    let reader = try FileReader(file, keepsSpots: true)
    let printed = reader.printed()
    var clippings = PDFClippings([])
    var total = 0
    for words in words {
      let quads = printed.quads(of: words)
      // Words that go on over the page are shown where they begin.
      let first = quads.first.map { first in quads.filter { $0.page == first.page } } ?? []
      let picture =
        first.first.flatMap { total < clippingsLimit ? reader.page($0.page)?.clipping(first.map(\.quad)) : nil }
      total += picture?.count ?? 0
      clippings.pictures.append(picture)
    }
    return clippings
  }
}
