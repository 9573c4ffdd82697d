/// The words every match of a pattern holds, as one text: how the program holds what its own patterns ask for.
///
/// Words stand behind each other parted by `betweenWords`: one of them must be there. So of each of the lists that are parted by
/// `betweenLists`. Empty when nothing is asked for.
package enum RequiredWords {
  /// Of the private use area: no disclosure is looked through for them.
  package static let betweenWords: Unicode.Scalar = "\u{E000}"
  package static let betweenLists: Unicode.Scalar = "\u{E001}"

  /// `pattern`: what PCRE2 compiles, macros replaced.
  package static func text(of pattern: String) -> String {
    var text = String.UnicodeScalarView()
    for words in PatternReader.knowledge(of: pattern).needs where words.allSatisfy(canBeWritten) {
      if !text.isEmpty { text.append(betweenLists) }
      for index in words.indices {
        if index > words.startIndex { text.append(betweenWords) }
        text.append(contentsOf: words[index])
      }
    }
    return String(text)
  }

  private static func canBeWritten(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    !word.isEmpty && !word.contains(betweenWords) && !word.contains(betweenLists)
  }
}
