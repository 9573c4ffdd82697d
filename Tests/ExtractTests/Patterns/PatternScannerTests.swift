import Disclosure
import Extract
import PCRE
import Support
import Testing

struct PatternScannerTests {
  static let document: Document = {
    var hand = HandDocument()
    hand.heading("一、", "收入情况", level: 1)
    hand.paragraph("收入增加/减少1万元。支出10万元，收入2万元。")
    hand.paragraph("支出5万元。")
    hand.table("表", [["项目", "金额"], ["收入", "3.00"], ["支出", "4.00"]])
    hand.heading("二、", "支出情况", level: 1)
    hand.paragraph("支出")
    return hand.document(path: "a.txt")
  }()

  @Test(arguments: [
    ("^支出", PatternSet.Window.sentence, ["支出", "支出", "支出", "支出"]),
    ("^支出", .paragraph, ["支出", "支出", "支出"]),
    ("支出$", .cell, ["支出"]),
    ("^.*$", .row, ["项目\t金额", "收入\t3.00", "支出\t4.00"]),
    ("收入.*减少", .sentence, ["收入增加/减少"]),
    ("减少.*支出", .sentence, []),
    ("减少.*支出", .paragraph, ["减少1万元。支出"]),
    ("3.00\\n支出", .section, ["3.00\n支出"]),
    ("(?<=减少1万元。)支出", .sentence, []),
    ("(?<!减少1万元。)支出10", .sentence, ["支出10"]),
    ("(?s)5万元.*二", .section, []),
  ])
  func `a pattern sees its window and no more`(
    source: String, window: PatternSet.Window, expected: [String]
  ) throws {
    #expect(try scan(source, window) == expected)
  }

  @Test func `blocks that are not asked for are passed over`() throws {
    #expect(try scan("支出", .sentence, blocks: [.heading]) == ["支出"])
    #expect(try scan("支出", .sentence, blocks: [.cell]) == ["支出"])
    #expect(try scan("支出", .paragraph, blocks: [.contents, .furniture]) == [])
  }

  @Test func `a match knows its block and captures`() throws {
    let set = try set("(?<what>收入|支出)(?<n>[0-9]+)万元|(?<none>x)", .paragraph)
    let matches = try #require(PatternScanner.scan([set], Self.document).matches["r"])
    #expect(matches.map(\.block) == [1, 1, 2])
    #expect(matches[0].captures.map(\.name) == ["what", "n"])
    #expect(matches[0].captures.map { Self.document.string($0.span) } == ["支出", "10"])
  }

  @Test func `in a section a match knows the block it begins in`() throws {
    let set = try set("支出5|支出\\t", .section)
    let matches = try #require(PatternScanner.scan([set], Self.document).matches["r"])
    #expect(matches.map(\.block) == [2, 3])
  }

  @Test func `an exception empties its window only`() throws {
    let found = try scan("支出[0-9]+", .paragraph, except: ["收入"])
    #expect(found == ["支出5"])
  }

  @Test func `several patterns of a rule mark the same words once`() throws {
    let find = try ["收入增加", "收入增加/减少", "减少1", "支出5"].map {
      try SearchPattern($0, window: .sentence)
    }
    let set = PatternSet(id: "r", window: .sentence, find: find)
    let matches = PatternScanner.scan([set], Self.document).matches["r"] ?? []
    #expect(matches.map { Self.document.string($0.span) } == ["收入增加/减少", "支出5"])
  }

  @Test func `a rule for another kind of document does not run`() throws {
    var set = try set("支出", .sentence)
    set.documents = [.performance]
    #expect(PatternScanner.scan([set], Self.document).matches.isEmpty)
    set.documents = [.performance, .budget]
    #expect(!PatternScanner.scan([set], Self.document).matches.isEmpty)
  }

  @Test(arguments: ["(a+)+$", "x?(a+)+$"])
  func `giving up is reported with the rule and the window, never as no match`(source: String)
    throws
  {
    var hand = HandDocument()
    hand.paragraph("好。")
    hand.paragraph(String(repeating: "a", count: 60) + "b。")
    let document = hand.document(path: "a.txt")
    let set = try set(source, .sentence)
    let scan = PatternScanner.scan([set], document)
    #expect(scan.exhausted.map(\.rule) == ["r"])
    #expect(scan.exhausted.map(\.reason) == ["match limit"])
    #expect(scan.exhausted.first?.window == document.blocks[1].span)
  }

  @Test func `an exception that gives up leaves no finding`() throws {
    var hand = HandDocument()
    hand.paragraph(String(repeating: "a", count: 60) + "b。")
    let set = try set("b", .sentence, except: ["(a+)+$"])
    let scan = PatternScanner.scan([set], hand.document(path: "a.txt"))
    #expect(scan.matches.isEmpty)
    #expect(scan.exhausted.map(\.reason) == ["match limit"])
  }

  @Test func `a rule that gives up again and again is left`() throws {
    var hand = HandDocument()
    for _ in 0..<50 { hand.paragraph(String(repeating: "a", count: 60) + "b。") }
    let scan = PatternScanner.scan([try set("(a+)+$", .sentence)], hand.document(path: "a.txt"))
    #expect(scan.exhausted.count == 4)
  }

  @Test func `an empty document has no windows`() throws {
    let document = HandDocument().document(path: "a.txt")
    #expect(PatternScanner.scan([try set("x*", .section)], document).matches.isEmpty)
  }

  private func set(
    _ source: String, _ window: PatternSet.Window,
    blocks: Set<Block.Class> = Block.Class.usual, except: [String] = []
  ) throws -> PatternSet {
    PatternSet(
      id: "r", window: window, blocks: blocks,
      find: [try SearchPattern(source, window: window)],
      except: try except.map { source in
        let pattern = try Pattern(source)
        return Deferred { pattern }
      })
  }

  private func scan(
    _ source: String, _ window: PatternSet.Window,
    blocks: Set<Block.Class> = Block.Class.usual, except: [String] = []
  ) throws -> [String] {
    let set = try set(source, window, blocks: blocks, except: except)
    let scan = PatternScanner.scan([set], Self.document)
    #expect(scan.exhausted.isEmpty)
    return scan.matches["r"]?.map { Self.document.string($0.span) } ?? []
  }
}
