internal import Disclosure
internal import Glibc

/// The reader of standard output went away. No message: nobody is there to read it.
struct BrokenPipe: Error {}

/// A report could not be written.
struct OutputFailure: Error {
  let message: Localized

  init(_ path: String, _ code: Int32) {
    let reason = strerror(code).map { String(cString: $0) } ?? String(code)
    message = Localized(
      zh: "无法写入 \(path)（\(reason)）；请检查文件夹、权限和磁盘空间。",
      en: "Cannot write \(path) (\(reason)); check folder, permissions and disk space.")
  }
}

enum StandardOutput {
  static func write(_ bytes: [UInt8]) throws {
    let code = writeAll(1, bytes)
    if code == EPIPE { throw BrokenPipe() }
    if code != 0 { throw OutputFailure("stdout", code) }
  }
}

/// A file that appears under its name only when it is whole.
final class OutputFile {
  private let path: String
  /// Where it is written until it is whole; `nil` for what is no regular file (a pipe, /dev/null).
  private let draft: String?
  private let descriptor: Int32
  private var isWhole = false

  init(_ path: String) throws {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      draft = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let name = "\(Self.target(of: path)).\(getpid()).tmp"
      draft = name
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    }
    guard descriptor >= 0 else { throw OutputFailure(path, errno) }
  }

  /// Where a link leads, so that the file is replaced and not the link.
  private static func target(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  func write(_ bytes: [UInt8]) throws {
    let code = writeAll(descriptor, bytes)
    if code != 0 { throw OutputFailure(path, code) }
  }

  /// Closes the file and gives it its name.
  func finish() throws {
    guard let draft else { return }
    guard fsync(descriptor) == 0, rename(draft, Self.target(of: path)) == 0 else {
      throw OutputFailure(path, errno)
    }
    isWhole = true
  }

  deinit {
    close(descriptor)
    if let draft, !isWhole { unlink(draft) }
  }
}

/// Writes all bytes; 0, or the error number.
private func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32 {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = Glibc.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
