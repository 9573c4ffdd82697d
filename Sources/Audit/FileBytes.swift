internal import Glibc

/// Reads files whole.
package enum FileBytes {
  /// More than any disclosure has; a file beyond it is refused, not cut.
  package static let limit = 512 << 20

  package enum Failure: Error, Hashable {
    case cannotOpen(errno: Int32)
    case cannotRead(errno: Int32)
    case tooLarge
    /// A device or a socket: it may have no end, and reading it may do something.
    case noFile
    /// A named pipe through which nothing came for so long that nothing may ever come.
    case silentPipe
  }

  /// Milliseconds in which a named pipe must deliver something.
  private static let patience: Int32 = 10_000

  /// A file, or what comes through a named pipe (`gouji <(command)`).
  package static func read(_ name: [UInt8]) throws(Failure) -> [UInt8] {
    // Opening a pipe that nobody writes to, or a line that waits for a carrier, would block.
    let descriptor = name.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw .cannotOpen(errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .cannotRead(errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFDIR, S_IFIFO: return try read(from: descriptor)
    default: throw .noFile
    }
  }

  /// Whether it is a regular file that begins so; others are not touched.
  package static func begins(_ name: [UInt8], with mark: [UInt8]) -> Bool {
    guard FileIdentity(name) != nil else { return false }
    let descriptor = name.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var head = [UInt8](repeating: 0, count: mark.count)
    return Glibc.read(descriptor, &head, head.count) == mark.count && head == mark
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
      guard count >= 0 else {
        guard errno == EAGAIN else { throw .cannotRead(errno: errno) }
        guard hasMore(descriptor) else { throw .silentPipe }
        continue
      }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= limit else { throw .tooLarge }
      room = max(size + 1 - bytes.count, 64 << 10)
    }
  }

  /// Waits for more, or for the end.
  private static func hasMore(_ descriptor: Int32) -> Bool {
    var place = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var count: Int32
    repeat { count = poll(&place, 1, patience) } while count < 0 && errno == EINTR
    return count > 0
  }
}
