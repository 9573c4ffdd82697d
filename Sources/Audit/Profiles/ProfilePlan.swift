internal import Checks
internal import Disclosure

/// Which checks judge which document: those of the profile it is held to.
struct ProfilePlan: Sendable {
  private let ruleSet: RuleSet
  private let request: ProfileRequest
  private let language: Language
  /// By the name of the profile, in the order of the rules. Few of the profiles are ever asked for.
  private let checks: [String: Deferred<[(any Check)?]>]

  init(_ ruleSet: RuleSet, _ request: ProfileRequest, language: Language) {
    self.ruleSet = ruleSet
    self.request = request
    self.language = language
    let candidates = ruleSet.profiles.candidates(named: request.name)
    checks = Dictionary(
      candidates.map { profile in
        (profile.name, Deferred { ruleSet.adjusted(under: profile, request).map { $0?.check } })
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// `nil` when there is no profile for the document.
  func choice(for document: Document) -> ProfileChoice? {
    ruleSet.profiles.choice(for: document, named: request.name, language: language)
  }

  /// The checks under a choice; `nil` where its profile leaves the rule out.
  func checks(under choice: ProfileChoice?) -> [(any Check)?] {
    choice.flatMap { checks[$0.name]?.value } ?? ruleSet.checks
  }
}
