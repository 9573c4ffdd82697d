internal import Audit
internal import Disclosure

/// An audit about to run: inputs, rules, and what was decided before about their findings.
struct AuditRun {
  let inputs: [Input]
  let run: Run
  let review: Review
  /// What counts as failing.
  let failOn: Severity
  private let auditor: Auditor
  private let width: Int

  /// `keepsLedger`: whether what holds is listed one by one.
  init(_ options: CheckOptions, paths: [String], keepsLedger: (Int) -> Bool = { _ in false }, console: Console) throws {
    let options = try Configurations.applied(to: options, paths: paths)
    failOn = options.failOn ?? .error
    var review = try ReviewFiles.load(options, console: console)
    let named = options.together ? [try CheckInputs.together(paths)] : try CheckInputs.expand(paths)
    let ruleSet = try CheckRules.load(options)
    var run = Run(
      version: Release.version, rulesDigest: ruleSet.digest, rules: ruleSet.rules.map(\.rule),
      language: console.language, documentCount: named.count, keepsLedger: keepsLedger(named.count))
    run.docs = options.docs
    run.showsPictures = options.showsPictures && options.outputs.contains { $0.format == .html }
    run.examples = { ruleSet.examples(of: $0) }
    self.run = run
    review.severities = CheckRules.severities(options, ruleSet)
    self.review = review
    var auditor = Auditor(
      ruleSet: ruleSet, run: run, opener: console.opener(recognizes: options.recognizes),
      profile: CheckRules.request(options, ruleSet))
    if let template = options.template { try Self.compare(&auditor, with: template) }
    self.auditor = auditor
    inputs = auditor.unpacked(named)
    width = options.jobs ?? console.processors * 2
  }

  /// Throws: a template that is missing or cannot be read; comparing with half of one would clear what is left in.
  private static func compare(_ auditor: inout Auditor, with template: String) throws {
    let inputs = try CheckInputs.expand([template])
    guard inputs.count == 1, let input = inputs.first else {
      throw UsageFault(
        zh: "--template 应为一个文件，\(template) 不是。", en: "--template takes one file, which \(template) is not.")
    }
    do {
      try auditor.compare(with: input)
    } catch {
      throw UsageFault(
        zh: "模板 \(template) 读不出来：\(error.text)", en: "The template \(template) cannot be read: \(error.text)")
    }
  }

  /// Audits all inputs; `render` runs in parallel, `deliver` alone and in order.
  func each<Result: Sendable>(
    render: @escaping @Sendable (DocumentReport, Int) -> Result, deliver: (Result) throws -> Void
  ) async throws {
    let review = review
    try await auditor.audit(
      inputs, width: width, render: { render(review.applied(to: $0), $1) }, deliver: deliver)
  }

  /// The first input with its findings written into it.
  func annotation() throws(AnnotationFault) -> Annotation? {
    guard let input = inputs.first else { return nil }
    return try auditor.annotate(input, review: review)
  }

  /// All reports at once, for commands that compare them.
  func reports(_ console: Console) async throws -> [DocumentReport] {
    var progress = Progress(total: inputs.count, console: console)
    var reports: [DocumentReport] = []
    try await each(
      render: { report, _ in report },
      deliver: {
        progress.advance(errors: $0.count(.error))
        reports.append($0)
      })
    progress.clear()
    return reports
  }

  /// 3 when a document was not, or not fully, read.
  static func status(of reports: [DocumentReport], otherwise status: ExitStatus) -> ExitStatus {
    status == .clean && reports.contains { $0.status != .checked } ? .incomplete : status
  }
}

/// Reads the files a review stands on. A named file that is not there is an error, never an empty one.
enum ReviewFiles {
  static func load(_ options: CheckOptions, console: Console) throws(UsageFault) -> Review {
    var review = Review()
    guard options.baseline != nil || !options.newOnly else {
      throw UsageFault(
        zh: "--new-only 需要基线：请加 --baseline FILE。", en: "--new-only needs a baseline: add --baseline FILE.")
    }
    if let path = options.baseline { review.baseline = try baseline(path) }
    review.newOnly = options.newOnly
    review.suppressions = try suppressions(options.suppressions, console: console)
    return review
  }

  static func baseline(_ path: String) throws(UsageFault) -> Baseline {
    let bytes = try bytes(
      of: path,
      hint: Localized(zh: "先用 gouji baseline write 生成。", en: "Make it with gouji baseline write."))
    do { return try Baseline.read(bytes, path: path) } catch { throw fault(error) }
  }

  /// `named`: `nil` for the file of the current folder, which need not be there.
  static func suppressions(_ named: String?, console: Console) throws(UsageFault) -> Suppressions? {
    let path = named ?? Suppressions.fileName
    if named == nil, case .failure(.cannotOpen(errno: 2)) = result(of: path) { return nil }
    let bytes = try bytes(of: path, hint: Localized(zh: "请检查路径。", en: "Check the path."))
    do {
      return try Suppressions.read(String(decoding: bytes, as: UTF8.self), path: path, today: console.today)
    } catch {
      throw fault(error)
    }
  }

  static func bytes(of path: String, hint: Localized) throws(UsageFault) -> [UInt8] {
    do { return try result(of: path).get() } catch {
      throw UsageFault(
        zh: "读不到“\(path)”。\(hint.zh)", en: "Cannot read “\(path)”. \(hint.en)")
    }
  }

  private static func result(of path: String) -> Swift.Result<[UInt8], FileBytes.Failure> {
    Swift.Result { () throws(FileBytes.Failure) in try FileBytes.read(Array(path.utf8)) }
  }

  static func fault(_ errors: RuleFileErrors) -> UsageFault {
    UsageFault(
      errors.errors.map {
        Localized(zh: "\($0.place)：\($0.message.zh)", en: "\($0.place): \($0.message.text(.en))")
      })
  }
}
