package import Disclosure
internal import Pages

/// OFD (GB/T 33190) → transcript: pages of characters and lines at their places, laid out as those of a PDF are.
package enum OFDReader {
  static let root = "OFD.xml"

  package static func read(
    _ bytes: [UInt8], limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> Transcript {
    let archive = try ZipFile(bytes, limits: limits)
    let directory = OFDRoot()
    try parse(root, of: archive, into: directory)
    guard !directory.documents.isEmpty else { throw .damaged(part: root) }
    var sequence = PageSequence()
    var number = 0
    for path in directory.documents {
      let document = try OFDDocument(at: path, in: archive)
      for (index, page) in document.pages.enumerated() {
        number += 1
        guard sequence.hasRoom, number <= PageSequence.pageLimit else {
          sequence.leaveOut(number...(number + document.pages.count - index - 1))
          return sequence.printed().transcript
        }
        try read(page, as: number, of: document, archive, into: &sequence)
      }
    }
    return sequence.printed().transcript
  }

  /// A page that is damaged is said to be unread, and the others are read.
  private static func read(
    _ path: String, as number: Int, of document: OFDDocument, _ archive: ZipFile, into sequence: inout PageSequence
  ) throws(FormatError) {
    let page = OFDPage(box: document.box, fonts: document.fonts)
    do {
      try parse(path, of: archive, into: page)
      for template in page.templates.compactMap({ document.templates[$0] }) {
        try parse(template, of: archive, into: page)
      }
    } catch .damaged, .documentType {
      return sequence.omit(.unreadPart, page: number)
    } catch {
      throw error
    }
    if page.isCut { sequence.omit(.limit, page: number) }
    sequence.add(page.content(number))
  }

  static func parse<Handler: XMLHandler>(
    _ path: String, of archive: ZipFile, into handler: Handler
  ) throws(FormatError) {
    guard let entry = archive.entry(named: path) else { throw .damaged(part: path) }
    try XMLParser.parse(entry, of: archive, into: handler)
  }
}
