internal import CZip

/// A ZIP archive in memory, read through libzip.
///
/// What an archive declares is not believed: inflated bytes are counted as they come, and the checksum of a file that was read to its end is tested.
final class ZipFile {
  struct Entry {
    let index: UInt64
    /// As stored, in an encoding that only the caller can find out.
    let rawName: [UInt8]
    /// Bytes inside the archive.
    let storedSize: Int
    let isEncrypted: Bool
    /// A symbolic link of Unix: its content is a path, no document.
    let isLink: Bool

    /// The name when it is UTF-8, as it is in office formats.
    var name: String { String(decoding: rawName, as: UTF8.self) }
    var isFolder: Bool { rawName.last == 0x2F }
  }

  let entries: [Entry]
  let limits: FormatLimits
  private let handle: OpaquePointer
  /// libzip reads from here until the archive is closed.
  private let storage: UnsafeMutableRawBufferPointer
  private var inflated = 0
  private lazy var indices = Dictionary(
    entries.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

  /// Throws `damaged` when the directory cannot be read, `limit` when it holds too much or its files overlap.
  init(_ bytes: [UInt8], limits: FormatLimits) throws(FormatError) {
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    storage.copyBytes(from: bytes)
    var failure = zip_error_t()
    zip_error_init(&failure)
    defer { zip_error_fini(&failure) }
    guard
      let source = zip_source_buffer_create(
        storage.baseAddress, zip_uint64_t(bytes.count), 0, &failure)
    else {
      storage.deallocate()
      throw .damaged(part: "ZIP")
    }
    guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &failure) else {
      zip_source_free(source)
      storage.deallocate()
      throw .damaged(part: "ZIP")
    }
    do {
      entries = try Self.entries(of: handle, fileSize: bytes.count, limits)
    } catch {
      zip_discard(handle)
      storage.deallocate()
      throw error
    }
    self.handle = handle
    self.storage = storage
    self.limits = limits
  }

  deinit {
    zip_discard(handle)
    storage.deallocate()
  }

  private static func entries(
    of handle: OpaquePointer, fileSize: Int, _ limits: FormatLimits
  ) throws(FormatError) -> [Entry] {
    let count = zip_get_num_entries(handle, 0)
    guard count >= 0 else { throw .damaged(part: "ZIP") }
    guard count <= limits.entries else { throw .limit(.entries) }
    var entries: [Entry] = []
    var stored: UInt64 = 0
    for index in 0..<UInt64(count) {
      var status = zip_stat_t()
      zip_stat_init(&status)
      guard zip_stat_index(handle, index, 0, &status) == 0,
        let name = zip_get_name(handle, index, zip_flags_t(ZIP_FL_ENC_RAW))
      else { throw .damaged(part: "ZIP") }
      let (sum, isOver) = stored.addingReportingOverflow(status.comp_size)
      // Files that share bytes declare more of them than the archive has.
      guard !isOver, sum <= fileSize else { throw .limit(.overlap) }
      stored = sum
      entries.append(
        Entry(
          index: index, rawName: rawBytes(name),
          storedSize: Int(clamping: status.comp_size),
          isEncrypted: status.encryption_method != ZIP_EM_NONE, isLink: isLink(index, handle)))
    }
    return entries
  }

  private static func isLink(_ index: UInt64, _ handle: OpaquePointer) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    guard zip_file_get_external_attributes(handle, index, 0, &system, &attributes) == 0,
      system == UInt8(ZIP_OPSYS_UNIX)
    else { return false }
    // The file's mode stands in the upper half; S_IFLNK is 0o120000.
    return attributes >> 16 & 0o170000 == 0o120000
  }

  private static func rawBytes(_ name: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var place = name
    while place.pointee != 0 {
      bytes.append(UInt8(bitPattern: place.pointee))
      place += 1
    }
    return bytes
  }

  /// The file of this path, whatever its case; part names of office formats are compared so.
  func entry(named name: String) -> Entry? { indices[name.lowercased()] }

  /// Inflates a file and hands it over piece by piece, until `body` says false.
  func read(
    _ entry: Entry, _ body: (UnsafeRawBufferPointer) throws(FormatError) -> Bool
  ) throws(FormatError) {
    guard !entry.isEncrypted else { throw .encrypted }
    guard let file = zip_fopen_index(handle, entry.index, 0) else {
      let isUnknown = zip_error_code_zip(zip_get_error(handle)) == ZIP_ER_COMPNOTSUPP
      throw isUnknown ? .compression(part: entry.name) : .damaged(part: entry.name)
    }
    defer { zip_fclose(file) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { piece.deallocate() }
    var size = 0
    while true {
      let count = zip_fread(file, piece.baseAddress, zip_uint64_t(piece.count))
      // Torn data, or at the end a checksum that differs.
      guard count >= 0 else { throw .damaged(part: entry.name) }
      if count == 0 { return }
      size += Int(count)
      inflated += Int(count)
      try check(size: size, of: entry)
      let isWanted = try body(UnsafeRawBufferPointer(rebasing: piece[..<Int(count)]))
      if !isWanted { return }
    }
  }

  /// The whole file.
  func bytes(of entry: Entry) throws(FormatError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(entry) { (piece) throws(FormatError) in
      bytes.append(contentsOf: piece)
      return true
    }
    return bytes
  }

  private func check(size: Int, of entry: Entry) throws(FormatError) {
    guard size <= limits.entryBytes else { throw .limit(.entryBytes) }
    guard inflated <= limits.archiveBytes else { throw .limit(.archiveBytes) }
    guard size <= 1 << 20 || size / max(1, entry.storedSize) <= limits.ratio else {
      throw .limit(.ratio)
    }
  }
}
