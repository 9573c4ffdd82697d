internal import Disclosure

/// Finds the figures a goal text names, each with the clause it stands in.
enum GoalReader {
  static func figures(in goal: Span, isOutcome: Bool, document: Document) -> [Project.GoalFigure] {
    var figures: [Project.GoalFigure] = []
    for clause in clauses(of: goal, document.text) {
      let found = QuantityScanner.scan(document.text, clause).filter { $0.kind == .quantity }
      for item in found {
        var subject: [UInt8] = []
        subject.append(contentsOf: document.text[clause.start..<item.span.start])
        subject.append(contentsOf: document.text[item.span.end..<clause.end])
        figures.append(
          Project.GoalFigure(
            quantity: bound(item.quantity, before: document.text[item.span.end..<clause.end]), clause: clause,
            subject: FormText.withoutMarker(
              FormText.key(String(decoding: subject, as: UTF8.self))),
            isOutcome: isOutcome))
      }
    }
    return figures
  }

  /// 9800人次以上 promises 9800 at least: the number is as sharp as in ≥9800.
  private static func bound(_ quantity: Quantity, before rest: ArraySlice<UInt8>) -> Quantity {
    guard quantity.hedge == .over || quantity.hedge == .under,
      let word = bounds.first(where: { rest.starts(with: $0.word.utf8) })
    else { return quantity }
    return Quantity(
      numeral: quantity.numeral, unit: quantity.unit, comparator: quantity.comparator ?? word.comparator,
      span: quantity.span)
  }

  private static let bounds: [(word: String, comparator: Comparator)] = [
    ("以上", .atLeast), ("以下", .atMost), ("以内", .atMost),
  ]

  /// Cut at ，。；、 and line ends; not at the comma inside 1,031.84.
  private static func clauses(of goal: Span, _ text: [UInt8]) -> [Span] {
    var clauses: [Span] = []
    var start = goal.start
    var index = goal.start
    while index < goal.end {
      let length = stopLength(text, index, goal)
      if length > 0 {
        if index > start { clauses.append(Span(start, index)) }
        start = index + length
        index = start
      } else {
        index += 1
      }
    }
    if goal.end > start { clauses.append(Span(start, goal.end)) }
    return clauses
  }

  private static let stops = ["，", "。", "；", "、", "：", "？", "！", "\n"].map { Array($0.utf8) }

  private static func stopLength(_ text: [UInt8], _ index: Int, _ goal: Span) -> Int {
    let byte = text[index]
    if byte == UInt8(ascii: ";") || byte == 0x0A { return 1 }
    if byte == UInt8(ascii: ",") {
      let before = index > goal.start && NumeralReader.isDigit(text[index - 1])
      let after = index + 1 < goal.end && NumeralReader.isDigit(text[index + 1])
      return before && after ? 0 : 1
    }
    guard byte >= 0xE3 else { return 0 }
    for stop in stops where stop.count > 1 && index + stop.count <= goal.end {
      if text[index..<(index + stop.count)].elementsEqual(stop) { return stop.count }
    }
    return 0
  }
}
