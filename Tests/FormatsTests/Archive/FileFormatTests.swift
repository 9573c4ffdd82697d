import Testing

@testable import Formats

@Suite struct FileFormatTests {
  @Test func kindsAreFoundFromContent() {
    #expect(FileFormat.of([]) == .empty)
    #expect(FileFormat.of(Array(" \n".utf8)) == .empty)
    #expect(FileFormat.of(Array("junk\n%PDF-1.7\n".utf8)) == .pdf)
    #expect(FileFormat.of(WordSketch("<w:p/>").bytes) == .docx)
    #expect(FileFormat.of(WorkbookSketch(rows: "").bytes) == .xlsx)
    #expect(FileFormat.of(ZipMaker.zip([("a.txt", "x")])) == .zip)
    #expect(FileFormat.of(ZipMaker.zip([("OFD.xml", "<x/>"), ("Doc_0/Document.xml", "<x/>")])) == .ofd)
    #expect(
      FileFormat.of(ZipMaker.zip([("mimetype", "x"), ("content.xml", "<x/>")])) == .unsupported("OpenDocument（ODT、ODS）")
    )
    #expect(FileFormat.of([0x50, 0x4B, 0x03, 0x04]) == .zip)
    #expect(FileFormat.of(Array("{\\rtf1".utf8)) == .unsupported("RTF"))
    #expect(FileFormat.of([0x89, 0x50, 0x4E, 0x47]) == .unsupported("PNG 图片"))
    #expect(FileFormat.of(Array("一、收入 <5 万元".utf8)) == .text)
    #expect(FileFormat.of(Array("<5 万元的项目".utf8)) == .text)
    #expect(FileFormat.of(Array("\u{FEFF}\n<!DOCTYPE html><p>".utf8)) == .html)
    #expect(FileFormat.of(Array("<table><tr><td>1</table>".utf8)) == .html)
    #expect(
      FileFormat.of(Array("<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>".utf8))
        == .unsupported("XML（Office 2003）"))
    #expect(FileFormat.of(Array("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>".utf8)) == .html)
    #expect(FileFormat.of(Array("MIME-Version: 1.0\n".utf8)) == .unsupported("MHT"))
    #expect(FileFormat.of([0, 1, 2, 3, 4, 5, 6, 7]) == .unknown)
  }

  @Test(arguments: [
    ("WordDocument", FileFormat.doc), ("Workbook", .xls), ("Book", .xls), ("EncryptedPackage", .encrypted),
    ("PowerPoint Document", .unsupported("PPT")), ("Other", .unsupported("OLE")),
  ])
  func compoundFilesByTheirStreams(name: String, format: FileFormat) {
    #expect(FileFormat.of(compound(stream: name, next: 0xFFFF_FFFE)) == format)
  }

  @Test func aDirectoryThatLoopsEnds() {
    #expect(FileFormat.of(compound(stream: "Workbook", next: 0)) == .xls)
    #expect(FileFormat.of(Array(compound(stream: "Workbook", next: 0).prefix(700))) == .unsupported("OLE"))
  }

  /// A header, a directory sector (0) and an allocation table (1).
  private func compound(stream: String, next: UInt32) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504 + 1024)
    bytes[30] = 9
    bytes[76] = 1
    for (index, unit) in stream.utf16.enumerated() { bytes[512 + index * 2] = UInt8(truncatingIfNeeded: unit) }
    bytes[512 + 64] = UInt8((stream.utf16.count + 1) * 2)
    for index in 0..<4 { bytes[1024 + index] = UInt8(truncatingIfNeeded: next >> UInt32(8 * index)) }
    return bytes
  }
}
