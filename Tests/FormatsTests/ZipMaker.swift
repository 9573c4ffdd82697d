import CZip

/// Packs files into archives, as deflated entries.
enum ZipMaker {
  static func zip(_ files: [(name: [UInt8], bytes: [UInt8])]) -> [UInt8] {
    var failure = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &failure) else { return [] }
    zip_source_keep(target)
    defer { zip_source_free(target) }
    guard let archive = zip_open_from_source(target, Int32(ZIP_TRUNCATE), &failure) else { return [] }
    // libzip reads the bytes when the archive is closed.
    let copies = files.map { file in
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, file.bytes.count), alignment: 1)
      copy.copyBytes(from: file.bytes)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    for (file, copy) in zip(files, copies) {
      let source = zip_source_buffer(archive, copy.baseAddress, zip_uint64_t(file.bytes.count), 0)
      let name = file.name.map { CChar(bitPattern: $0) } + [0]
      zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_GUESS))
    }
    guard zip_close(archive) == 0 else { return [] }
    return bytes(of: target)
  }

  static func zip(_ files: [(String, String)]) -> [UInt8] {
    zip(files.map { (Array($0.0.utf8), Array($0.1.utf8)) })
  }

  private static func zip<A, B>(_ a: [A], _ b: [B]) -> Zip2Sequence<[A], [B]> { Swift.zip(a, b) }

  private static func bytes(of source: OpaquePointer) -> [UInt8] {
    zip_source_open(source)
    defer { zip_source_close(source) }
    zip_source_seek(source, 0, SEEK_END)
    let size = Int(zip_source_tell(source))
    zip_source_seek(source, 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: size)
    let count = bytes.withUnsafeMutableBytes { zip_source_read(source, $0.baseAddress, zip_uint64_t(size)) }
    return count == size ? bytes : []
  }
}
