internal import Disclosure

/// A line of characters as recognition found them in a picture; all places in dots.
struct RecognizedLine: Hashable {
  struct Character: Hashable {
    var scalar: Unicode.Scalar
    var left: Int
    var right: Int
    /// 0 … 100.
    var confidence: Double

    /// Below this it is as likely as not another one: digits that were made up of the signs beside them had less, right ones more.
    private static let sure = 98.0
    var isSure: Bool { confidence >= Self.sure }
  }

  var left: Int
  var top: Int
  var right: Int
  var bottom: Int
  /// Height of the line the characters stand on, in the middle of it.
  var baseline: Double
  /// Of the characters, with what they reach above and below.
  var height: Double
  var characters: [Character] = []
}

/// Reads hOCR with boxes of characters (`hocr_char_boxes`), as Tesseract writes it. What does not look so is passed over.
enum RecognizedText {
  static func lines(_ bytes: ArraySlice<UInt8>) -> [RecognizedLine] {
    var lines: [RecognizedLine] = []
    var rest = bytes
    while let opening = rest.range(of: mark) {
      rest = bytes[opening.upperBound...]
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      let tag = String(decoding: rest[..<end], as: UTF8.self)
      rest = bytes[(end + 1)...]
      if let line = line(tag) {
        lines.append(line)
      } else if tag.holds("ocrx_cinfo"), !lines.isEmpty, let close = rest.firstIndex(of: UInt8(ascii: "<")) {
        lines[lines.count - 1].characters += characters(tag, String(decoding: rest[..<close], as: UTF8.self))
        rest = bytes[close...]
      }
    }
    return lines.filter { !$0.characters.isEmpty }
  }

  private static let mark = Array("<span ".utf8)

  private static func line(_ tag: String) -> RecognizedLine? {
    guard let box = numbers(behind: "bbox", in: tag), box.count >= 4,
      let slope = numbers(behind: "baseline", in: tag), slope.count >= 2,
      let height = numbers(behind: "x_size", in: tag)?.first, height > 0
    else { return nil }
    return RecognizedLine(
      left: Int(box[0]), top: Int(box[1]), right: Int(box[2]), bottom: Int(box[3]),
      baseline: box[3] + slope[1] + slope[0] * (box[2] - box[0]) / 2, height: height)
  }

  private static func characters(_ tag: String, _ text: String) -> [RecognizedLine.Character] {
    guard let box = numbers(behind: "x_bboxes", in: tag), box.count >= 4,
      let confidence = numbers(behind: "x_conf", in: tag)?.first
    else { return [] }
    let scalars = unescaped(text).unicodeScalars.filter { !$0.isBlank }
    let width = (box[2] - box[0]) / Double(max(scalars.count, 1))
    return scalars.enumerated().map { index, scalar in
      RecognizedLine.Character(
        scalar: scalar, left: Int(box[0] + Double(index) * width), right: Int(box[0] + Double(index + 1) * width),
        confidence: confidence)
    }
  }

  /// bbox 302 313 604 354; … : the numbers up to the sign that ends them, none of them beyond any picture.
  private static func numbers(behind name: String, in tag: String) -> [Double]? {
    guard let offset = tag.firstOffset(of: name + " ") else { return nil }
    let list = tag.utf8.dropFirst(offset + name.utf8.count + 1).prefix { !";'\"".utf8.contains($0) }
    let numbers = list.split(separator: UInt8(ascii: " ")).map { Double(Substring($0)) }
    guard numbers.allSatisfy({ $0.map { abs($0) < 1e6 } ?? false }) else { return nil }
    return numbers.compactMap { $0 }
  }

  private static func unescaped(_ text: String) -> String {
    let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
    return entities[text] ?? text
  }
}
