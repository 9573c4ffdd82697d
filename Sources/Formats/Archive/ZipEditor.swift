internal import CZip

/// Puts other contents into files of a ZIP archive. Entries that are not touched keep their compressed bytes, their dates and their order.
enum ZipEditor {
  /// The archive with `parts` in it, by name: in the place of the entry of that name, else behind the others with the date of the first entry.
  ///
  /// Throws `damaged` when libzip cannot write it.
  static func edited(
    _ bytes: [UInt8], with parts: [(name: String, bytes: [UInt8])]
  ) throws(FormatError) -> [UInt8] {
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    // libzip reads from the copies when the archive is closed.
    var copies: [UnsafeMutableRawBufferPointer] = []
    defer { for copy in copies { copy.deallocate() } }
    func copied(_ bytes: [UInt8]) -> UnsafeMutableRawBufferPointer {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 1)
      copy.copyBytes(from: bytes)
      copies.append(copy)
      return copy
    }
    guard let target = zip_source_buffer_create(copied(bytes).baseAddress, zip_uint64_t(bytes.count), 0, &failure)
    else { throw .damaged(part: "ZIP") }
    defer { zip_source_free(target) }
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, 0, &failure) else {
      zip_source_free(target)
      throw .damaged(part: "ZIP")
    }
    for part in parts {
      let isPut = put(copied(part.bytes).baseAddress, part.bytes.count, part.name, into: archive)
      guard isPut else {
        zip_discard(archive)
        throw .damaged(part: part.name)
      }
    }
    guard touchFirst(of: archive), zip_close(archive) == 0 else {
      zip_discard(archive)
      throw .damaged(part: "ZIP")
    }
    return try contents(of: target)
  }

  /// Gives the first entry the date it has. An archive in memory whose first entries are unchanged shares their bytes with its old self while it is written, and libzip
  /// 1.7 then frees some of them twice; a change to the first entry keeps it from sharing.
  private static func touchFirst(of archive: OpaquePointer) -> Bool {
    var status = zip_stat_t()
    zip_stat_init(&status)
    return zip_stat_index(archive, 0, zip_flags_t(ZIP_FL_UNCHANGED), &status) == 0
      && zip_file_set_mtime(archive, 0, status.mtime, 0) == 0
  }

  private static func put(
    _ bytes: UnsafeMutableRawPointer?, _ count: Int, _ name: String, into archive: OpaquePointer
  ) -> Bool {
    guard let source = zip_source_buffer(archive, bytes, zip_uint64_t(count), 0) else { return false }
    let place = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    var status = zip_stat_t()
    zip_stat_init(&status)
    zip_stat_index(archive, place >= 0 ? zip_uint64_t(place) : 0, zip_flags_t(ZIP_FL_UNCHANGED), &status)
    if place >= 0 {
      guard zip_file_replace(archive, zip_uint64_t(place), source, 0) == 0 else {
        zip_source_free(source)
        return false
      }
      return zip_file_set_mtime(archive, zip_uint64_t(place), status.mtime, 0) == 0
    }
    let added = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard added >= 0 else {
      zip_source_free(source)
      return false
    }
    return zip_file_set_mtime(archive, zip_uint64_t(added), status.mtime, 0) == 0
  }

  private static func contents(of source: OpaquePointer) throws(FormatError) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw .damaged(part: "ZIP") }
    defer { zip_source_close(source) }
    guard zip_source_seek(source, 0, SEEK_END) == 0 else { throw .damaged(part: "ZIP") }
    let size = Int(zip_source_tell(source))
    guard size >= 0, zip_source_seek(source, 0, SEEK_SET) == 0 else { throw .damaged(part: "ZIP") }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t(size)) }
    guard count == size else { throw .damaged(part: "ZIP") }
    return bytes
  }
}
