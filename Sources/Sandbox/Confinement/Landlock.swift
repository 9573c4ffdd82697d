internal import CSandbox
internal import Glibc

/// The kernel's file rules for one process: everything its version can handle is forbidden, reading below some paths excepted.
enum Landlock {
  private static let readFile: UInt64 = 1 << 2
  private static let readFolder: UInt64 = 1 << 3

  /// Rights over files by version of the interface: renaming came with 2, truncating with 3, device control with 5.
  private static func fileRights(_ version: Int32) -> UInt64 {
    let count: UInt64 = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13
    return 1 << count - 1
  }

  static func confine(readOnly paths: [String]) -> Confinement.State {
    let version = sandbox_landlock_abi()
    guard version > 0 else { return .unsupported }
    // Ports came with 4; abstract sockets and signals to outsiders with 6.
    let rules = sandbox_ruleset(
      handled_access_fs: fileRights(version), handled_access_net: version >= 4 ? 0b11 : 0,
      scoped: version >= 6 ? 0b11 : 0)
    let fields = version >= 6 ? 3 : version >= 4 ? 2 : 1
    let ruleset = sandbox_landlock_create(rules, fields * MemoryLayout<UInt64>.size)
    guard ruleset >= 0 else { return .denied(errno: errno) }
    defer { close(ruleset) }
    for path in paths {
      let place = sandbox_open_place(path)
      guard place >= 0 else { continue }
      defer { close(place) }
      var status = stat()
      let isFolder = fstat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      guard sandbox_landlock_allow(ruleset, place, isFolder ? readFile | readFolder : readFile) == 0
      else { return .denied(errno: errno) }
    }
    guard sandbox_landlock_restrict(ruleset) == 0 else { return .denied(errno: errno) }
    return isProved(paths) ? .active : .unproved
  }

  /// Tries to open the root folder, which anyone may read as long as nothing forbids it.
  private static func isProved(_ paths: [String]) -> Bool {
    if paths.contains("/") { return true }
    let root = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if root >= 0 { close(root) }
    return root < 0 && errno == EACCES
  }
}
