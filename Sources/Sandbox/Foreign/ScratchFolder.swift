internal import CSandbox
internal import Glibc

/// A folder that only this user can look into and that is gone, with everything in it, when this is.
final class ScratchFolder {
  let path: String

  /// `root`: where it is made.
  init(in root: String) throws(StartFailure) {
    var name = Array("\(root)/gouji-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw StartFailure(errno: errno) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Makes a folder in it and returns its path.
  func folder(_ name: String) throws(StartFailure) -> String {
    let folder = "\(path)/\(name)"
    guard mkdir(folder, 0o700) == 0 else { throw StartFailure(errno: errno) }
    return folder
  }

  static func write(_ bytes: [UInt8], to path: String) throws(StartFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StartFailure(errno: errno) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR else { throw StartFailure(errno: errno) }
        continue
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The bytes of an ordinary file, links not followed; `nil` when there is none or it is longer than `limit`.
  static func read(_ path: String, limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit
    else { return nil }
    var bytes: [UInt8] = []
    while true {
      var count = 0
      bytes += [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, initialized in
        count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(count, 0)
      }
      if count == 0 { return bytes }
      if count < 0 && errno != EINTR || bytes.count > limit { return nil }
    }
  }

  /// Removes a file, or a folder with everything below it. Links are removed, not followed.
  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    guard let stream = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      let text = String(decoding: name, as: UTF8.self)
      if text != "." && text != ".." { names.append(text) }
    }
    closedir(stream)
    for name in names { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
