/// Finds running heads and page numbers: what stands at the same height of many pages.
struct Furniture {
  /// Part of a page's height, at either end, where furniture stands.
  private static let zone = 0.12
  /// Heights that differ by so many points are one.
  private static let slack = 4.0

  private struct Candidate {
    var page: Int
    var item: Int
    /// Distance of the line from the nearer edge; negative at the bottom.
    var height: Double
    var text: [UInt8]
    /// The page number it is, when it is one.
    var number: Int?
  }

  /// Indices of the items that are furniture, by page.
  static func find(_ pages: [PageLayout]) -> [Set<Int>] {
    var found = [Set<Int>](repeating: [], count: pages.count)
    let candidates = pages.indices.flatMap { outermost(pages[$0], $0) }
    var sizes: [Int: Int] = [:]
    for page in pages { sizes[page.sizeKey, default: 0] += 1 }
    for candidate in candidates {
      let fellows = candidates.count { isFellow($0, candidate) }
      // A number alone needs one like it; words must be on a good part of the pages of one size, which has a height of its own for them.
      let pageCount = sizes[pages[candidate.page].sizeKey] ?? 0
      let isFurniture =
        candidate.number != nil
        ? fellows >= 1 || candidate.number == pages[candidate.page].number
        : fellows >= 2 && (fellows + 1) * 3 >= pageCount && !LineShape.isTableHead(candidate.text)
      if isFurniture { found[candidate.page].insert(candidate.item) }
    }
    return found
  }

  private static func isFellow(_ other: Candidate, _ candidate: Candidate) -> Bool {
    guard other.page != candidate.page, abs(other.height - candidate.height) <= slack else { return false }
    return candidate.number != nil ? other.number != nil : other.text == candidate.text
  }

  /// The two outermost lines at either end, as far as they are in the zone.
  private static func outermost(_ page: PageLayout, _ index: Int) -> [Candidate] {
    var candidates: [Candidate] = []
    let ends = Set(page.items.indices.prefix(2)).union(page.items.indices.suffix(2))
    for item in ends.sorted() {
      guard case .line(let pieces) = page.items[item], let first = pieces.first else { continue }
      let isTop = first.baseline < page.height * zone
      guard isTop || first.baseline > page.height * (1 - zone) else { continue }
      let text = Array(pieces.map(\.text).joined(separator: [0x20]))
      candidates.append(
        Candidate(
          page: index, item: item, height: isTop ? first.baseline : first.baseline - page.height, text: masked(text),
          number: pageNumber(text)))
    }
    return candidates
  }

  /// Digits differ from page to page.
  private static func masked(_ text: [UInt8]) -> [UInt8] {
    text.map { (0x30...0x39).contains($0) ? 0x23 : $0 }
  }

  /// 3, - 3 -, — 3 —, 第 3 页, 3 / 25, 第3页 共25页: the first number of it.
  static func pageNumber(_ text: [UInt8]) -> Int? {
    var number: Int?
    var isOpen = true
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if ScalarClass(scalar) == .digit {
        guard isOpen || number != nil, number ?? 0 < 10_000 else { return nil }
        if isOpen { number = (number ?? 0) * 10 + Int(scalar.value) - 0x30 }
      } else if "-—–－─·•/ 第页共,，~～".unicodeScalars.contains(scalar) {
        isOpen = number == nil
      } else {
        return nil
      }
    }
    return number
  }
}
