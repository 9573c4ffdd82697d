/// An element of an XML part where it stands in the bytes of the file.
struct MarkupElement {
  /// As `XMLNamespace` writes it.
  let name: String
  /// As the file writes it.
  let written: String
  /// The tag that opens it.
  let open: MarkupTag
  /// 1 for the root.
  let depth: Int
  /// The tag that closes it; `nil` for one without contents: <a/>.
  fileprivate(set) var close: Range<Int>?

  var range: Range<Int> { open.range.lowerBound..<(close?.upperBound ?? open.range.upperBound) }
  var content: Range<Int> { open.range.upperBound..<(close?.lowerBound ?? open.range.upperBound) }

  /// The elements that are wanted, in the order in which they begin. What is never closed is left out.
  static func all(in bytes: [UInt8], where isWanted: (MarkupTag, _ depth: Int) -> Bool) -> [MarkupElement] {
    var elements: [MarkupElement] = []
    var open: [Int] = []
    var scanner = MarkupScanner(bytes)
    while let tag = scanner.next() {
      if tag.kind == .close {
        let written = bytes[tag.written]
        guard let last = open.lastIndex(where: { elements[$0].written.utf8.elementsEqual(written) }) else { continue }
        elements[open[last]].close = tag.range
        open.removeSubrange(last...)
        continue
      }
      let depth = scanner.depth + (tag.kind == .open ? 0 : 1)
      guard isWanted(tag, depth) else { continue }
      if tag.kind == .open { open.append(elements.count) }
      elements.append(
        MarkupElement(
          name: tag.name, written: String(decoding: bytes[tag.written], as: UTF8.self), open: tag, depth: depth))
    }
    return elements.filter { $0.close != nil || $0.open.kind == .empty }
  }

  static func root(of bytes: [UInt8]) -> MarkupElement? { all(in: bytes) { $1 == 1 }.first }
}

extension MarkupEdits {
  /// Puts text at the end of an element; at most once for each.
  mutating func append(_ text: String, to element: MarkupElement) {
    if let close = element.close { return insert(text, at: close.lowerBound) }
    let end = element.open.range.upperBound
    replace(end - 2..<end, with: ">\(text)</\(element.written)>")
  }
}
