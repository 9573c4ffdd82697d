package import Disclosure

/// Why a file cannot be audited at all. The document's status is then *unreadable*.
package enum ReadError: Error, Hashable {
  /// No bytes, or nothing but white space.
  case empty
  /// A known format that is not plain text (PDF, ZIP, …).
  case format(String)
  /// Control characters where text should be.
  case binary
  /// No encoding reads all of it.
  case undecodable

  /// One sentence for the report.
  package var message: Localized {
    switch self {
    case .empty:
      Localized(zh: "文件是空的，没有可审核的内容。", en: "The file is empty; there is nothing to audit.")
    case .format(let name):
      Localized(
        zh: "文件是 \(name) 格式，不是纯文本，未审核。",
        en: "The file is in \(name) format, not plain text; it was not audited.")
    case .binary:
      Localized(
        zh: "文件含有二进制数据，不是文本，未审核。",
        en: "The file holds binary data, not text; it was not audited.")
    case .undecodable:
      Localized(
        zh: "文件的文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030），未审核。",
        en: "The file's encoding is not UTF-8, UTF-16 or GB18030; it was not audited.")
    }
  }
}
