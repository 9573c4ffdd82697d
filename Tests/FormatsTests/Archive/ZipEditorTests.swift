import Testing

@testable import Formats

@Suite struct ZipEditorTests {
  private static let names = ["a.xml", "b.xml", "c.xml", "d.xml"]

  /// Long enough to be deflated in several pieces.
  private static func text(_ name: String, _ count: Int = 20_000) -> [UInt8] {
    Array((0..<count).map { "\(name) \($0 &* 2_654_435_761 % 100_003)\n" }.joined().utf8)
  }

  private let bytes = ZipMaker.zip(names.map { (Array($0.utf8), text($0)) })

  private func contents(_ bytes: [UInt8]) throws -> [String: [UInt8]] {
    let archive = try ZipFile(bytes, limits: FormatLimits())
    return Dictionary(
      uniqueKeysWithValues: try archive.entries.map { ($0.name, try archive.bytes(of: $0)) })
  }

  /// Wherever the entry stands, and whether it grows or shrinks: what stands before it is shared by the old archive and the new one.
  @Test(arguments: 0..<4, [0, 10, 40_000])
  func anEntryIsReplacedWhereItStands(index: Int, count: Int) throws {
    let name = Self.names[index]
    let edited = try ZipEditor.edited(bytes, with: [(name, Self.text("新", count)), ("e.xml", [0x65])])
    var expected = try contents(bytes)
    expected[name] = Self.text("新", count)
    expected["e.xml"] = [0x65]
    #expect(try contents(edited) == expected)
    let entries = try ZipFile(edited, limits: FormatLimits()).entries
    #expect(entries.map(\.name) == Self.names + ["e.xml"])
    let sizes = try ZipFile(bytes, limits: FormatLimits()).entries.map(\.storedSize)
    for other in Self.names.indices where other != index { #expect(entries[other].storedSize == sizes[other]) }
  }

  @Test func theSameEditGivesTheSameBytes() throws {
    let once = try ZipEditor.edited(bytes, with: [("c.xml", [0x63])])
    #expect(try ZipEditor.edited(bytes, with: [("c.xml", [0x63])]) == once)
    #expect(try ZipEditor.edited(once, with: [("c.xml", [0x63])]) == once)
  }

  @Test func whatIsNoArchiveIsRefused() {
    #expect(throws: FormatError.damaged(part: "ZIP")) {
      try ZipEditor.edited([0x50, 0x4B, 3, 4, 0, 0], with: [("a", [0x61])])
    }
  }
}
