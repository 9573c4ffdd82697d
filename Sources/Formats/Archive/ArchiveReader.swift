internal import Charset
package import Disclosure

/// The files of a ZIP archive, and of the archives in it.
package enum ArchiveReader {
  package struct Member: Sendable {
    /// Its path in the archive, decoded.
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// A file that was left out: a link, an archive too deep inside others, what cannot be read.
  package struct Lost: Hashable, Sendable {
    /// Its path in the archive, decoded.
    package var name: String
    package var reason: String
  }

  package struct Contents: Sendable {
    /// In the order of their names, so that an archive packed again is read the same.
    package var members: [Member] = []
    package var lost: [Lost] = []

    package init(members: [Member] = []) { self.members = members }

    package var omissions: [Transcript.Omission] {
      lost.map { .unread($0.name, because: $0.reason) }
    }
  }

  /// `only`: paths of the files wanted, `nil` for all.
  ///
  /// Throws when the archive cannot be opened or it and those in it pass a bound together; a single file that is damaged or encrypted is lost.
  package static func read(
    _ bytes: [UInt8], only: Set<String>? = nil, limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> Contents {
    var unpacking = Unpacking(only: only, limits: limits)
    try unpacking.unpack(bytes, folder: "", depth: 1)
    unpacking.contents.members.sort { $0.name < $1.name }
    return unpacking.contents
  }

  private struct Unpacking {
    let only: Set<String>?
    let limits: FormatLimits
    var contents = Contents()
    private var entries = 0
    private var inflated = 0

    init(only: Set<String>?, limits: FormatLimits) {
      self.only = only
      self.limits = limits
    }

    /// `folder`: in which the archive stands, itself included.
    mutating func unpack(_ bytes: [UInt8], folder: String, depth: Int) throws(FormatError) {
      // What was read so far is no longer to be had.
      var rest = limits
      rest.entries -= entries
      rest.archiveBytes -= inflated
      let archive = try ZipFile(bytes, limits: rest)
      entries += archive.entries.count
      for entry in archive.entries where !entry.isFolder {
        let name = folder + ArchiveReader.name(of: entry)
        guard !isSystemFile(name), isWanted(name) else { continue }
        guard !entry.isLink else {
          contents.lost.append(Lost(name: name, reason: "链接"))
          continue
        }
        do throws(FormatError) {
          let content = try archive.bytes(of: entry)
          inflated += content.count
          guard inflated <= limits.archiveBytes else { throw .limit(.archiveBytes) }
          try take(content, name: name, depth: depth)
        } catch .limit(let bound) {
          throw .limit(bound)
        } catch {
          contents.lost.append(Lost(name: name, reason: error.message.zh))
        }
      }
    }

    private mutating func take(_ content: [UInt8], name: String, depth: Int) throws(FormatError) {
      guard FileFormat.of(content, limits: limits) == .zip else {
        return contents.members.append(Member(name: name, bytes: content))
      }
      guard depth < limits.archiveDepth else {
        return contents.lost.append(Lost(name: name, reason: "压缩包一层套一层，超过 \(limits.archiveDepth) 层"))
      }
      try unpack(content, folder: name + "/", depth: depth + 1)
    }

    /// A file that was asked for, or an archive that may hold one.
    private func isWanted(_ name: String) -> Bool {
      only.map { names in names.contains(name) || names.contains { $0.hasPrefix(name + "/") } } ?? true
    }
  }

  /// Names are UTF-8 or, from Chinese Windows, GBK, whatever the flag of the entry says.
  private static func name(of entry: ZipFile.Entry) -> String {
    do {
      return String(decoding: try Charset.decode(entry.rawName).text, as: UTF8.self)
    } catch {
      return entry.name
    }
  }

  /// What operating systems leave in archives.
  private static func isSystemFile(_ name: String) -> Bool {
    let steps = name.split { $0 == "/" || $0 == "\\" }
    guard let file = steps.last else { return true }
    return steps.contains("__MACOSX") || file == ".DS_Store" || file.lowercased() == "thumbs.db" || file.hasPrefix("~$")
  }
}

extension Transcript.Omission {
  /// One of several files. `reason`: a sentence, or less.
  package static func unread(_ file: String, because reason: String) -> Self {
    Self(kind: .unreadPart, place: "\(file)（\(reason.hasSuffix("。") ? String(reason.dropLast()) : reason)）")
  }
}
