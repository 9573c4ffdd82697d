/// Looks over the bytes of a page before libxml2's HTML parser gets them: it compares each attribute of a tag with all the others, and each end tag with all
/// elements that are open, so that a few megabytes of either would take it hours.
struct PageScan {
  /// White space in one tag outside quotes, which parts attributes.
  private static let blanksMax = 20_000
  private static let endTagsMax = 2_000_000

  private var blanks = 0
  private var endTags = 0
  private var isInTag = false
  private var quote: UInt8?

  /// Throws `limit` for a page that no person wrote and no program.
  static func check(_ page: [UInt8]) throws(FormatError) {
    var scan = PageScan()
    for index in page.indices {
      guard scan.takes(page[index], next: index + 1 < page.count ? page[index + 1] : 0) else { throw .limit(.tag) }
    }
  }

  private mutating func takes(_ byte: UInt8, next: UInt8) -> Bool {
    switch byte {
    case 0x3C where quote == nil:
      if next == 0x2F { endTags += 1 }
      isInTag = next == 0x2F || (0x41...0x5A).contains(next & 0xDF)
      blanks = 0
    case 0x3E where quote == nil: isInTag = false
    case 0x22, 0x27: if isInTag { quote = quote == nil ? byte : quote == byte ? nil : quote }
    case 0x09...0x20 where isInTag && quote == nil: blanks += 1
    default: break
    }
    return blanks <= Self.blanksMax && endTags <= Self.endTagsMax
  }
}
