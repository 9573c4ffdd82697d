/// Reads one section of a format code.
struct FormatScanner {
  private(set) var tokens: [FormatSection.Token] = []
  private(set) var condition: FormatSection.Condition?
  private(set) var isColoured = false
  private(set) var groupsThousands = false
  private(set) var thousands = 0
  private(set) var chineseDigits: Int?
  private var rest: Substring.UnicodeScalarView

  init(_ code: String) {
    rest = code[...].unicodeScalars
  }

  mutating func scan() {
    while let character = rest.popFirst() {
      switch character {
      case "\"": literal(take { $0 != "\"" }, skippingEnd: true)
      case "\\", "!": if let next = rest.popFirst() { literal(String(next)) }
      // The width of a character as a blank, or a character that fills the cell: space, not text.
      case "_", "*": _ = rest.popFirst()
      case "[": bracket(takeBracket())
      case "0", "#", "?": digit(character)
      case ".": point()
      case ",": comma()
      case "%":
        tokens.append(.percent)
      case "@": tokens.append(.words)
      case "E", "e":
        if rest.first == "+" || rest.first == "-" { exponent() } else { date("y", times: 4) }
      default: word(character)
      }
    }
    numberMonths()
  }

  private mutating func word(_ character: Unicode.Scalar) {
    if eat("eneral", after: character, "G") { return tokens.append(.general) }
    if eat("M/PM", after: character, "A") { return tokens.append(.halfDay("AM", "PM")) }
    if eat("/P", after: character, "A") { return tokens.append(.halfDay("A", "P")) }
    if eat("午/下午", after: character, "上") { return tokens.append(.halfDay("上午", "下午")) }
    let lower = character.properties.lowercaseMapping.unicodeScalars.first ?? character
    if "ymdhsa".unicodeScalars.contains(lower) {
      var count = 1
      while let next = rest.first, next.properties.lowercaseMapping.unicodeScalars.first == lower {
        rest.removeFirst()
        count += 1
      }
      return date(lower, times: count)
    }
    literal(String(character))
  }

  private mutating func date(_ letter: Unicode.Scalar, times: Int) {
    tokens.append(.date(UInt8(truncatingIfNeeded: letter.value), times))
  }

  private mutating func literal(_ text: String, skippingEnd: Bool = false) {
    if skippingEnd { _ = rest.popFirst() }
    if !text.isEmpty { tokens.append(.literal(text)) }
  }

  private mutating func digit(_ character: Unicode.Scalar) {
    tokens.append(.digit(UInt8(truncatingIfNeeded: character.value)))
  }

  /// A point behind seconds begins a fraction of them.
  private mutating func point() {
    if case .date(0x73, _)? = tokens.last {
      let zeros = rest.prefix { $0 == "0" }.count
      if zeros > 0 {
        rest.removeFirst(zeros)
        return tokens.append(.secondFraction(zeros))
      }
    }
    tokens.append(.point)
  }

  /// Between digits a comma groups, behind the last one it scales.
  private mutating func comma() {
    guard case .digit? = tokens.last else { return literal(",") }
    if let next = rest.first, "0#?".unicodeScalars.contains(next) {
      groupsThousands = true
    } else {
      thousands += 1
      while rest.first == "," {
        rest.removeFirst()
        thousands += 1
      }
    }
  }

  private mutating func exponent() {
    rest.removeFirst()
    let digits = rest.prefix { $0 == "0" || $0 == "#" }.count
    rest.removeFirst(digits)
    tokens.append(.exponent(digits: digits))
  }

  private mutating func bracket(_ content: String) {
    let lower = content.lowercased()
    if let letter = lower.utf8.first, "hms".utf8.contains(letter), lower.utf8.allSatisfy({ $0 == letter }) {
      tokens.append(.elapsed(letter, lower.utf8.count))
    } else if lower.hasPrefix("dbnum") {
      chineseDigits = Int(lower.dropFirst(5))
    } else if content.hasPrefix("$") {
      // [$¥-804]: a currency sign and a locale.
      literal(String(content.dropFirst().prefix { $0 != "-" }))
    } else if let sign = content.unicodeScalars.first, "<>=".unicodeScalars.contains(sign) {
      let signs = content.prefix { "<>=".contains($0) }
      if let bound = CellNumber(Array(content.dropFirst(signs.count).utf8)) {
        condition = .init(sign: String(signs), bound: bound)
      }
    } else {
      isColoured = true
    }
  }

  private mutating func takeBracket() -> String {
    let content = take { $0 != "]" }
    _ = rest.popFirst()
    return content
  }

  private mutating func take(_ isWanted: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: isWanted)
    rest.removeFirst(taken.count)
    return String(taken)
  }

  private mutating func eat(_ tail: String, after first: Unicode.Scalar, _ head: Unicode.Scalar) -> Bool {
    let wanted = Array(tail.lowercased().unicodeScalars)
    guard first == head || String(first).uppercased() == String(head), rest.count >= wanted.count,
      String(String.UnicodeScalarView(rest.prefix(wanted.count))).lowercased() == tail.lowercased()
    else { return false }
    rest.removeFirst(wanted.count)
    return true
  }

  /// m is a minute behind hours and before seconds, else a month: minutes are written as n from here on.
  private mutating func numberMonths() {
    let letters: [(place: Int, letter: UInt8)] = tokens.indices.compactMap { index in
      switch tokens[index] {
      case .date(let letter, _), .elapsed(let letter, _): (index, letter)
      default: nil
      }
    }
    for (order, entry) in letters.enumerated() where entry.letter == 0x6D {
      let follows = order > 0 && letters[order - 1].letter == 0x68
      let precedes = order + 1 < letters.count && letters[order + 1].letter == 0x73
      if follows || precedes, case .date(_, let count) = tokens[entry.place], count <= 2 {
        tokens[entry.place] = .date(0x6E, count)
      }
    }
  }
}
