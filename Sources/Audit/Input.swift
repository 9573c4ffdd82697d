internal import Glibc

/// Something to audit: a file, or bytes already at hand, or the reason why there is nothing to read.
package struct Input: Sendable {
  package enum Source: Sendable {
    /// The file's name as the system has it, which need not be UTF-8.
    case file(name: [UInt8])
    /// Files of one disclosure, each with its name as reports show it.
    case together([(path: String, name: [UInt8])])
    case bytes([UInt8])
    /// Files of an archive that are one disclosure, by their paths in it.
    indirect case part(of: Source, [String])
    /// A place that should have held documents and does not.
    case absent(Reason)
  }

  package enum Reason: Hashable, Sendable {
    case noDocument
    case unreadableFolder
    /// A file of an archive, and why it could not be taken out.
    case unreadPart(String)
  }

  /// As reports show it.
  package var path: String
  package var source: Source

  package init(path: String, source: Source) {
    self.path = path
    self.source = source
  }
}

extension Input {
  /// The names of its files.
  package var names: [[UInt8]] { source.names }
}

extension Input.Source {
  fileprivate var names: [[UInt8]] {
    switch self {
    case .file(let name): [name]
    case .together(let files): files.map(\.name)
    case .part(let archive, _): archive.names
    case .bytes, .absent: []
    }
  }
}

/// Which file a name leads to: the same for all its names and links.
package struct FileIdentity: Hashable {
  private let device: UInt
  private let number: UInt

  /// `nil` where there is no regular file.
  package init?(_ name: [UInt8]) {
    var status = stat()
    guard name.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}

/// A path the user named and that is not there.
package struct MissingPath: Error {
  package let path: String
}

extension Input {
  /// The documents of the paths a user named: files as they are, folders with everything below them, in byte order.
  ///
  /// `-` is `standardInput`. Throws: `MissingPath` for the first path that does not exist.
  package static func expand(
    _ paths: [String], standardInput: () throws -> [UInt8]
  ) throws -> [Input] {
    var inputs: [Input] = []
    for path in paths {
      if path == "-" {
        inputs.append(Input(path: "-", source: .bytes(try standardInput())))
        continue
      }
      let name = Array(path.utf8)
      switch FileKind.of(name, followsLinks: true) {
      case .missing: throw MissingPath(path: path)
      case .folder:
        var found: [Input] = []
        walk(name, &found)
        if found.isEmpty { found = [Input(path: path, source: .absent(.noDocument))] }
        inputs += found
      // What cannot be looked at cannot be opened either, and then the report says why.
      case .file, .other, .link, .hidden: inputs.append(Input(path: path, source: .file(name: name)))
      }
    }
    return inputs
  }

  /// The files a user named, as one disclosure. Throws: `MissingPath`.
  package static func together(_ paths: [String]) throws(MissingPath) -> Input {
    for path in paths where FileKind.of(Array(path.utf8), followsLinks: true) == .missing {
      throw MissingPath(path: path)
    }
    return Input(
      path: paths.first ?? "", source: .together(paths.map { ($0, Array($0.utf8)) }))
  }

  /// Names of documents end so; what a file is, its content says. RTF is not read: better said than passed over.
  private static let endings = [
    ".txt", ".pdf", ".docx", ".docm", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".et", ".html", ".htm", ".zip", ".ofd",
    ".rtf",
  ].map { Array($0.utf8) }

  private static func walk(_ folder: [UInt8], _ found: inout [Input]) {
    let unreadable = Input(
      path: String(decoding: folder, as: UTF8.self), source: .absent(.unreadableFolder))
    guard let names = entries(of: folder) else { return found.append(unreadable) }
    for entry in names {
      let name = folder.last == UInt8(ascii: "/") ? folder + entry : folder + [0x2F] + entry
      switch FileKind.of(name, followsLinks: false) {
      case .folder: walk(name, &found)
      case .file where isDocument(entry):
        found.append(
          Input(path: String(decoding: name, as: UTF8.self), source: .file(name: name)))
      case .link
      where isDocument(entry) && FileKind.of(name, followsLinks: true) == .file:
        // A link to a folder is not followed: it may lead back.
        found.append(
          Input(path: String(decoding: name, as: UTF8.self), source: .file(name: name)))
      case .file, .link, .other, .missing: continue
      // A folder that may be listed but not entered: the same holds for all that is in it.
      case .hidden: return found.append(unreadable)
      }
    }
  }

  private static func isDocument(_ entry: [UInt8]) -> Bool {
    // A lock file of Word stands beside the document that is open.
    guard !entry.starts(with: "~$".utf8) else { return false }
    return endings.contains { ending in
      entry.count > ending.count
        && entry.suffix(ending.count).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } == ending
    }
  }

  /// Names in a folder in byte order, hidden ones left out; `nil` when it cannot be read.
  private static func entries(of folder: [UInt8]) -> [[UInt8]]? {
    guard let stream = folder.withCString({ opendir($0) }) else { return nil }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// What stands at a path.
private enum FileKind {
  case file, folder, link, other, missing
  /// Something may be there, and it cannot be looked at.
  case hidden

  static func of(_ name: [UInt8], followsLinks: Bool) -> FileKind {
    var status = stat()
    let result = name.withCString { followsLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { return errno == ENOENT || errno == ENOTDIR ? .missing : .hidden }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }
}

extension [UInt8] {
  /// The bytes as a C string; cut at the first NUL.
  func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("holds at least the NUL") }
      return body(base)
    }
  }
}
