// SPDX-License-Identifier: GPL-3.0-or-later

internal import CPopplerGlib
internal import Disclosure
internal import Glibc
internal import Pages

/// A PDF as poppler opens it: glyphs with their boxes, and pictures of pages. To be used by one thread.
final class PopplerFile {
  private let document: OpaquePointer

  /// `file` must be there as long as this is.
  init(_ file: UnsafeRawBufferPointer) throws(PDFRefusal) {
    var error: UnsafeMutablePointer<GError>?
    let view = poppler_shim_bytes(file.baseAddress, file.count)
    defer { g_bytes_unref(view) }
    guard let document = poppler_document_new_from_bytes(view, nil, &error) else {
      let isEncrypted = poppler_shim_is_encrypted(error) != 0
      g_clear_error(&error)
      throw isEncrypted ? .encrypted : .damaged
    }
    self.document = document
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  var pageCount: Int { Int(poppler_document_get_n_pages(document)) }

  /// `nil` when the page cannot be loaded. `number`: 1-based.
  func page(_ number: Int) -> PopplerPageReader? {
    guard (1...max(pageCount, 1)).contains(number), let page = poppler_document_get_page(document, Int32(number - 1))
    else { return nil }
    return PopplerPageReader(page, of: self)
  }
}

/// One page of an open file.
final class PopplerPageReader {
  let page: OpaquePointer
  /// Poppler's page looks into the file and does not keep it.
  private let file: PopplerFile

  fileprivate init(_ page: OpaquePointer, of file: PopplerFile) {
    self.page = page
    self.file = file
  }

  deinit { withExtendedLifetime(file) { g_object_unref(UnsafeMutableRawPointer(page)) } }

  /// In points, turned as the page is shown.
  var size: (width: Double, height: Double) {
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    return (width, height)
  }

  /// `quarters`: by which its text is turned as shown.
  func turn(quarters: Int) -> Turn { Turn(quarters: quarters, width: size.width, height: size.height) }

  /// At most `limit` glyphs without blanks, with their typefaces; baselines are still to be placed.
  func glyphs(limit: Int) -> (glyphs: [Glyph], faces: [Face], isCut: Bool) {
    guard let text = poppler_page_get_text(page) else { return ([], [], false) }
    defer { g_free(text) }
    var rectangles: UnsafeMutablePointer<PopplerRectangle>?
    var count: UInt32 = 0
    guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return ([], [], false) }
    defer { g_free(rectangles) }
    var faces = FaceRuns(page)
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(min(Int(count), limit))
    let bytes = UnsafeBufferPointer(
      start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: strlen(text))
    var index = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard index < Int(count), glyphs.count < limit else { break }
      let box = rectangles[index]
      let face = faces.index(at: index)
      index += 1
      guard !scalar.isBlank else { continue }
      let rect = Rect(box.x1, box.y1, box.x2, box.y2)
      let size = faces.faces[face].size
      glyphs.append(
        Glyph(scalar: scalar, box: rect, face: face, baseline: rect.bottom, size: size > 0 ? size : max(rect.height, 1))
      )
    }
    return (glyphs, faces.faces, index < Int(count) && glyphs.count >= limit)
  }
}

/// The typefaces of a page's text, run by run.
private struct FaceRuns {
  private(set) var faces: [Face] = [Face(name: "", size: 0)]
  private var runs: [(end: Int, face: Int)] = []
  private var current = 0

  init(_ page: OpaquePointer) {
    let list = poppler_page_get_text_attributes(page)
    defer { poppler_page_free_text_attributes(list) }
    var known: [Face: Int] = [:]
    var node = list
    while let entry = node {
      node = entry.pointee.next
      guard let data = entry.pointee.data else { continue }
      let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
      let name = attributes.font_name.map { String(cString: $0) } ?? ""
      let face = Face(name: name, size: attributes.font_size)
      if known[face] == nil {
        known[face] = faces.count
        faces.append(face)
      }
      runs.append((Int(attributes.end_index), known[face] ?? 0))
    }
  }

  /// To be asked in ascending order.
  mutating func index(at character: Int) -> Int {
    while current < runs.count, runs[current].end < character { current += 1 }
    return current < runs.count ? runs[current].face : 0
  }
}
