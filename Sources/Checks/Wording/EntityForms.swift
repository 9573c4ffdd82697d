internal import Disclosure

/// The ways a document names the body that discloses, and how often.
struct EntityForms {
  /// A place in the text where a name of this kind ends, with the Chinese characters before it.
  struct Mention {
    /// Up to `reach` characters, the last one is the name's last character.
    var scalars: ArraySlice<UInt32>
    /// Offsets of the scalars, and of the end.
    var offsets: ArraySlice<Int>
    /// The longest tail that is a legal form; 0 when there is none.
    var legal: Int
    var isAfterHan: Bool

    func span(last count: Int) -> Span {
      Span(offsets[offsets.endIndex - 1 - count], offsets[offsets.endIndex - 1])
    }
  }

  let full: [UInt32]
  /// Characters of the full name that say where, not what (赣州市).
  let placeLength: Int
  private(set) var counts: [[UInt32]: Int] = [:]
  private(set) var mentions: [Mention] = []

  /// The shortest short form that is counted.
  private static let least = 4
  private static let reach = 30

  /// `nil` when the name is too short to tell a slip from another name.
  init?(_ document: Document, _ windows: [TextWindow]) {
    guard let entity = document.entity else { return nil }
    let full = entity.values.filter(\.isHan)
    guard full.count >= 4, let last = full.last else { return nil }
    self.full = full
    placeLength = Self.placeLength(full)
    for window in windows {
      let run = window.run
      for index in run.scalars.indices where run.scalars[index] == last { add(run, index) }
    }
  }

  private mutating func add(_ run: ScalarRun, _ end: Int) {
    var start = end
    while start > 0, end - start < Self.reach, run.scalars[start - 1].isHan { start -= 1 }
    let scalars = run.scalars[start...end]
    var legal = 0
    for length in Self.least...max(Self.least, min(scalars.count, full.count))
    where length <= scalars.count && isShortForm(scalars.suffix(length)) {
      legal = length
    }
    if legal > 0 { counts[Array(scalars.suffix(legal)), default: 0] += 1 }
    mentions.append(
      Mention(
        scalars: scalars, offsets: run.offsets[start...end + 1], legal: legal,
        isAfterHan: start > 0 && run.scalars[start - 1].isHan))
  }

  /// True for a form whose characters all stand in the full name, in the same order.
  func isShortForm(_ form: some Collection<UInt32>) -> Bool {
    var rest = full[...]
    for scalar in form {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// The full name first, then short forms used at least `times` times.
  func dominant(_ times: Int) -> [[UInt32]] {
    let short = counts.filter { $0.key != full && $0.value >= times }
    return [full]
      + short.sorted { ($1.value, $0.key.count) < ($0.value, $1.key.count) }.map(\.key)
  }

  /// 赣州市, 上海市普陀区: up to the last sign of a region that is not the first half of a word (市场, 乡村).
  private static func placeLength(_ full: [UInt32]) -> Int {
    let regions = Set("省市县区旗州盟镇乡".values)
    let words = Set("场政村建属直".values)
    var length = 0
    for index in full.indices.dropLast(2)
    where regions.contains(full[index]) && !words.contains(full[index + 1]) && index < 16 {
      length = index + 1
    }
    return length
  }
}
