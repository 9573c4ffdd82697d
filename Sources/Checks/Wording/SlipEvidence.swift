internal import Disclosure

/// Whether what is one character away from a term is that term misspelt, or other words.
///
/// A short run of Chinese is one character away from many others (社会工作服务, 社会工作事务), so that alone says little. What says more:
/// a place where only an account can stand; a character typed for one of its sound or shape; one that makes no word with
/// its neighbours; a loss that leaves half a word; many characters that agree; the term itself elsewhere in the document.
struct SlipEvidence {
  enum Weight { case none, some, full }

  struct Change {
    var isLoss: Bool
    /// The changed form is made of words: 服务 for 事务; 事业单位退休, of 事业单位离退休.
    var isWord: Bool
    /// Typed for the right character by its sound or its shape.
    var isConfusable: Bool

    init(_ near: TermIndex.Near, _ scalars: [UInt32], _ glossary: Glossary) {
      let place = near.place
      isLoss = near.isLoss
      guard !isLoss else {
        // 保险费 for 保险缴费: what stands side by side now does so in other names.
        isWord =
          glossary.wordEdges.value.parts(scalars, at: place)
          || place > 0 && glossary.rightPairs.value.contains(CharacterPair(scalars[place - 1], scalars[place]))
        isConfusable = false
        return
      }
      let pairs = glossary.rightPairs.value
      isWord =
        place > 0 && pairs.contains(CharacterPair(scalars[place - 1], scalars[place]))
        || place + 1 < scalars.count && pairs.contains(CharacterPair(scalars[place], scalars[place + 1]))
      isConfusable = glossary.confusable.value.contains(scalars[place], near.term[place - near.range.lowerBound])
    }
  }

  var change: Change
  var place: TermPlace
  /// Of the term.
  var length: Int
  /// How often the document has the term.
  var uses: Int

  /// So often the term stands in a document that has it as a term.
  private static let habit = 3
  /// So long a name of an item, or a run of prose, is no other name by chance.
  private static let (longItem, longProse) = (8, 9)

  var weight: Weight {
    if place == .account { return uses > 0 ? .full : change.isWord ? .none : .some }
    if change.isLoss { return change.isWord ? .none : uses > 0 ? .full : .some }
    if change.isWord {
      if change.isConfusable, uses >= Self.habit { return .some }
      return uses > 0 && length >= (place == .item ? Self.longItem : Self.longProse) ? .some : .none
    }
    if change.isConfusable { return uses > 0 ? .full : .some }
    return uses >= Self.habit || uses > 0 && place == .item ? .some : .none
  }
}
