import Disclosure
import Testing

@testable import Formats

@Suite struct ArchiveTests {
  @Test func namesInGBKAndUTF8() throws {
    let gbk: [UInt8] = [0xB2, 0xBF, 0xC3, 0xC5, 0xBE, 0xF6, 0xCB, 0xE3, 0xB1, 0xED] + Array(".xls".utf8)
    let contents = try ArchiveReader.read(
      ZipMaker.zip([
        (gbk, [0x31]), (Array("说明.txt".utf8), [0x32]), (Array("__MACOSX/._a".utf8), [0x33]), (Array("b/".utf8), []),
      ]))
    #expect(contents.members.map(\.name) == ["说明.txt", "部门决算表.xls"])
    #expect(contents.members.map(\.bytes) == [[0x32], [0x31]])
    #expect(contents.omissions.isEmpty)
  }

  @Test func archivesInsideAreOpened() throws {
    let contents = try ArchiveReader.read(
      ZipMaker.zip([
        (Array("a.zip".utf8), ZipMaker.zip([("x.txt", "1")])), (Array("b.docx".utf8), WordSketch("<w:p/>").bytes),
      ]))
    #expect(contents.members.map(\.name) == ["a.zip/x.txt", "b.docx"])
    #expect(contents.omissions.isEmpty)
  }

  @Test func archivesTooDeepInsideAreSaid() throws {
    var bytes = ZipMaker.zip([("x.txt", "1")])
    for name in ["c.zip", "b.zip", "a.zip"] { bytes = ZipMaker.zip([(Array(name.utf8), bytes)]) }
    let contents = try ArchiveReader.read(bytes)
    #expect(contents.members.isEmpty)
    #expect(contents.lost.map(\.name) == ["a.zip/b.zip/c.zip"])
  }

  /// Bounds hold for an archive and those in it together.
  @Test func archivesInsideShareTheBounds() {
    let inner = ZipMaker.zip((0..<3).map { ("\($0).txt", "收入") })
    let outer = ZipMaker.zip([(Array("a.zip".utf8), inner), (Array("b.zip".utf8), inner)])
    var limits = FormatLimits()
    limits.entries = 7
    #expect(throws: FormatError.limit(.entries)) { try ArchiveReader.read(outer, limits: limits) }
    limits.entries = 8
    #expect(throws: Never.self) { try ArchiveReader.read(outer, limits: limits) }
    limits.archiveBytes = 2 * inner.count + 35
    #expect(throws: FormatError.limit(.archiveBytes)) { try ArchiveReader.read(outer, limits: limits) }
  }

  @Test func onlyWhatIsAskedForIsRead() throws {
    let inner = ZipMaker.zip([("x.txt", "1"), ("y.txt", "2")])
    let outer = ZipMaker.zip([(Array("a.zip".utf8), inner), (Array("z.txt".utf8), [0x33])])
    #expect(try ArchiveReader.read(outer, only: ["a.zip/y.txt"]).members.map(\.name) == ["a.zip/y.txt"])
  }

  @Test func damagedMembersAreSaid() throws {
    var bytes = ZipMaker.zip([("a.txt", "收入五万元，支出五万元"), ("b.txt", "乙")])
    // The checksum in the directory.
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 0x01, 0x02]))
    bytes[directory.lowerBound + 16] ^= 0xFF
    let contents = try ArchiveReader.read(bytes)
    #expect(contents.members.map(\.name) == ["b.txt"])
    #expect(contents.omissions.map(\.kind) == [.unreadPart])
  }
}
