package import Disclosure

/// Why a file gave no transcript at all. The document's status is then *unreadable*.
package enum FormatError: Error, Hashable, Sendable {
  /// A format that is known and not read, by the name people know it by.
  case unsupported(String)
  /// The bytes break the rules of their format; `part`: the file inside the archive, or the whole.
  case damaged(part: String)
  /// Compressed by a method that is not read.
  case compression(part: String)
  /// A password is needed.
  case encrypted
  /// A bound of the reader was passed, which no disclosure does.
  case limit(Bound)
  /// XML with a document type: office formats forbid it, attacks need it.
  case documentType(part: String)

  package enum Bound: String, Hashable, Sendable {
    case entries, entryBytes, archiveBytes, ratio, overlap, depth, elements, tag, pageBytes, textBytes
  }

  /// One sentence for the report.
  package var message: Localized {
    switch self {
    case .unsupported(let format):
      ["GZIP", "RAR", "7z"].contains(format)
        ? Localized(
          zh: "文件是 \(format) 压缩包，不能读取，未审核；请解压后再核对。",
          en: "The file is a \(format) archive, which is not read; it was not audited: unpack it first.")
        : Localized(
          zh: "文件是 \(format)，不能读取，未审核；请另存为 PDF、DOCX 或 XLSX 后再核对。",
          en: "The file is \(format), which is not read; it was not audited: save it as PDF, DOCX or XLSX.")
    case .damaged(let part):
      Localized(
        zh: "文件已损坏（\(part)），未审核。", en: "The file is damaged (\(part)); it was not audited.")
    case .compression(let part):
      Localized(
        zh: "\(part) 的压缩方法不能读取，未审核；请用一般的 ZIP 方式重新压缩。",
        en: "The method by which \(part) is compressed is not read; it was not audited: compress it as plain ZIP.")
    case .encrypted:
      Localized(
        zh: "文件有密码保护，未审核；请去掉密码后再核对。",
        en: "The file is protected by a password; it was not audited: remove the password.")
    case .limit(let bound):
      Localized(
        zh: "文件超出读取上限（\(bound.name.zh)），不像公开文件，未审核。",
        en: "The file passes a limit (\(bound.name.en)), unlike a disclosure; it was not audited.")
    case .documentType(let part):
      Localized(
        zh: "\(part) 含有文档类型声明（DOCTYPE），为安全起见未读取，未审核。",
        en: "\(part) declares a document type, which is refused for safety; it was not audited.")
    }
  }
}

extension FormatError.Bound {
  var name: Localized {
    switch self {
    case .entries: Localized(zh: "压缩包内文件数", en: "files in the archive")
    case .entryBytes: Localized(zh: "单个文件解压后的大小", en: "size of one file inflated")
    case .archiveBytes: Localized(zh: "解压后的总大小", en: "size of all files inflated")
    case .ratio: Localized(zh: "压缩比", en: "compression ratio")
    case .overlap: Localized(zh: "压缩包内文件互相重叠", en: "files of the archive overlap")
    case .depth: Localized(zh: "元素嵌套层数", en: "depth of elements")
    case .elements: Localized(zh: "元素个数", en: "number of elements")
    case .tag: Localized(zh: "单个标签的长度", en: "length of one tag")
    case .pageBytes: Localized(zh: "网页大小", en: "size of the page")
    case .textBytes: Localized(zh: "文字总长", en: "length of the text")
    }
  }
}
