package import Disclosure
package import Extract
package import Formats

/// Why a file gives nothing to audit. The document's status is then *unreadable*.
package enum OpenError: Error, Hashable {
  case text(ReadError)
  case format(FormatError)
  case pdf(PDFRefusal)
  /// No page has text.
  case scanned
  /// All that the file holds was left out; the first of what was, and why.
  case nothingRead(Transcript.Omission)
  /// Files of the archive, each with the reason.
  case archiveWithoutDocument([String])
  /// Files that are named as one disclosure, each with the reason.
  case filesWithoutDocument([String])
  /// A program that reads the format for gouji gave nothing.
  case foreign(ForeignReaders.Fault)
  /// The PDF program's answer is none.
  case garbledAnswer

  /// Kebab-case, permanent.
  package var code: String {
    switch self {
    case .text(let error): error.code
    case .format(let error): error.code
    case .pdf(let refusal): "pdf-" + refusal.rawValue
    case .scanned: "scanned"
    case .nothingRead(let omission): omission.kind.rawValue
    case .archiveWithoutDocument, .filesWithoutDocument: "no-document"
    case .foreign(let fault): fault.code
    case .garbledAnswer: "reader-disagrees"
    }
  }

  /// One sentence: what, and what to do.
  package var message: Localized {
    switch self {
    case .text(let error): error.message
    case .format(let error): error.message
    case .pdf(let refusal): Self.message(refusal)
    case .scanned:
      Localized(
        zh: "每一页都没有文字（扫描件或空白页），未审核；请改用带文字的版本，扫描件也可加 --ocr 识别。",
        en:
          "No page has text (a scan, or blank pages); it was not audited: use a version with text, or --ocr for a scan."
      )
    case .nothingRead(let omission): Self.message(omission)
    case .archiveWithoutDocument(let places):
      Localized(
        zh: "压缩包里没有能审核的文件" + (places.first.map { "（\($0)）" } ?? "") + "。",
        en: "The archive holds no document that can be audited" + (places.first.map { " (\($0))" } ?? "") + ".")
    case .filesWithoutDocument(let places):
      Localized(
        zh: "所列文件都不能审核（\(places.joined(separator: "；"))）。",
        en: "None of the files can be audited (\(places.joined(separator: "; "))).")
    case .foreign(let fault): fault.message
    case .garbledAnswer:
      Localized(
        zh: "gouji-pdf 的答复无法识别，没有审核；请检查它与 gouji 是否同一版本。",
        en:
          "The answer of gouji-pdf makes no sense and the file was not audited; check that it is of the same version as gouji."
      )
    }
  }

  private static func message(_ omission: Transcript.Omission) -> Localized {
    let words = Words.omission(omission.kind)
    let values = ["place": omission.place, "count": "1"]
    return Localized(
      zh: "什么都没有读出：" + words.text(.zh, filledWith: values),
      en: "Nothing was read. " + words.text(.en, filledWith: values))
  }

  private static func message(_ refusal: PDFRefusal) -> Localized {
    switch refusal {
    case .notPDF:
      Localized(zh: "文件不是 PDF，未审核。", en: "The file is no PDF; it was not audited.")
    case .encrypted:
      Localized(
        zh: "PDF 有打开密码，未审核；请去掉密码后再核对。",
        en: "The PDF opens with a password only; it was not audited: remove the password.")
    case .damaged:
      Localized(zh: "PDF 已损坏，未审核；请重新导出。", en: "The PDF is damaged; it was not audited: export it again.")
    case .tooManyPages:
      Localized(
        zh: "PDF 页数超出上限，不像公开文件，未审核；请拆分文件。",
        en: "The PDF has more pages than a disclosure has; it was not audited: split it.")
    case .protected:
      Localized(
        zh: "PDF 设了编辑限制，不能往里写批注；请用没有限制的版本，或用 gouji check -o html=报告.html。",
        en: "The PDF is protected against changes and no notes were written: use a version without protection, "
          + "or gouji check -o html=report.html.")
    case .signed:
      Localized(
        zh: "PDF 带数字签名，写入批注会使签名失效，所以没有写；请用签名前的版本，或用 gouji check -o html=报告.html。",
        en: "The PDF is signed, which notes would break, so none were written: use the version before signing, "
          + "or gouji check -o html=report.html.")
    case .noSuchWords:
      Localized(
        zh: "PDF 只读出了一部分，批注没有写全，所以没有写；请拆分文件后再试。",
        en: "The PDF was read in part only and not all notes found their place, so none were written: split the file.")
    case .noPages, .noSuchPage, .unknownQuestion:
      Localized(zh: "PDF 里没有可读的页，未审核。", en: "The PDF has no page to read; it was not audited.")
    }
  }
}

extension ReadError {
  fileprivate var code: String {
    switch self {
    case .empty: "empty-file"
    case .binary: "binary"
    case .undecodable: "undecodable"
    case .endlessLine: "endless-line"
    case .withoutChinese: "no-chinese"
    }
  }
}

extension FormatError {
  fileprivate var code: String {
    switch self {
    case .unsupported: "other-format"
    case .damaged: "damaged"
    case .compression: "compression"
    case .encrypted: "encrypted"
    case .limit: "reader-limit"
    case .documentType: "document-type"
    }
  }
}
