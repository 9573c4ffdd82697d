import Disclosure
import Extract
import Testing

@Suite struct DecoderTests {
  static let text = "二、收入决算情况说明\n2023年度收入合计１，031.84万元，比上年增加408.62万元。\n"

  private func decode(_ bytes: [UInt8]) throws -> (encoding: String, text: [UInt8]) {
    try Decoder.decode(bytes)
  }

  private static func wide(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return bigEndian ? [high, low] : [low, high]
    }
  }

  /// "部门预算收入支出总表\n" with a figure, in GB18030.
  static let gb: [UInt8] = [
    0xB2, 0xBF, 0xC3, 0xC5, 0xD4, 0xA4, 0xCB, 0xE3, 0xCA, 0xD5, 0xC8, 0xEB, 0xD6, 0xA7, 0xB3, 0xF6,
    0xD7, 0xDC, 0xB1, 0xED, 0x0A, 0x31, 0x32, 0x2E, 0x33, 0x34, 0xCD, 0xF2, 0xD4, 0xAA, 0xA1, 0xA3,
  ]

  @Test func everyEncodingGivesTheSameText() throws {
    let utf8 = Array(Self.text.utf8)
    let variants: [(String, [UInt8])] = [
      ("UTF-8", utf8), ("UTF-8", [0xEF, 0xBB, 0xBF] + utf8),
      ("UTF-16LE", [0xFF, 0xFE] + Self.wide(Self.text, bigEndian: false)),
      ("UTF-16BE", [0xFE, 0xFF] + Self.wide(Self.text, bigEndian: true)),
      ("UTF-16LE", Self.wide(Self.text, bigEndian: false)),
      ("UTF-16BE", Self.wide(Self.text, bigEndian: true)),
    ]
    for (name, bytes) in variants {
      let source = try decode(bytes)
      #expect(source.text == utf8, "\(name)")
      #expect(source.encoding == name)
    }
  }

  @Test func gb18030IsReadWithFewAndWithManyIdeographs() throws {
    #expect(String(decoding: try decode(Self.gb).text, as: UTF8.self) == "部门预算收入支出总表\n12.34万元。")
    let figures = Array(String(repeating: "1031.84\t0.00\n", count: 300).utf8)
    let source = try decode(Self.gb + figures)
    #expect(source.encoding == "GB18030")
    #expect(source.text.starts(with: "部门预算".utf8))
  }

  @Test func aTornLastCharacterIsLeftOut() throws {
    let bytes = Array("本年收入合计".utf8).dropLast()
    #expect(String(decoding: try decode(Array(bytes)).text, as: UTF8.self) == "本年收入合")
  }

  /// One byte lost in twenty characters or more is a slip, whatever the encoding; more is no text.
  @Test func aFewStrayBytesAreMarked() throws {
    let utf8 = Array(Self.text.utf8) + [0xFF, 0x0A]
    let source = try decode(utf8)
    #expect(source.encoding == "UTF-8")
    #expect(String(decoding: source.text, as: UTF8.self) == Self.text + "\u{FFFD}\n")
    let marked = try decode([0xEF, 0xBB, 0xBF] + utf8)
    #expect(marked.text == source.text)
    let gb = try decode(Self.gb + Self.gb + Self.gb + [0xFF, 0x0A])
    #expect(gb.encoding == "GB18030")
    #expect(String(decoding: gb.text, as: UTF8.self).hasSuffix("万元。\u{FFFD}\n"))
    #expect(throws: ReadError.undecodable) { try decode(Self.gb + [0xFF, 0x0A, 0xFF, 0x0A]) }
  }

  struct Refused: Sendable {
    var bytes: [UInt8]
    var error: ReadError
  }

  static let refused: [Refused] = [
    Refused(bytes: [], error: .empty),
    Refused(bytes: Array(" \n\t\r\n".utf8), error: .empty),
    Refused(bytes: Array("收入\u{0}\u{0}\u{1}支出".utf8), error: .binary),
    Refused(bytes: [0x31, 0x32] + [UInt8](repeating: 0x02, count: 8), error: .binary),
    Refused(bytes: [0x80, 0x81, 0xFF, 0xFF, 0x80, 0xFE, 0xFF, 0x41], error: .undecodable),
  ]

  @Test(arguments: refused)
  func whatIsNoTextIsRefused(refused: Refused) {
    #expect(throws: refused.error) { try decode(refused.bytes) }
    #expect(refused.error.message.zh.hasSuffix("。"))
  }

  @Test func lineEndsAndMarksDoNotChangeTheDocument() throws {
    let plain = Sample.document(Sample.report)
    let windows = Sample.report.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    for variant in [windows, "\u{FEFF}" + Sample.report, Sample.report + "\n\n"] {
      let document = Sample.document(variant)
      #expect(TextDump.string(document) == TextDump.string(plain))
      #expect(TableDump.string(document) == TableDump.string(plain))
    }
  }
}
