internal import Disclosure
internal import Extract
internal import Formats

/// Archives that hold several disclosures.
extension Auditor {
  /// The inputs with each archive of several disclosures replaced by these, in order; one that holds a single disclosure stays as it is.
  package func unpacked(_ inputs: [Input]) -> [Input] { inputs.flatMap(unpacked) }

  private func unpacked(_ input: Input) -> [Input] {
    guard let bytes = archive(input.source) else { return [input] }
    let contents: ArchiveReader.Contents
    // Why it cannot be opened is said where it is audited.
    do { contents = try ArchiveReader.read(bytes) } catch { return [input] }
    guard contents.members.count > 1 else { return [input] }
    let parts = ArchiveParts.parts(contents.members.map(member))
    guard parts.count > 1 else { return [input] }
    return parts.map { Input(path: "\(input.path)/\($0.name)", source: .part(of: input.source, $0.members)) }
      + contents.lost.map { Input(path: "\(input.path)/\($0.name)", source: .absent(.unreadPart($0.reason))) }
  }

  /// The bytes, when they are those of an archive.
  private func archive(_ source: Input.Source) -> [UInt8]? {
    let bytes: [UInt8]
    switch source {
    case .bytes(let given): bytes = given
    case .file(let name):
      guard FileBytes.begins(name, with: FileFormat.archiveMark) else { return nil }
      do { bytes = try FileBytes.read(name) } catch { return nil }
    case .together, .part, .absent: return nil
    }
    return FileFormat.of(bytes) == .zip ? bytes : nil
  }

  /// What a file says of itself; nothing, when it cannot be read.
  private func member(_ member: ArchiveReader.Member) -> ArchiveParts.Member {
    do {
      let manuscript = try opener.withoutRecognition.manuscript(of: member.bytes)
      let document = try Extraction.document(
        [manuscript], path: "", digest: "", vocabulary: ruleSet.lexicon.vocabulary)
      return ArchiveParts.Member(
        name: member.name, kind: document.kind, entity: document.entity, year: document.year)
    } catch {
      return ArchiveParts.Member(name: member.name)
    }
  }
}
