/// What the characters of a line say of its place in the text.
enum LineShape {
  /// Ends a statement, so that the next line may begin another.
  static func isTerminal(_ scalar: Unicode.Scalar) -> Bool { "。；：！？!?;:”".unicodeScalars.contains(scalar) }

  /// 预算主管部门：某局: a short label, and what it is for this document.
  static func isLabelled(_ text: [UInt8]) -> Bool {
    let scalars = Array(String(decoding: text.prefix(48), as: UTF8.self).unicodeScalars)
    guard let colon = scalars.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    return (2...8).contains(colon) && colon + 2 < scalars.count
      && scalars[..<colon].allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// An entry of the table of contents: leader dots, then a page number.
  static func isContentsEntry(_ line: TextLine) -> Bool {
    guard ScalarClass(line.last) == .digit || line.last.isLeader else { return false }
    var run = 0
    for scalar in String(decoding: line.text, as: UTF8.self).unicodeScalars {
      if scalar.isLeader {
        // An ellipsis is several dots.
        run += scalar.value == 0x2026 || scalar.value == 0x22EF ? 3 : 1
        if run >= 5 { return true }
      } else if !scalar.isBlank {
        run = 0
      }
    }
    return false
  }

  /// 一、 （一） 1. 1、 （1） 第一部分 ①: how an item of a list or a heading begins.
  static func isNumbered(_ text: [UInt8]) -> Bool { numbering(text) != nil }

  /// Number of characters of the numbering.
  static func numbering(_ text: [UInt8]) -> Int? {
    let scalars = Array(String(decoding: text.prefix(36), as: UTF8.self).unicodeScalars)
    guard let first = scalars.first else { return nil }
    if (0x2460...0x2487).contains(first.value) { return 1 }
    let isBracket = first == "（" || first == "("
    let isPart = first == "第"
    let start = isBracket || isPart ? 1 : 0
    var end = start
    while end < scalars.count, end - start < 4, isNumeral(scalars[end]) { end += 1 }
    guard end > start, end < scalars.count else { return nil }
    if isBracket { return scalars[end] == "）" || scalars[end] == ")" ? end + 1 : nil }
    if isPart {
      if scalars[end] == "章" || scalars[end] == "条" || scalars[end] == "节" { return end + 1 }
      return scalars[end] == "部" && end + 1 < scalars.count && scalars[end + 1] == "分" ? end + 2 : nil
    }
    if scalars[end] == "、" { return end + 1 }
    guard scalars[end] == "." || scalars[end] == "．", ScalarClass(first) == .digit else { return nil }
    // 1.25 is a number.
    return end + 1 < scalars.count && ScalarClass(scalars[end + 1]) == .digit ? nil : end + 1
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    ScalarClass(scalar) == .digit || "一二三四五六七八九十百".unicodeScalars.contains(scalar)
  }
}

extension LineShape {
  /// Digits with signs of numbers, or a dash.
  static func isFigure(_ text: [UInt8]) -> Bool {
    if text.allSatisfy({ (0x25...0x39).contains($0) || $0 == 0x20 }) { return true }
    return String(decoding: text, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      "—－％，．".unicodeScalars.contains(scalar) || (0xFF10...0xFF19).contains(scalar.value)
        || (0x25...0x39).contains(scalar.value) || scalar == " "
    }
  }

  /// One figure on several lines of a column that is too narrow for it: together they have one point, and two digits at most behind it.
  static func isOneFigure(_ lines: [[UInt8]]) -> Bool {
    let digits = Array(lines.joined())
    let point = UInt8(ascii: ".")
    guard let place = digits.firstIndex(of: point) else { return false }
    return digits.count - place <= 3 && digits[place...].dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The last digits of a figure that had no room for them: it has one point, and two digits behind it.
  static func isTail(_ text: [UInt8], of figure: [UInt8]) -> Bool {
    let point = UInt8(ascii: ".")
    let digits = text.filter { $0 != UInt8(ascii: "%") }
    guard !digits.contains(UInt8(ascii: ",")) else { return false }
    guard let place = figure.lastIndex(of: point) else { return digits.contains(point) || digits.count <= 3 }
    return !digits.contains(point) && figure.count - place - 1 + digits.count <= 2
  }

  /// Stands above a table and belongs to it: its title, the body that made it, the unit.
  static func isTableHead(_ text: [UInt8]) -> Bool {
    let words = String(decoding: text.filter { $0 != 0x20 }, as: UTF8.self)
    return ["单位", "部门名称", "部门：", "编制", "金额", "填报", "公开"].contains { words.hasPrefix($0) } || words.hasSuffix("表")
      || words.hasSuffix("元")
  }

  /// A title without 续表, （续）: that the table goes on; empty when the line says nothing else.
  static func withoutContinuation(_ text: [UInt8]) -> [UInt8] {
    for mark in ["（续表）", "（续）", "(续表)", "(续)", "续表"].map({ Array($0.utf8) }) {
      if text.suffix(mark.count) == mark[...] { return Array(text.dropLast(mark.count)) }
    }
    return text
  }

  /// A title of a table that was written in pieces, or the line between it and the table: who made it at the left, the unit at the right.
  static func isCaption(_ pieces: [TextLine]) -> Bool {
    let isWhole = zip(pieces, pieces.dropFirst()).allSatisfy { $1.box.left - $0.box.right < $0.size }
    if isWhole, pieces.last?.last == "表", isTableHead(Array(pieces.map(\.text).joined())) { return true }
    return pieces.allSatisfy { isTableHead($0.text) } && pieces.contains { $0.text.contains(sign: "：") }
  }

  /// Whether brackets are closed as often as they are opened.
  static func isBalanced(_ text: [UInt8]) -> Bool {
    String(decoding: text, as: UTF8.self).unicodeScalars.reduce(0) { depth, scalar in
      scalar == "（" || scalar == "(" ? depth + 1 : scalar == "）" || scalar == ")" ? depth - 1 : depth
    } == 0
  }

  /// Pieces of one line that belong together although they are far apart: a numbering and its words, an entry of the contents and its page.
  static func rejoined(_ pieces: [TextLine], right: Double) -> [TextLine] {
    guard pieces.count > 1, let last = pieces.last else { return pieces }
    var whole: [TextLine] = []
    for piece in pieces {
      if let previous = whole.last, isWholeNumbering(previous.text) {
        whole[whole.count - 1] = joined(previous, piece)
      } else {
        whole.append(piece)
      }
    }
    let isPageColumn =
      right - last.box.right < 2 * last.size && last.glyphCount <= 3 && ScalarClass(last.first) == .digit
    if whole.count == 2, isPageColumn, Furniture.pageNumber(last.text) != nil { return [joined(whole[0], whole[1])] }
    return whole
  }

  private static func isWholeNumbering(_ text: [UInt8]) -> Bool {
    let count = String(decoding: text, as: UTF8.self).unicodeScalars.count
    return count <= 6 && numbering(text) == count
  }

  private static func joined(_ a: TextLine, _ b: TextLine) -> TextLine {
    var line = a
    line.text += [0x20] + b.text
    line.spots += b.spots
    line.box = a.box.union(b.box)
    line.last = b.last
    line.glyphCount += b.glyphCount
    line.isBold = a.isBold && b.isBold
    return line
  }
}
