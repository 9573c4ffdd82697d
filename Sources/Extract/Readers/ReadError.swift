package import Disclosure

/// Why a file cannot be audited at all. The document's status is then *unreadable*.
package enum ReadError: Error, Hashable {
  /// No bytes, or nothing but white space.
  case empty
  /// Control characters where text should be.
  case binary
  /// No encoding reads it, but for a few stray bytes.
  case undecodable
  /// Text in which no Chinese character is: another language, or an encoding that was not recognised (UTF-7).
  case withoutChinese
  /// A line longer than any document's: what is there is no text for people. `line` is 1-based.
  case endlessLine(line: Int)

  /// Bytes of a line that are read at most.
  package static let lineLengthMax = 1 << 20

  /// One sentence for the report.
  package var message: Localized {
    switch self {
    case .empty:
      Localized(zh: "文件是空的，没有可审核的内容。", en: "The file is empty; there is nothing to audit.")
    case .binary:
      Localized(
        zh: "文件含有二进制数据，不是文本，未审核。",
        en: "The file holds binary data, not text; it was not audited.")
    case .undecodable:
      Localized(
        zh: "文件的文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030），未审核。",
        en: "The file's encoding is not UTF-8, UTF-16 or GB18030; it was not audited.")
    case .withoutChinese:
      Localized(
        zh: "文件里没有一个汉字（不是中文文件，或编码未能识别），未审核；请检查文件，或另存为 UTF-8。",
        en:
          "The file holds no Chinese character (another language, or an encoding that was not recognised); it was not audited: check it, or save it as UTF-8."
      )
    case .endlessLine(let line):
      Localized(
        zh: "第 \(line) 行超过 1 MB，不像公开文件的正文，未审核；请检查文件，或分行后再核对。",
        en:
          "Line \(line) is longer than 1 MB, unlike the text of a disclosure; it was not audited: check the file or break the line."
      )
    }
  }
}
