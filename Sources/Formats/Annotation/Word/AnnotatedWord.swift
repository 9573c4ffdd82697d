internal import Disclosure

/// A DOCX that takes comments.
package struct AnnotatedWord: AnnotatedFile {
  private let bytes: [UInt8]
  private let package: OfficePackage
  private let transcript: [UInt8]
  /// Of the body, in order of their spans.
  private let anchors: [TextAnchor]
  private let part: [UInt8]
  private let markup: WordMarkup

  package init(_ bytes: [UInt8], limits: FormatLimits = FormatLimits()) throws(FormatError) {
    self.bytes = bytes
    let read = try WordReader.read(bytes, keepsAnchors: true, limits: limits)
    transcript = read.transcript.text
    anchors = read.anchors.filter { $0.part == .document }
    package = try OfficePackage(bytes, limits: limits)
    part = try package.archive.bytes(of: package.main)
    markup = WordMarkup(part)
  }

  package func takes(_ words: Range<Int>) -> Bool { place(of: words) != nil }

  package func annotated(with notes: [Note]) throws(FormatError) -> [UInt8] {
    var comments = try WordComments(package, namespace: markup.namespace)
    // A prefix is missing only where all names have none, and then attributes could not be told from others.
    guard let prefix = markup.prefix else { throw .damaged(part: package.main.name) }
    var splitter = RunSplitter(part, markup, prefix: prefix)
    splitter.remove(comments.own)
    comments.reserve(markup.marks.map(\.id).filter { !comments.own.contains($0) })
    for note in notes {
      guard let place = place(of: note.words) else { continue }
      splitter.add(comment: comments.add(note.lines), on: place)
    }
    var edit = PackageEdit(package)
    try comments.write(to: &edit, main: package.main.name)
    edit.put(splitter.edited(), in: package.main.name, was: part)
    return try edit.applied(to: bytes)
  }

  /// The words in the file: from the first that can be marked to the last in the same paragraph.
  private func place(of words: Range<Int>) -> WordPlace? {
    let pieces = pieces(of: words)
    guard let first = pieces.first, let paragraph = paragraph(of: first) else { return nil }
    var place = first
    for piece in pieces.dropFirst() where self.paragraph(of: piece) == paragraph { place.end = piece.end }
    return place
  }

  /// Pieces of w:t that hold the words. Words that stand in none, such as the number of a list, lend their comment to the rest of their line or cell.
  private func pieces(of words: Range<Int>) -> [WordPlace] {
    let own = pieces(in: words)
    guard own.isEmpty else { return own }
    let start = transcript[..<min(words.lowerBound, transcript.count)].lastIndex { $0 == 0x0A || $0 == 0x09 }
    let end = transcript[min(words.upperBound, transcript.count)...].firstIndex { $0 == 0x0A || $0 == 0x09 }
    let line = (start.map { $0 + 1 } ?? 0)..<(end ?? transcript.count)
    return pieces(in: line.lowerBound..<max(line.lowerBound, line.upperBound))
  }

  private func pieces(in range: Range<Int>) -> [WordPlace] {
    var result: [WordPlace] = []
    var index = anchors.partitioningIndex { $0.span.end > range.lowerBound }
    while index < anchors.count, anchors[index].span.start < range.upperBound {
      let anchor = anchors[index]
      let low = max(anchor.span.start, range.lowerBound) - anchor.span.start + anchor.offset
      let high = min(anchor.span.end, range.upperBound) - anchor.span.start + anchor.offset
      let place = WordPlace(
        start: .init(text: anchor.node, offset: low), end: .init(text: anchor.node, offset: high))
      if RunSplitter.canCut(place, markup, part) { result.append(place) }
      index += 1
    }
    return result
  }

  private func paragraph(of place: WordPlace) -> Int? {
    markup.texts[place.start.text].run.flatMap { markup.runs[$0].paragraph }
  }
}
