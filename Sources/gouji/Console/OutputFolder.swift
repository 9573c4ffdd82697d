internal import Audit
internal import Glibc

/// A folder of pages. A page is written only when it is another than the one that stands there, so that a run over
/// ten thousand documents of which ten changed writes ten.
enum OutputFolder {
  /// Makes the folder and the one for its pages; returns its path without a slash at the end.
  static func make(_ path: String) throws -> String {
    var folder = path
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    for name in [folder, folder + "/documents"] where mkdir(name, 0o777) != 0 && errno != EEXIST {
      throw OutputFailure(name, errno)
    }
    return folder
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    do {
      if try FileBytes.read(Array(path.utf8)) == bytes { return }
    } catch {
      // Nothing stands there yet, or nothing that can be read: it is written.
    }
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.finish()
  }
}
