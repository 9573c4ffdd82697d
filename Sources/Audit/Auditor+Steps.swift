internal import Checks
internal import Disclosure
internal import Extract
internal import Formats
internal import Hashing

/// The steps between a file's bytes and its outcomes.
extension Auditor {
  /// The bytes of an input, and of every file of it.
  struct Opened {
    var path: String
    /// SHA-256 of the file; of several, over their digests in order.
    var digest: String
    var files: [(name: String?, bytes: [UInt8])]
    /// Of several files those that could not be opened.
    var lost: [Transcript.Omission] = []
    /// Of the files one that cannot be read is left out, as it is of a whole archive.
    var isFromArchive = false
  }

  func open(_ input: Input) throws(Problem) -> Opened {
    switch input.source {
    case .absent(let reason): throw problem(reason)
    case .bytes(let bytes):
      return Opened(path: input.path, digest: Digest.hex(bytes), files: [(nil, bytes)])
    case .file(let name):
      let bytes = try bytes(of: name)
      return Opened(path: input.path, digest: Digest.hex(bytes), files: [(nil, bytes)])
    case .part(let source, let names):
      return try open(names, of: try archive(source), path: input.path)
    case .together(let files):
      var opened: [(name: String?, bytes: [UInt8])] = []
      var lost: [Transcript.Omission] = []
      for file in files {
        do { opened.append((file.path, try bytes(of: file.name))) } catch {
          lost.append(.unread(file.path, because: error.text))
        }
      }
      return Opened(path: input.path, digest: Self.digest(opened.map(\.bytes)), files: opened, lost: lost)
    }
  }

  /// The bytes of the archive that a part is of. Its digest is nobody's: each part has its own.
  private func archive(_ source: Input.Source) throws(Problem) -> [UInt8] {
    switch source {
    case .bytes(let given): given
    case .file(let name): try bytes(of: name)
    case .part, .together, .absent: try open(Input(path: "", source: source)).files.flatMap(\.bytes)
    }
  }

  /// Files of an archive; the name of a single one is in the path.
  private func open(_ names: [String], of archive: [UInt8], path: String) throws(Problem) -> Opened {
    let members: [ArchiveReader.Member]
    do {
      members = try ArchiveReader.read(archive, only: Set(names)).members
    } catch {
      throw problem(.format(error))
    }
    if members.count == 1, let only = members.first {
      return Opened(path: path, digest: Digest.hex(only.bytes), files: [(nil, only.bytes)])
    }
    return Opened(
      path: path, digest: Self.digest(members.map(\.bytes)), files: members.map { ($0.name, $0.bytes) },
      isFromArchive: true)
  }

  private static func digest(_ files: [[UInt8]]) -> String {
    Digest.hex(Array(files.map { Digest.hex($0) }.joined().utf8))
  }

  private func bytes(of name: [UInt8]) throws(Problem) -> [UInt8] {
    do { return try FileBytes.read(name) } catch { throw problem(error) }
  }

  /// Files → manuscripts → document → facts, claims, projects and matches.
  func read(_ opened: Opened) throws(Problem) -> Reading {
    Extraction.reading(
      of: try document(opened), vocabulary: ruleSet.lexicon.vocabulary, patterns: ruleSet.patterns,
      phrases: ruleSet.phrases)
  }

  func document(_ opened: Opened) throws(Problem) -> Document {
    let manuscripts: [Manuscript]
    do { manuscripts = try self.manuscripts(of: opened) } catch { throw problem(error) }
    let document: Document
    do {
      document = try Extraction.document(
        manuscripts, path: opened.path, digest: opened.digest, vocabulary: ruleSet.lexicon.vocabulary)
    } catch {
      throw problem(.text(error))
    }
    // Leading bytes of the common ideographs. Where there is none, no rule has anything to go by, and silence would look like a pass.
    guard document.text.contains(where: { (0xE4...0xE9).contains($0) }) else { throw problem(.text(.withoutChinese)) }
    return document
  }

  private func manuscripts(of opened: Opened) throws(OpenError) -> [Manuscript] {
    if opened.files.count == 1, opened.lost.isEmpty, let only = opened.files.first {
      return try opener.manuscripts(in: only.bytes)
    }
    if opened.isFromArchive {
      let members = opened.files.map { ArchiveReader.Member(name: $0.name ?? "", bytes: $0.bytes) }
      return try opener.manuscripts(of: ArchiveReader.Contents(members: members))
    }
    return try opener.manuscripts(of: opened.files, lost: opened.lost)
  }

  /// Every check on one reading as its profile has them, in catalogue order, then diagnosis.
  func judge(_ reading: Reading, under profile: ProfileChoice?) -> [Outcome] {
    let survey = Survey(reading, glossary, template: template)
    var outcomes: [Outcome] = []
    for (index, check) in profiles.checks(under: profile).enumerated() {
      let kinds = ruleSet.rules[index].rule.applies.documents
      guard kinds.isEmpty || kinds.contains(reading.document.kind) else {
        outcomes.append(.notApplicable(rule: ruleSet.rules[index].rule.id, reason: .otherDocumentKind))
        continue
      }
      guard let check else {
        outcomes.append(.notApplicable(rule: ruleSet.rules[index].rule.id, reason: .notOwed))
        continue
      }
      outcomes += check.judge(survey)
    }
    if let pages = RecognizedPages(reading.document, rules: run.rules) { outcomes = pages.weighed(outcomes) }
    if template != nil { outcomes = TemplateCheck.withoutEchoes(outcomes, of: templateRules) }
    let refined = Diagnosis.refine(outcomes, reading: reading)
    return templateDefects?.marked(refined, reading) ?? refined
  }

  /// Cuts out of the pages what the findings speak of. A file of several has its words at other places than the document.
  func picture(_ report: inout DocumentReport, _ opened: Opened) {
    guard opened.files.count == 1, let file = opened.files.first else { return }
    var sides: [(finding: Int, location: Int, words: Range<Int>)] = []
    for (index, finding) in report.findings.enumerated() {
      sides += finding.sides.prefix(Self.picturesOfFinding).map { (index, $0, finding.locations[$0].source) }
    }
    sides = Array(sides.prefix(Self.picturesOfDocument))
    let pictures = opener.clippings(
      of: sides.map { Span($0.words.lowerBound, $0.words.upperBound) }, in: file.bytes)
    for (side, picture) in zip(sides, pictures) {
      guard let picture else { continue }
      report.findings[side.finding].clippings.append(Clipping(location: side.location, picture: picture))
    }
  }

  /// A page of a report is to stay one that opens at once.
  private static let picturesOfFinding = 2
  private static let picturesOfDocument = 200
}
