// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Whole reads and writes on descriptors.
enum Streams {
  /// `nil` at the end of the stream, or when it breaks off before `count` bytes.
  static func read(_ count: Int) -> [UInt8]? {
    var done = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while done < count {
        let got = Glibc.read(0, buffer.baseAddress.map { $0 + done }, count - done)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { break }
        done += got
      }
      initialized = done
    }
    return done == count ? bytes : nil
  }

  /// False when nobody reads any more.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let sent = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        if sent < 0, errno == EINTR { continue }
        guard sent > 0 else { return false }
        done += sent
      }
      return true
    }
  }

  static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var done = 0
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      while done < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + done }, size - done)
        guard got > 0 else { break }
        done += got
      }
      initialized = done
    }
    return done == size ? bytes : nil
  }
}
