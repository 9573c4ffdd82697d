/// Changes to a document that must not change what is found in it.
package enum ExampleVariant: String, Hashable, Sendable, CaseIterable {
  case asWritten = "as written"
  case carriageReturns = "CRLF"
  case byteOrderMark = "byte order mark"
  case fullWidthDigits = "full-width digits"
  case noBreakSpaces = "no-break spaces"
  case paragraphInFront = "a paragraph in front"

  /// The example's text so changed, markers kept; `nil` when the change changes nothing.
  package func applied(to marked: String) -> String? {
    switch self {
    case .asWritten: return marked
    case .carriageReturns: return replacing(marked) { $0 == "\n" ? ["\r", "\n"] : nil }
    case .byteOrderMark: return "\u{FEFF}" + marked
    case .fullWidthDigits:
      return replacing(marked) {
        ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0).map { [$0] } : nil
      }
    case .noBreakSpaces: return replacing(marked) { $0 == " " ? ["\u{A0}"] : nil }
    case .paragraphInFront: return "本文件内容以公布的文本为准，如有疑问请与公布单位联系。\n\n" + marked
    }
  }

  private func replacing(
    _ text: String, _ change: (Unicode.Scalar) -> [Unicode.Scalar]?
  ) -> String? {
    var changed = String.UnicodeScalarView()
    var isChanged = false
    for scalar in text.unicodeScalars {
      if let new = change(scalar) {
        changed.append(contentsOf: new)
        isChanged = true
      } else {
        changed.append(scalar)
      }
    }
    return isChanged ? String(changed) : nil
  }
}
