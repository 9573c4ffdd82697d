// SPDX-License-Identifier: GPL-3.0-or-later

internal import CQPDF
internal import Disclosure
internal import Pages

/// Notes as highlights with pop-ups (ISO 32000-1, 12.5.6.10 and 12.5.6.14).
///
/// The file is written whole, with the streams it had, not as an increment behind the old bytes: then a second run finds the same objects as the first and
/// gives the same bytes. It carries no time, and its /ID follows from its content.
extension QPDFFile {
  /// Whose notes are replaced: annotations with this author and a name that begins so.
  private static let author = "gouji"
  private static let namePrefix = "gouji-"

  private func mayBeChanged() throws(PDFRefusal) {
    defer { qpdf_oh_release_all(handle) }
    if qpdf_is_encrypted(handle) != 0 { throw .protected }
    let root = qpdf_get_root(handle)
    let flags = key(key(root, "/AcroForm"), "/SigFlags")
    // Bit 1: a signature exists. Without it a certification may still stand in the permissions.
    let isSigned = qpdf_oh_is_integer(handle, flags) != 0 && qpdf_oh_get_int_value(handle, flags) & 1 != 0
    if isSigned || qpdf_oh_is_dictionary(handle, key(root, "/Perms")) != 0 { throw .signed }
  }

  /// Whether notes of ours stand on any page.
  var hasNotes: Bool {
    defer { qpdf_oh_release_all(handle) }
    return (1...pageCount).contains { items(of: key(page($0), "/Annots")).contains(where: isOwn) }
  }

  /// The file with these marks, by 1-based page, in place of those written before. Throws for what is not to be changed.
  func written(with marks: [Int: [NoteMark]]) throws(PDFRefusal) -> [UInt8] {
    try mayBeChanged()
    for number in 1...pageCount { annotate(number, with: marks[number] ?? []) }
    qpdf_init_write_memory(handle)
    qpdf_set_deterministic_ID(handle, 1)
    qpdf_set_stream_data_mode(handle, qpdf_s_preserve)
    // The first version with blend modes.
    qpdf_set_minimum_pdf_version(handle, "1.4")
    guard qpdf_write(handle) & 2 == 0, let buffer = qpdf_get_buffer(handle) else { throw .damaged }
    return Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(handle)))
  }

  private func annotate(_ number: Int, with marks: [NoteMark]) {
    defer { qpdf_oh_release_all(handle) }
    let page = page(number)
    let old = items(of: key(page, "/Annots"))
    guard !marks.isEmpty || old.contains(where: isOwn) else { return }
    let own = Set(old.filter(isOwn).map { qpdf_oh_get_object_id(handle, $0) }.filter { $0 > 0 })
    let list = qpdf_oh_new_array(handle)
    for annotation in old where !isOwn(annotation) {
      if own.contains(reference(annotation, "/Parent")), isPopup(annotation) { continue }
      if own.contains(reference(annotation, "/IRT")) {
        // What somebody answered stays, as a note of its own.
        qpdf_oh_remove_key(handle, annotation, "/IRT")
        qpdf_oh_remove_key(handle, annotation, "/RT")
      }
      qpdf_oh_append_item(handle, list, annotation)
    }
    let back = shownMatrix(of: page).inverse
    for mark in marks {
      let quads = mark.quads.map { $0.applying(back) }
      let (highlight, popup) = highlight(Marker(quads), mark, on: page)
      qpdf_oh_append_item(handle, list, highlight)
      qpdf_oh_append_item(handle, list, popup)
    }
    if qpdf_oh_get_array_n_items(handle, list) > 0 {
      qpdf_oh_replace_key(handle, page, "/Annots", list)
    } else {
      qpdf_oh_remove_key(handle, page, "/Annots")
    }
  }

  private func highlight(_ marker: Marker, _ mark: NoteMark, on page: qpdf_oh) -> (qpdf_oh, qpdf_oh) {
    let highlight = qpdf_make_indirect_object(
      handle,
      qpdf_oh_parse(
        handle,
        """
        << /Type /Annot /Subtype /Highlight /F 4 /C [\(Marker.colour)] /Rect [\(marker.rectangle)]
        /QuadPoints [\(marker.quadPoints)] >>
        """))
    let popup = qpdf_make_indirect_object(
      handle, qpdf_oh_parse(handle, "<< /Type /Annot /Subtype /Popup /F 28 /Open false /Rect [\(marker.popup)] >>"))
    for (key, text) in [
      ("/T", Self.author), ("/NM", Self.namePrefix + String(mark.number)), ("/Contents", mark.text),
    ] {
      qpdf_oh_replace_key(handle, highlight, key, qpdf_oh_new_unicode_string(handle, text))
    }
    let appearance = qpdf_oh_new_dictionary(handle)
    qpdf_oh_replace_key(handle, appearance, "/N", stream(marker.drawing, marker.form))
    for (key, value) in [("/P", page), ("/Popup", popup), ("/AP", appearance)] {
      qpdf_oh_replace_key(handle, highlight, key, value)
    }
    qpdf_oh_replace_key(handle, popup, "/Parent", highlight)
    return (highlight, popup)
  }

  private func stream(_ content: String, _ dictionary: String) -> qpdf_oh {
    let stream = qpdf_oh_new_stream(handle)
    let bytes = Array(content.utf8)
    let null = qpdf_oh_new_null(handle)
    qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, null, null)
    let (head, keys) = (qpdf_oh_get_dict(handle, stream), qpdf_oh_parse(handle, dictionary))
    for name in ["/Type", "/Subtype", "/BBox", "/Resources"] {
      qpdf_oh_replace_key(handle, head, name, key(keys, name))
    }
    return stream
  }

  // MARK: Reading annotations

  private func isOwn(_ annotation: qpdf_oh) -> Bool {
    text(key(annotation, "/T")) == Self.author && text(key(annotation, "/NM"))?.hasPrefix(Self.namePrefix) == true
  }

  private func isPopup(_ annotation: qpdf_oh) -> Bool { word(key(annotation, "/Subtype")) == "/Popup" }

  /// The number of the object that a key refers to; 0, which no object has, when it refers to none.
  private func reference(_ dictionary: qpdf_oh, _ name: String) -> Int32 {
    qpdf_oh_get_object_id(handle, key(dictionary, name))
  }
}
