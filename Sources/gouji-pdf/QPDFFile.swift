// SPDX-License-Identifier: GPL-3.0-or-later

internal import CQPDF
internal import Glibc
internal import Pages

/// A PDF as qpdf opens it: the content streams of its pages. To be used by one thread.
final class QPDFFile {
  /// Levels of the page tree; programs write balanced trees of a few.
  private static let depthLimit = 64

  /// Object and generation of a page.
  private struct PageNumber {
    let object: Int32
    let generation: Int32
  }

  private(set) var handle: qpdf_data?
  private var pages: [PageNumber] = []

  /// `nil` when qpdf cannot make sense of the file, or does not see `pageCount` pages in it. `file` must be there as long as this is.
  init?(_ file: UnsafeRawBufferPointer, pageCount: Int) {
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, 1)
    let status = qpdf_read_memory(
      handle, "", file.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(file.count), nil)
    defer { qpdf_oh_release_all(handle) }
    guard status & 2 == 0, listPages(atMost: pageCount), pages.count == pageCount else { return nil }
  }

  /// Walks the page tree. qpdf's own walk calls itself for every level, and so a deep tree ends the process.
  private func listPages(atMost limit: Int) -> Bool {
    var seen: Set<Int32> = []
    var open = [(node: key(qpdf_get_root(handle), "/Pages"), depth: 0)]
    while let (node, depth) = open.popLast() {
      let object = qpdf_oh_get_object_id(handle, node)
      guard depth <= Self.depthLimit, seen.insert(object).inserted else { return false }
      let kids = key(node, "/Kids")
      if qpdf_oh_is_array(handle, kids) != 0 {
        let count = qpdf_oh_get_array_n_items(handle, kids)
        guard Int(count) <= limit else { return false }
        for index in (0..<count).reversed() {
          open.append((qpdf_oh_get_array_item(handle, kids, index), depth + 1))
        }
      } else if qpdf_oh_is_dictionary(handle, node) != 0 {
        guard pages.count < limit, object != 0 else { return false }
        pages.append(PageNumber(object: object, generation: qpdf_oh_get_generation(handle, node)))
      }
    }
    return true
  }

  func key(_ dictionary: qpdf_oh, _ name: String) -> qpdf_oh {
    qpdf_oh_get_key_if_dict(handle, dictionary, name)
  }

  /// Those of an array; none when it is something else.
  func items(of array: qpdf_oh, atMost limit: Int32 = .max) -> [qpdf_oh] {
    guard qpdf_oh_is_array(handle, array) != 0 else { return [] }
    return (0..<min(qpdf_oh_get_array_n_items(handle, array), limit)).map { qpdf_oh_get_array_item(handle, array, $0) }
  }

  /// What a name says, its / included; `nil` when the object is none.
  func word(_ object: qpdf_oh) -> String? {
    guard qpdf_oh_is_name(handle, object) != 0 else { return nil }
    return qpdf_oh_get_name(handle, object).map { String(cString: $0) }
  }

  /// What a string says; `nil` when the object is none.
  func text(_ object: qpdf_oh) -> String? {
    guard qpdf_oh_is_string(handle, object) != 0 else { return nil }
    return qpdf_oh_get_utf8_value(handle, object).map { String(cString: $0) }
  }

  var pageCount: Int { pages.count }

  /// `number`: 1-based, of a page that is there.
  func page(_ number: Int) -> qpdf_oh {
    qpdf_get_object_by_id(handle, pages[number - 1].object, pages[number - 1].generation)
  }

  /// An attribute of a page, its own or that of the nearest branch above it.
  private func inherited(_ page: qpdf_oh, _ name: String) -> qpdf_oh {
    var node = page
    for _ in 0...Self.depthLimit {
      let value = key(node, name)
      if qpdf_oh_is_null(handle, value) == 0 { return value }
      node = key(node, "/Parent")
      guard qpdf_oh_is_dictionary(handle, node) != 0 else { break }
    }
    return qpdf_oh_new_null(handle)
  }

  deinit { qpdf_cleanup(&handle) }

  /// What the content stream of a page draws; `nil` when there is none that can be read. `number`: 1-based.
  func drawing(ofPage number: Int) -> ContentReader? {
    defer { qpdf_oh_release_all(handle) }
    guard pages.indices.contains(number - 1) else { return nil }
    let page = page(number)
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    guard qpdf_oh_get_page_content_data(handle, page, &buffer, &length) & 2 == 0 else { return nil }
    defer { free(buffer) }
    // Beyond the limit the reader says so of itself, before it looks at any of it.
    let content = Array(UnsafeBufferPointer(start: buffer, count: min(length, ContentReader.byteLimit + 1)))
    let crop = cropBox(page)
    let isTurned = rotation(page) % 180 != 0
    var reader = ContentReader(
      matrix: shownMatrix(of: page), width: isTurned ? crop.height : crop.width,
      height: isTurned ? crop.width : crop.height)
    reader.read(content, Resources(handle: handle, dictionary: inherited(page, "/Resources")))
    return reader
  }

  /// From the space of a page to the page as shown.
  func shownMatrix(of page: qpdf_oh) -> Matrix { .shown(crop: cropBox(page), rotation: rotation(page)) }

  private func rotation(_ page: qpdf_oh) -> Int {
    let rotate = inherited(page, "/Rotate")
    return qpdf_oh_is_integer(handle, rotate) != 0 ? Int(qpdf_oh_get_int_value_as_int(handle, rotate)) : 0
  }

  /// The part of the page that is shown, in its own space: lower left and upper right corner.
  private func cropBox(_ page: qpdf_oh) -> Rect {
    let letter = Rect(0, 0, 612, 792)
    let media = Self.rectangle(handle, inherited(page, "/MediaBox")) ?? letter
    guard let crop = Self.rectangle(handle, inherited(page, "/CropBox")) else { return media }
    let shown = crop.intersection(media)
    return shown.isEmpty ? media : shown
  }

  fileprivate static func numbers(_ handle: qpdf_data?, _ array: qpdf_oh) -> [Double] {
    guard qpdf_oh_is_array(handle, array) != 0 else { return [] }
    return (0..<min(qpdf_oh_get_array_n_items(handle, array), 6)).map {
      qpdf_oh_get_numeric_value(handle, qpdf_oh_get_array_item(handle, array, $0))
    }
  }

  fileprivate static func rectangle(_ handle: qpdf_data?, _ array: qpdf_oh) -> Rect? {
    let numbers = numbers(handle, array)
    guard numbers.count >= 4 else { return nil }
    let rect = Rect(numbers[0], numbers[1], numbers[2], numbers[3])
    return rect.isEmpty ? nil : rect
  }
}

/// The resource dictionary of a page or form, valid while its page is read.
private struct Resources: ContentResources {
  let handle: qpdf_data?
  let dictionary: qpdf_oh

  func xObject(named name: String) -> XObject? {
    let objects = qpdf_oh_get_key_if_dict(handle, dictionary, "/XObject")
    let object = qpdf_oh_get_key_if_dict(handle, objects, "/" + name)
    guard qpdf_oh_is_stream(handle, object) != 0 else { return nil }
    let header = qpdf_oh_get_dict(handle, object)
    let kind = qpdf_oh_get_key_if_dict(handle, header, "/Subtype")
    guard qpdf_oh_is_name(handle, kind) != 0, let word = qpdf_oh_get_name(handle, kind) else { return nil }
    switch String(cString: word) {
    case "/Image": return .picture
    case "/Form":
      var buffer: UnsafeMutablePointer<UInt8>?
      var length = 0
      let status = qpdf_oh_get_stream_data(handle, object, qpdf_dl_generalized, nil, &buffer, &length)
      defer { free(buffer) }
      guard status & 2 == 0 else { return nil }
      guard length <= ContentReader.byteLimit else { return .tooLarge }
      let own = qpdf_oh_get_key_if_dict(handle, header, "/Resources")
      let numbers = QPDFFile.numbers(handle, qpdf_oh_get_key_if_dict(handle, header, "/Matrix"))
      let matrix =
        numbers.count == 6
        ? Matrix(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) : .identity
      return .form(
        content: Array(UnsafeBufferPointer(start: buffer, count: length)), matrix: matrix,
        bounds: QPDFFile.rectangle(handle, qpdf_oh_get_key_if_dict(handle, header, "/BBox")),
        resources: qpdf_oh_is_dictionary(handle, own) != 0 ? Resources(handle: handle, dictionary: own) : self)
    default: return nil
    }
  }

  /// A composite font whose codes are glyph numbers, with no map from these to characters: what it shows looks like text and reads as anything.
  func lacksMapping(fontNamed name: String) -> Bool {
    let fonts = qpdf_oh_get_key_if_dict(handle, dictionary, "/Font")
    let font = qpdf_oh_get_key_if_dict(handle, fonts, "/" + name)
    guard self.name(font, "/Subtype") == "/Type0",
      ["/Identity-H", "/Identity-V"].contains(self.name(font, "/Encoding")),
      qpdf_oh_is_stream(handle, qpdf_oh_get_key_if_dict(handle, font, "/ToUnicode")) == 0
    else { return false }
    let parts = qpdf_oh_get_key_if_dict(handle, font, "/DescendantFonts")
    guard qpdf_oh_is_array(handle, parts) != 0, qpdf_oh_get_array_n_items(handle, parts) > 0 else { return true }
    let system = qpdf_oh_get_key_if_dict(handle, qpdf_oh_get_array_item(handle, parts, 0), "/CIDSystemInfo")
    let ordering = qpdf_oh_get_key_if_dict(handle, system, "/Ordering")
    guard qpdf_oh_is_string(handle, ordering) != 0, let word = qpdf_oh_get_string_value(handle, ordering) else {
      return true
    }
    // Numbers of a named collection (GB1) have their characters in a table of poppler's.
    return String(cString: word) == "Identity"
  }

  private func name(_ dictionary: qpdf_oh, _ key: String) -> String? {
    let value = qpdf_oh_get_key_if_dict(handle, dictionary, key)
    guard qpdf_oh_is_name(handle, value) != 0 else { return nil }
    return qpdf_oh_get_name(handle, value).map { String(cString: $0) }
  }
}
