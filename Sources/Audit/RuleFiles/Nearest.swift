/// The nearest of some words to a mistyped one: "did you mean".
package enum Nearest {
  /// `nil` when even the nearest differs in more than a third of its letters. Ties: the first.
  package static func word(to typed: String, among words: some Sequence<String>) -> String? {
    self.words(to: typed, among: words).first
  }

  /// All that differ in no more than a third of their letters, the nearest first.
  package static func words(to typed: String, among words: some Sequence<String>) -> [String] {
    words.enumerated().map { (word: $0.element, distance: distance(typed, $0.element), place: $0.offset) }
      .filter { $0.distance <= max(1, $0.word.unicodeScalars.count / 3) }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
      .map(\.word)
  }

  /// Edits from one word to the other: insert, delete, replace, exchange neighbours. Cost: product of lengths.
  package static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
