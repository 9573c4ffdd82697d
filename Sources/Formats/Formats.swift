package import Disclosure

/// The readers by format: bytes → transcript.
package enum Formats {
  /// Reads a DOCX, XLSX, HTML or OFD.
  ///
  /// The other formats have their own ways: text and PDF have readers elsewhere, DOC and XLS are converted first, the files of a ZIP come from
  /// `ArchiveReader`. They are refused here by name.
  package static func transcript(
    of bytes: [UInt8], format: FileFormat, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> Transcript {
    switch format {
    case .docx: try WordReader.read(bytes, limits: limits).transcript
    case .xlsx: try WorkbookReader.read(bytes, limits: limits).transcript
    case .html: try PageReader.read(bytes, limits: limits)
    case .ofd: try OFDReader.read(bytes, limits: limits)
    case .encrypted: throw .encrypted
    case .unsupported(let name): throw .unsupported(name)
    case .pdf: throw .unsupported("PDF")
    case .doc: throw .unsupported("DOC（Word 97–2003）")
    case .xls: throw .unsupported("XLS（Excel 97–2003）")
    case .zip: throw .unsupported("ZIP")
    case .text, .empty, .unknown: throw .unsupported("未知格式")
    }
  }
}
