// SPDX-License-Identifier: GPL-3.0-or-later

internal import CQPDF

/// What a file shows or carries beside the text of its pages.
extension QPDFFile {
  private static let annotationLimit: Int32 = 2000
  private static let attachmentLimit = 100
  /// Levels of a tree of names, and of a form's fields.
  private static let depthLimit = 16

  /// Whether filled fields or typed boxes lie over a page: their words are no part of its text. `number`: 1-based.
  func hasWordsLaidOver(page number: Int) -> Bool {
    defer { qpdf_oh_release_all(handle) }
    guard (1...max(pageCount, 1)).contains(number) else { return false }
    return annotations(ofPage: number).contains { annotation in
      guard !isHidden(annotation) else { return false }
      switch word(key(annotation, "/Subtype")) {
      case "/FreeText": return hasWords(key(annotation, "/Contents"))
      case "/Widget":
        return ["/Tx", "/Ch"].contains(word(inherited("/FT", inField: annotation)))
          && hasWords(inherited("/V", inField: annotation))
      default: return false
      }
    }
  }

  /// The names of the documents that are attached; of a portfolio, which is nothing else, those of all its files.
  func attachments() -> [String] {
    defer { qpdf_oh_release_all(handle) }
    let root = qpdf_get_root(handle)
    let isPortfolio = qpdf_oh_is_dictionary(handle, key(root, "/Collection")) != 0
    var names: [String] = []
    var open = [(node: key(key(root, "/Names"), "/EmbeddedFiles"), depth: 0)]
    while let (node, depth) = open.popLast(), names.count < Self.attachmentLimit, depth < Self.depthLimit {
      // Pairs of a name and what it stands for.
      let files = items(of: key(node, "/Names"), atMost: Self.annotationLimit)
      for index in stride(from: 1, to: files.count, by: 2) { names.append(name(ofFile: files[index])) }
      open += items(of: key(node, "/Kids"), atMost: Self.annotationLimit).reversed().map { ($0, depth + 1) }
    }
    for page in 0..<pageCount where names.count < Self.attachmentLimit {
      for annotation in annotations(ofPage: page + 1) where word(key(annotation, "/Subtype")) == "/FileAttachment" {
        names.append(name(ofFile: key(annotation, "/FS")))
      }
    }
    return names.filter { name in isPortfolio || Self.documents.contains { name.lowercased().hasSuffix($0) } }
  }

  private static let documents = [
    ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".pdf", ".ofd", ".zip", ".rar", ".txt",
  ]

  private func annotations(ofPage number: Int) -> [qpdf_oh] {
    items(of: key(page(number), "/Annots"), atMost: Self.annotationLimit)
  }

  private func name(ofFile file: qpdf_oh) -> String { text(key(file, "/UF")) ?? text(key(file, "/F")) ?? "" }

  /// Hidden, or not for the screen.
  private func isHidden(_ annotation: qpdf_oh) -> Bool {
    let flags = key(annotation, "/F")
    return qpdf_oh_is_integer(handle, flags) != 0 && qpdf_oh_get_int_value_as_int(handle, flags) & 0x22 != 0
  }

  /// What a field says of itself or has from those above it.
  private func inherited(_ name: String, inField field: qpdf_oh) -> qpdf_oh {
    var node = field
    for _ in 0..<Self.depthLimit {
      let value = key(node, name)
      if qpdf_oh_is_null(handle, value) == 0 { return value }
      node = key(node, "/Parent")
    }
    return qpdf_oh_new_null(handle)
  }

  private func hasWords(_ object: qpdf_oh) -> Bool { text(object)?.contains { !$0.isWhitespace } ?? false }
}
