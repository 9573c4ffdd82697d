import Disclosure
import Testing

@testable import Audit

struct RuleLintTests {
  @Test(arguments: [
    ("(a+)+b", ["(a+)+"]), ("(?:a*b?)*", ["(?:a*b?)*"]), ("(?<n>[0-9]+|x*)+", ["(?<n>[0-9]+|x*)+"]),
    ("(?:[0-9]+、)+", []), ("(?:a+)++", []), ("(?:ab?)+", []), ("(?:a+){3}", []),
    ("(?=(a+))+", []), ("[(a+)]+", []), ("\\(a+\\)+", []), ("(a # (b+)+\n)+", []),
    ("x(?:(?:a+)+)y", ["(?:a+)+"]),
  ])
  func `a repeat of repeats is seen`(pattern: String, expected: [String]) {
    #expect(PatternShape(pattern).nestedRepeats == expected)
  }

  @Test(arguments: [
    ("a.*b", [".*"]), ("a.+?b", [".+?"]), ("a.{2,}b", [".{2,}"]), ("a.{0,20}b", []), ("a.*+b", []),
    ("a[.]*", []), ("a\\.*", []), ("(?:.+)", [".+"]),
  ])
  func `a dot without end is seen`(pattern: String, expected: [String]) {
    #expect(PatternShape(pattern).openDots == expected)
  }

  @Test(arguments: ["(", ")", "(((", "a)b+", "[", "\\", "{", "a{", "(?", "(?<n", "#", "a{2"])
  func `what is no pattern ends`(pattern: String) {
    #expect(PatternShape(pattern).nestedRepeats.isEmpty)
  }

  @Test(arguments: [
    ("决算数", ""), ("^决算", ""), ("(?<!元)决算", ""),
    ("[一-龥]+经费", ""), ("(决)\\1", ""),
    ("[一-龥]+[0-9]", "no certain words, and no fixed start"),
    ("([一-龥])\\1", "no certain words, and a back reference"),
  ])
  func `a slow start is seen`(find: String, message: String) throws {
    let text = RuleSetTests.choice.replacing("@up(?<slash>/)@down", with: find)
    let files = RuleSetTests.lexicon + [Resources.File(path: "rules/r.yaml", text: text)]
    let remarks = try RuleSet.load(Resources(files)).lint()
    #expect(remarks.isEmpty == message.isEmpty)
    if let remark = remarks.first {
      #expect(remark.text(.en).hasPrefix("rules/r.yaml:1: choice-open: \(message)"))
    }
  }
}
