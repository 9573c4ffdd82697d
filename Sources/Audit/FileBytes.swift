internal import Glibc

/// Reads files whole.
package enum FileBytes {
  /// More than any disclosure has; a file beyond it is refused, not cut.
  package static let limit = 512 << 20

  package enum Failure: Error, Hashable {
    case cannotOpen(errno: Int32)
    case cannotRead(errno: Int32)
    case tooLarge
  }

  package static func read(_ name: [UInt8]) throws(Failure) -> [UInt8] {
    let descriptor = name.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .cannotOpen(errno: errno) }
    defer { close(descriptor) }
    return try read(from: descriptor)
  }

  /// Reads to the end. Works on pipes as well as on files.
  package static func read(from descriptor: Int32) throws(Failure) -> [UInt8] {
    var status = stat()
    let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    guard size <= limit else { throw .tooLarge }
    var bytes: [UInt8] = []
    // One byte more than the file has, so that the end is seen without growing.
    var room = max(size + 1, 64 << 10)
    while true {
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        repeat {
          count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        } while count < 0 && errno == EINTR
        initialized = max(count, 0)
      }
      guard count >= 0 else { throw .cannotRead(errno: errno) }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw .tooLarge }
      room = max(size + 1 - bytes.count, 64 << 10)
    }
  }
}
