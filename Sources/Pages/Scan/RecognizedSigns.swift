/// Mends signs that recognition takes for others, where what stands around them leaves no choice.
enum RecognizedSigns {
  /// Characters further apart than this part of their size are in two figures.
  private static let gap = 0.4

  /// Where the ink of a character begins and ends, in dots.
  typealias Place = (left: Int, right: Int)

  /// `size` in dots.
  static func mended(_ line: RecognizedLine, _ places: [Place], size: Double) -> (line: RecognizedLine, places: [Place])
  {
    var line = line
    let places = closed(line.characters, places, size: size)
    var start = 0
    for index in line.characters.indices {
      let next = index + 1
      if next < line.characters.count, isOfFigure(line.characters[index].scalar),
        isOfFigure(line.characters[next].scalar),
        Double(places[next].left - places[index].right) < gap * size
      {
        continue
      }
      mendPoints(&line.characters[start..<next])
      start = next
    }
    mendBrackets(&line.characters)
    mendSpending(&line.characters)
    return (line, places)
  }

  /// A sign within a figure reaches to the digit behind it: of fonts whose signs are as wide as an ideograph the ink ends far before.
  private static func closed(_ characters: [RecognizedLine.Character], _ places: [Place], size: Double) -> [Place] {
    var places = places
    for index in characters.indices.dropFirst().dropLast()
    where isWithinFigure(index, characters) && Double(places[index].left - places[index - 1].right) < gap * size
      && Double(places[index + 1].left - places[index].right) < size
    {
      places[index].right = places[index + 1].left
    }
    return places
  }

  /// A comma before three digits; a point, unless it may be that of a numbering: 1. 20 万元以上.
  private static func isWithinFigure(_ index: Int, _ characters: [RecognizedLine.Character]) -> Bool {
    let before = characters[..<index].reversed().prefix { isDigit($0.scalar) }.count
    let behind = characters[(index + 1)...].prefix { isDigit($0.scalar) }.count
    guard before > 0, behind > 0 else { return false }
    if characters[index].scalar == "," { return behind >= 3 }
    guard characters[index].scalar == "." else { return false }
    return before > 1 || index > before && (0x4E00...0x9FFF).contains(characters[index - before - 1].scalar.value)
  }

  private static func isOfFigure(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar == "." || scalar == ","
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ScalarClass(scalar) == .digit }

  /// A number has one point, so those before it are commas that part thousands: 2.112.86 is 2,112.86.
  private static func mendPoints(_ figure: inout ArraySlice<RecognizedLine.Character>) {
    let points = figure.indices.filter { figure[$0].scalar == "." }
    let signs = figure.indices.filter { figure[$0].scalar == "." || figure[$0].scalar == "," }
    guard points.count > 1, points.last == signs.last else { return }
    let groups = zip(signs, signs.dropFirst()).map { $1 - $0 - 1 }
    guard groups.allSatisfy({ $0 == 3 }), (1...3).contains(signs[0] - figure.startIndex) else { return }
    for point in points.dropLast() { figure[point].scalar = "," }
  }

  /// What opens before a numeral that a round bracket closes is one: 《1) is (1).
  private static func mendBrackets(_ characters: inout [RecognizedLine.Character]) {
    for index in characters.indices where "《〈".unicodeScalars.contains(characters[index].scalar) {
      let numeral = characters[(index + 1)...].prefix {
        isDigit($0.scalar) || "一二三四五六七八九十".unicodeScalars.contains($0.scalar)
      }
      guard (1...3).contains(numeral.count), numeral.endIndex < characters.count,
        ")）".unicodeScalars.contains(characters[numeral.endIndex].scalar)
      else { continue }
      characters[index].scalar = "("
    }
  }

  /// 支 is taken for 文, and no word ends in 文出 but where one is written, issued or published.
  private static func mendSpending(_ characters: inout [RecognizedLine.Character]) {
    for index in characters.indices.dropLast()
    where characters[index].scalar == "文" && characters[index + 1].scalar == "出" {
      let before = index > 0 ? characters[index - 1].scalar : " "
      let behind = index + 2 < characters.count ? characters[index + 2].scalar : " "
      guard !"论公发行作外人古中英散语".unicodeScalars.contains(before), !"版台具土自现".unicodeScalars.contains(behind) else { continue }
      characters[index].scalar = "支"
      characters[index].confidence = 100
    }
  }
}
