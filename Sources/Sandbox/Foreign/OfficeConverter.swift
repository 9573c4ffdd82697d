internal import CSandbox
internal import Glibc

/// Turns the formats that Word and Excel had before 2007 into today's, by a LibreOffice that sees nothing but this one file.
///
/// Every conversion has a scratch folder and a user profile of its own, so that several can run at once; both are gone afterwards.
package struct OfficeConverter: Sendable {
  package enum Kind: Sendable {
    /// .doc → .docx
    case text
    /// .xls → .xlsx
    case sheets

    var old: String { self == .text ? "doc" : "xls" }
    var new: String { self == .text ? "docx" : "xlsx" }
    /// LibreOffice's reader of the format: left to itself, it takes a broken file for text and converts the bytes.
    var filter: String { self == .text ? "MS Word 97" : "MS Excel 97" }
  }

  package enum Outcome: Hashable, Sendable {
    case converted([UInt8])
    /// It ended without a result: the file is damaged, behind a password, or of another kind.
    case notConverted
    case crashed(signal: Int32)
    case timedOut
    /// The result is longer than was allowed.
    case tooLarge
    /// No scratch folder or no process could be made.
    case cannotStart(errno: Int32)
  }

  private let office: ForeignProgram
  private let root: String

  /// `scratch`: the folder in which the scratch folders are made. `nil` when LibreOffice, or `prlimit` to bound it with, is not on the search path.
  package init?(searchPath: String, scratch: String) {
    guard let office = ForeignProgram("soffice", searchPath: searchPath) else { return nil }
    self.office = office
    root = scratch
  }

  /// LibreOffice's own program.
  package var program: Program { office.program }

  package func convert(
    _ bytes: [UInt8], _ kind: Kind, deadline: Duration = .seconds(60)
  ) -> Outcome {
    let scratch: ScratchFolder
    do {
      scratch = try ScratchFolder(in: root)
      let profile = try scratch.folder("profile")
      let user = try scratch.folder("profile/user")
      try ScratchFolder.write(Array(Self.settings.utf8), to: "\(user)/registrymodifications.xcu")
      try ScratchFolder.write(bytes, to: "\(scratch.path)/document.\(kind.old)")
      let outcome = office.run(
        arguments(kind, in: scratch.path, profile: profile), in: scratch.path, deadline: deadline)
      return result(outcome, of: kind, in: scratch)
    } catch {
      return .cannotStart(errno: error.errno)
    }
  }

  private func result(_ outcome: Execution.Outcome, of kind: Kind, in scratch: ScratchFolder) -> Outcome {
    switch outcome {
    case .crashed(let signal): return .crashed(signal: signal)
    case .timedOut: return .timedOut
    case .tooLarge: return .tooLarge
    case .cannotStart(let code): return .cannotStart(errno: code)
    // Its status says little: it ends with 0 when it could not read the file.
    case .ended: break
    }
    let path = "\(scratch.path)/out/document.\(kind.new)"
    var status = stat()
    guard lstat(path, &status) == 0, status.st_size > 0 else { return .notConverted }
    guard status.st_size <= office.limits.fileSize else { return .tooLarge }
    return ScratchFolder.read(path, limit: Int(office.limits.fileSize)).map { .converted($0) } ?? .notConverted
  }

  private func arguments(_ kind: Kind, in folder: String, profile: String) -> [String] {
    [
      "-env:UserInstallation=file://\(Self.escaped(profile))", "--headless", "--norestore", "--nologo",
      "--nodefault", "--nolockcheck", "--infilter=\(kind.filter)", "--convert-to", kind.new, "--outdir",
      "\(folder)/out", "\(folder)/document.\(kind.old)",
    ]
  }

  /// No macro of the document runs, and no link in it is followed.
  private static let settings: String = {
    let values = [
      ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
      ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
      ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
      ("Calc/Content/Update", "Link", "2"),
      ("Writer/Content/Update", "Link", "2"),
    ]
    let items = values.map { path, name, value in
      "<item oor:path=\"/org.openoffice.Office.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\">"
        + "<value>\(value)</value></prop></item>"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">"
      + items.joined() + "</oor:items>"
  }()

  /// A path as part of a URL.
  private static func escaped(_ path: String) -> String {
    let plain = Set("/-_.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    let digits = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { text, byte in
      if plain.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
  }
}
