internal import Disclosure

/// The name of an account, ready to be compared: white space out, brackets of one width, levels such as （款） dropped.
struct AccountLabel: Hashable {
  let text: String
  let scalars: [Unicode.Scalar]

  init(_ name: String) {
    var scalars: [Unicode.Scalar] = []
    for scalar in name.unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "(": scalars.append("（")
      case ")": scalars.append("）")
      default: scalars.append(scalar)
      }
    }
    for level in ["（类）", "（款）", "（项）"] where scalars.count > 3 {
      if scalars.suffix(3).elementsEqual(level.unicodeScalars) { scalars.removeLast(3) }
    }
    self.scalars = scalars
    text = String(String.UnicodeScalarView(scalars))
  }

  /// The name, or what the lexicon folds it to.
  init(_ name: String, in vocabulary: Vocabulary) { self.init(vocabulary.concepts[ExactText(name)] ?? name) }

  /// The same name, or one of them cut short or without its closing 支出.
  func agrees(with other: AccountLabel) -> Bool {
    if scalars == other.scalars { return true }
    let (short, long) =
      scalars.count < other.scalars.count
      ? (scalars, other.scalars) : (other.scalars, scalars)
    return short.count >= 4 && long.starts(with: short)
  }

  /// One or two characters differ in a name long enough for that to be a slip.
  func isMisspelling(of other: AccountLabel) -> Bool {
    let limit = min(scalars.count, other.scalars.count) >= 8 ? 2 : 1
    guard min(scalars.count, other.scalars.count) >= 4 else { return false }
    return distance(to: other, atMost: limit) <= limit
  }

  /// Edit distance over scalars; anything above `limit` may come back as `limit + 1`.
  private func distance(to other: AccountLabel, atMost limit: Int) -> Int {
    let (a, b) = (scalars, other.scalars)
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var previous = row
      previous[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = row[j] + (x == y ? 0 : 1)
        previous[j + 1] = min(substituted, row[j + 1] + 1, previous[j] + 1)
      }
      row = previous
      if (row.min() ?? 0) > limit { return limit + 1 }
    }
    return row[b.count]
  }
}
