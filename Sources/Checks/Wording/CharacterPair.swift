/// Two characters side by side.
struct CharacterPair: Hashable {
  private let bits: UInt64

  init(_ first: UInt32, _ second: UInt32) { bits = UInt64(first) << 32 | UInt64(second) }

  /// Every pair of some texts.
  static func all(in scalars: [UInt32]) -> Set<CharacterPair> {
    Set(zip(scalars, scalars.dropFirst()).lazy.map { CharacterPair($0, $1) })
  }

  /// How often each pair stands in a document.
  static func counts(in windows: [TextWindow]) -> [CharacterPair: Int] {
    var counts: [CharacterPair: Int] = [:]
    for window in windows {
      for (first, second) in zip(window.run.scalars, window.run.scalars.dropFirst()) {
        counts[CharacterPair(first, second), default: 0] += 1
      }
    }
    return counts
  }
}
