internal import Charset
package import Disclosure

/// The files of a ZIP archive, one level deep.
package enum ArchiveReader {
  package struct Member: Sendable {
    /// Its path in the archive, decoded.
    package var name: String
    package var bytes: [UInt8]
  }

  package struct Contents: Sendable {
    /// In the order of their names, so that an archive packed again is read the same.
    package var members: [Member]
    /// What was left out: archives inside the archive, files that cannot be read.
    package var omissions: [Transcript.Omission]
  }

  /// Throws when the archive cannot be opened or passes a bound; a single file that is damaged or encrypted is an omission.
  package static func read(
    _ bytes: [UInt8], limits: FormatLimits = FormatLimits()
  ) throws(FormatError) -> Contents {
    let archive = try ZipFile(bytes, limits: limits)
    var contents = Contents(members: [], omissions: [])
    for entry in archive.entries where !entry.isFolder {
      let name = name(of: entry)
      guard !isSystemFile(name) else { continue }
      guard !entry.isLink else {
        contents.omissions.append(.init(kind: .unreadPart, place: "\(name)（链接）"))
        continue
      }
      do {
        let content = try archive.bytes(of: entry)
        if FileFormat.of(content, limits: limits) == .zip {
          contents.omissions.append(.init(kind: .unreadPart, place: "\(name)（压缩包内的压缩包）"))
        } else {
          contents.members.append(Member(name: name, bytes: content))
        }
      } catch .limit(let bound) {
        throw .limit(bound)
      } catch {
        contents.omissions.append(.init(kind: .unreadPart, place: "\(name)（\(error.message.zh)）"))
      }
    }
    contents.members.sort { $0.name < $1.name }
    return contents
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
