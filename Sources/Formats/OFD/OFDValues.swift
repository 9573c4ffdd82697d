internal import Pages

/// How OFD writes numbers, boxes, distances and paths: words parted by blanks.
enum OFDValues {
  /// In millimetres; no page is larger, and no number that places something on one.
  private static let farthest = 100_000.0

  private static func number(_ word: some Sequence<UInt8>) -> Double? {
    guard let number = Double(String(decoding: Array(word), as: UTF8.self)), abs(number) <= farthest else { return nil }
    return number
  }

  /// Numbers at the head of the words; what is no number ends them.
  static func numbers(_ bytes: some Collection<UInt8>) -> [Double] {
    var numbers: [Double] = []
    for word in bytes.split(whereSeparator: { $0 <= 0x20 }) {
      guard let number = number(word) else { break }
      numbers.append(number)
    }
    return numbers
  }

  /// x, y, width, height.
  static func box(_ bytes: some Collection<UInt8>) -> Rect? {
    let numbers = numbers(bytes)
    guard numbers.count == 4 else { return nil }
    return Rect(left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2], bottom: numbers[1] + numbers[3])
  }

  static func matrix(_ bytes: some Collection<UInt8>) -> Matrix? {
    let numbers = numbers(bytes)
    return numbers.count == 6 ? Matrix(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) : nil
  }

  /// Distances from character to character: "g 3 5.6 2.8" is three of 5.6 and one of 2.8. At most `limit`.
  static func distances(_ bytes: some Collection<UInt8>, limit: Int) -> [Double] {
    var distances: [Double] = []
    var words = bytes.split(whereSeparator: { $0 <= 0x20 }).makeIterator()
    while distances.count < limit, let word = words.next() {
      if word.elementsEqual("g".utf8) {
        guard let count = words.next().flatMap({ number($0) }), let distance = words.next().flatMap({ number($0) })
        else { break }
        distances += Array(repeating: distance, count: min(Int(max(count, 0)), limit - distances.count))
      } else {
        guard let distance = number(word) else { break }
        distances.append(distance)
      }
    }
    return distances
  }

  /// AbbreviatedData: letters with their points, through `matrix`.
  static func path(_ bytes: some Collection<UInt8>, _ matrix: Matrix) -> Path {
    var path = Path()
    var letter = UInt8(ascii: "M")
    var numbers: [Double] = []
    func point(_ index: Int) -> Point { matrix.applied(numbers[index], numbers[index + 1]) }
    func draw() {
      switch letter {
      case UInt8(ascii: "S"), UInt8(ascii: "M"): if numbers.count >= 2 { path.move(point(0)) }
      case UInt8(ascii: "L"): if numbers.count >= 2 { path.line(point(0)) }
      // Curves and arcs end where their last point is.
      case UInt8(ascii: "Q"), UInt8(ascii: "B"), UInt8(ascii: "A"):
        if numbers.count >= 2 { path.curve(point(numbers.count - 2)) }
      case UInt8(ascii: "C"): path.close()
      default: break
      }
      numbers.removeAll(keepingCapacity: true)
    }
    var isFirst = true
    for word in bytes.split(whereSeparator: { $0 <= 0x20 }) {
      if let number = number(word) {
        if numbers.count < 8 { numbers.append(number) }
      } else if let head = word.first {
        if !isFirst { draw() }
        isFirst = false
        letter = head
      }
    }
    if !isFirst { draw() }
    return path
  }

  /// The values of a colour: light grey levels, red green blue, or cyan magenta yellow black.
  static func isWhite(_ bytes: some Collection<UInt8>) -> Bool {
    let values = numbers(bytes)
    return values.count == 4 ? values.allSatisfy { $0 <= 5 } : !values.isEmpty && values.allSatisfy { $0 >= 250 }
  }
}
