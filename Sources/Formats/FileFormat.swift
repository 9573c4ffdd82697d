internal import Charset
internal import Disclosure

/// What a file is, found out from its bytes alone: names and endings say nothing about the content.
package enum FileFormat: Hashable, Sendable {
  case pdf
  case ofd
  case docx, xlsx
  /// Word and Excel before 2007, which a converter must open.
  case doc, xls
  case html
  case zip
  /// Plain text in any encoding.
  case text
  case empty
  /// Known by name and not read: RTF, a picture, PPTX, …
  case unsupported(String)
  /// An office file with a password.
  case encrypted
  /// Bytes of no format known here.
  case unknown

  /// How archives begin that hold something; office files are such archives.
  package static let archiveMark: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Reads no more than the head of the file and, of archives, the directory.
  package static func of(_ bytes: [UInt8], limits: FormatLimits = FormatLimits()) -> FileFormat {
    if bytes.isEmpty { return .empty }
    let head = bytes.prefix(1024)
    // Printers put lines of their own before the header.
    if head.range(of: Array("%PDF-".utf8)) != nil { return .pdf }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return compound(bytes) }
    if bytes.starts(with: archiveMark) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return archive(bytes, limits)
    }
    if let name = signatures.first(where: { bytes.starts(with: $0.1) })?.0 { return .unsupported(name) }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .unsupported("WebP 图片") }
    return textual(bytes)
  }

  private static let signatures: [(String, [UInt8])] = [
    ("PNG 图片", [0x89, 0x50, 0x4E, 0x47]), ("JPEG 图片", [0xFF, 0xD8, 0xFF]), ("GIF 图片", Array("GIF8".utf8)),
    ("TIFF 图片", [0x49, 0x49, 0x2A, 0x00]), ("TIFF 图片", [0x4D, 0x4D, 0x00, 0x2A]), ("BMP 图片", Array("BM".utf8)),
    ("RTF", Array("{\\rtf".utf8)), ("GZIP", [0x1F, 0x8B]), ("RAR", Array("Rar!".utf8)),
    ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("CAJ", Array("CAJ\0".utf8)), ("CAJ", Array("HN\0".utf8)),
  ]

  /// Office files are archives with a directory of known names.
  private static func archive(_ bytes: [UInt8], _ limits: FormatLimits) -> FileFormat {
    guard let archive = opened(bytes, limits) else { return .zip }
    let names = archive.entries.map { $0.name.lowercased() }
    if archive.entry(named: "[Content_Types].xml") != nil {
      if names.contains(where: { $0.hasPrefix("word/") }) { return .docx }
      if names.contains(where: { $0.hasPrefix("xl/") && $0.hasSuffix(".xml") }) { return .xlsx }
      if names.contains(where: { $0.hasPrefix("xl/") }) { return .unsupported("XLSB") }
      if names.contains(where: { $0.hasPrefix("ppt/") }) { return .unsupported("PPTX") }
    }
    if archive.entry(named: OFDReader.root) != nil { return .ofd }
    if archive.entry(named: "mimetype") != nil, archive.entry(named: "content.xml") != nil {
      return .unsupported("OpenDocument（ODT、ODS）")
    }
    return .zip
  }

  /// `nil` for a broken archive, of which its reader will say what is wrong.
  private static func opened(_ bytes: [UInt8], _ limits: FormatLimits) -> ZipFile? {
    do {
      return try ZipFile(bytes, limits: limits)
    } catch {
      return nil
    }
  }

  private static func compound(_ bytes: [UInt8]) -> FileFormat {
    let names = CompoundFile.streamNames(bytes)
    if names.contains("EncryptedPackage") { return .encrypted }
    if names.contains("WordDocument") { return .doc }
    if names.contains("Workbook") || names.contains("Book") { return .xls }
    return .unsupported(names.contains("PowerPoint Document") ? "PPT" : "OLE")
  }

  /// Markup and text, told apart by the first words.
  private static func textual(_ bytes: [UInt8]) -> FileFormat {
    guard let decoded = decodedHead(bytes) else { return .unknown }
    let start = decoded.firstIndex { $0 > 0x20 } ?? decoded.endIndex
    if start == decoded.endIndex { return bytes.count <= headMax ? .empty : .text }
    let head = String(decoding: decoded[start...].prefix(4096), as: UTF8.self).lowercased()
    if head.hasPrefix("mime-version:") || head.hasPrefix("from:") && head.holds("multipart/related") {
      return .unsupported("MHT")
    }
    if head.hasPrefix("<?xml") || head.hasPrefix("<?mso") {
      if head.holds("<html") { return .html }
      return .unsupported(
        head.holds("urn:schemas-microsoft-com:office") || head.holds("mso-application") ? "XML（Office 2003）" : "XML")
    }
    let isMarkup = head.hasPrefix("<") && head.holds(anyOf: Self.tags)
    return isMarkup || head.holds("<html") ? .html : .text
  }

  private static let tags = [
    "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div", "<p>", "<p ", "<span", "<h1",
    "<style", "<script",
  ]

  /// Bytes that markup declares itself in.
  private static let headMax = 8192

  /// The head of a text; `nil` when it is none. A character that the cut tears is left out.
  private static func decodedHead(_ bytes: [UInt8]) -> [UInt8]? {
    for torn in 0..<(bytes.count > headMax ? 4 : 1) {
      do {
        let text = try Charset.decode(Array(bytes.prefix(headMax - torn))).text
        let controls = text.lazy.filter { $0 < 0x09 || (0x0E...0x1A).contains($0) }.count
        return text.contains(0) || controls * 100 > text.count ? nil : text
      } catch {
        continue
      }
    }
    return nil
  }
}
