// SPDX-License-Identifier: GPL-3.0-or-later

internal import CQPDF
internal import Glibc
internal import PDFLayout

/// A PDF as qpdf opens it: the content streams of its pages. To be used by one thread.
final class QPDFFile {
  /// Of one stream, inflated; real pages have less than one megabyte.
  fileprivate static let streamLimit = 64 << 20

  private var handle: qpdf_data?
  private let bytes: UnsafeMutableRawBufferPointer

  /// `nil` when qpdf cannot make sense of the file.
  init?(_ file: ArraySlice<UInt8>) {
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: file.count, alignment: 16)
    bytes.copyBytes(from: file)
    handle = qpdf_init()
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, 1)
    let status = qpdf_read_memory(
      handle, "", bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(bytes.count), nil)
    guard status & 2 == 0, qpdf_get_num_pages(handle) > 0, qpdf_push_inherited_attributes_to_page(handle) & 2 == 0
    else {
      qpdf_cleanup(&handle)
      bytes.deallocate()
      return nil
    }
  }

  deinit {
    qpdf_cleanup(&handle)
    bytes.deallocate()
  }

  /// What the content stream of a page draws; `nil` when there is none that can be read. `number`: 1-based.
  func drawing(ofPage number: Int) -> ContentReader? {
    defer { qpdf_oh_release_all(handle) }
    guard number >= 1, number <= Int(qpdf_get_num_pages(handle)) else { return nil }
    let page = qpdf_get_page_n(handle, number - 1)
    var buffer: UnsafeMutablePointer<UInt8>?
    var length = 0
    guard qpdf_oh_get_page_content_data(handle, page, &buffer, &length) & 2 == 0 else { return nil }
    defer { free(buffer) }
    guard length <= Self.streamLimit else { return nil }
    let content = Array(UnsafeBufferPointer(start: buffer, count: length))
    let crop = cropBox(page)
    let rotation = Int(qpdf_oh_get_int_value_as_int(handle, qpdf_oh_get_key_if_dict(handle, page, "/Rotate")))
    let isTurned = rotation % 180 != 0
    var reader = ContentReader(
      matrix: .shown(crop: crop, rotation: rotation), width: isTurned ? crop.height : crop.width,
      height: isTurned ? crop.width : crop.height)
    reader.read(content, Resources(handle: handle, dictionary: qpdf_oh_get_key_if_dict(handle, page, "/Resources")))
    return reader
  }

  /// The part of the page that is shown, in its own space: lower left and upper right corner.
  private func cropBox(_ page: qpdf_oh) -> Rect {
    let letter = Rect(0, 0, 612, 792)
    let media = Self.rectangle(handle, qpdf_oh_get_key_if_dict(handle, page, "/MediaBox")) ?? letter
    guard let crop = Self.rectangle(handle, qpdf_oh_get_key_if_dict(handle, page, "/CropBox")) else { return media }
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
      guard status & 2 == 0, length <= QPDFFile.streamLimit else { return nil }
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
}
