import Support
import Testing

/// The house rules that a compiler does not know. Every complaint has path and line.
@Suite struct TidyTests {
  /// What each layer may import besides itself. Arrows point one way: see docs/architecture.md.
  private static let imports: [String: Set<String>] = [
    "Disclosure": ["Synchronization"],
    "Hashing": ["CCrypto"],
    "YAML": ["CYAML", "Synchronization"],
    "PCRE": ["CPCRE2", "Synchronization"],
    "PatternText": [],
    "Charset": ["CUchardet", "CIconv"],
    "Pages": ["Disclosure"],
    "Formats": ["Disclosure", "Pages", "Charset", "CXML2", "CZip", "CZlib"],
    "Extract": ["Disclosure", "PCRE", "PatternText", "Charset"],
    "Checks": ["Disclosure"],
    "Sandbox": ["CSandbox", "Glibc", "Synchronization"],
    "Audit": [
      "Disclosure", "PCRE", "PatternText", "Formats", "Extract", "Checks", "Sandbox", "Hashing", "YAML", "Glibc",
      "FoundationEssentials", "Dispatch", "Synchronization",
    ],
    "gouji": ["Disclosure", "Sandbox", "Audit", "Glibc"],
    "gouji-pdf": ["Pages", "Disclosure", "Sandbox", "CPopplerGlib", "CQPDF", "Glibc"],
    "embed": ["Hashing", "PatternText", "YAML", "FoundationEssentials"],
    "System": [],
  ]

  @Test func everyLayerImportsOnlyWhatItMay() throws {
    for source in try SwiftSource.all(in: ["Sources"]) {
      let layer = String(source.path.split(separator: "/")[1])
      let allowed = try #require(Self.imports[layer], "\(layer) has no allow-list")
      for (index, line) in source.code.enumerated() {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(of: "import"), keyword <= 1, keyword + 1 < words.count
        else { continue }
        let module = String(words[keyword + 1])
        #expect(allowed.contains(module), "\(source.path):\(index + 1) imports \(module)")
      }
    }
  }

  @Test func filesAndFunctionsAreShort() throws {
    for source in try SwiftSource.all(in: ["Sources", "Tests", "Plugins"]) {
      #expect(
        source.lines.count <= 401,
        "\(source.path) has \(source.lines.count - 1) lines, 400 are allowed")
      for function in source.functions where function.length > 70 {
        Issue.record(
          "\(source.path):\(function.line) is \(function.length) lines long, 70 are allowed")
      }
    }
  }

  @Test func nothingInSourcesTrapsOrHidesAnError() throws {
    for source in try SwiftSource.all(in: ["Sources"]) where !source.path.hasPrefix("Sources/embed") {
      for (index, line) in source.code.enumerated() {
        let place = "\(source.path):\(index + 1)"
        #expect(
          !line.split(separator: " ").contains { $0.hasSuffix("(try?") || $0 == "try?" },
          "\(place) swallows an error: catch it and say what happened")
        #expect(!line.contains("try!") && !line.contains("as!"), "\(place) traps on an error")
        #expect(!Self.hasForceUnwrap(line), "\(place) unwraps by force: a document must never trap")
        #expect(!line.contains("nonisolated(unsafe)"), "\(place) leaves the concurrency checks")
        #expect(!line.hasPrefix("var "), "\(place) is a global variable")
      }
    }
  }

  /// An exclamation mark after a value, which is neither `!=` nor a negation.
  static func hasForceUnwrap(_ line: String) -> Bool {
    let scalars = Array(line.unicodeScalars)
    return scalars.indices.contains { index in
      guard scalars[index] == "!", index > 0 else { return false }
      let before = scalars[index - 1]
      let isAfterValue =
        before.properties.isAlphabetic || before.properties.numericType != nil
        || "_)]}".unicodeScalars.contains(before)
      let isUnequal = index + 1 < scalars.count && scalars[index + 1] == "="
      return isAfterValue && !isUnequal
    }
  }

  @Test func noBinaryFractionsNearFigures() throws {
    for source in try SwiftSource.all(in: [
      "Sources/Disclosure", "Sources/Checks", "Sources/Extract", "Sources/Formats",
    ])
    // Places on a page are no figures.
    where !source.path.hasPrefix("Sources/Formats/OFD/") {
      for (index, line) in source.code.enumerated() {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        for name in ["Double", "Float", "Decimal", "CGFloat"] {
          #expect(!words.contains(Substring(name)), "\(source.path):\(index + 1) uses \(name)")
        }
      }
    }
  }

  @Test func onlyTheProgramSpeaks() throws {
    let talk = ["print(", "debugPrint(", "dump(", "fputs(", "getenv(", "ContinuousClock", "Date("]
    for source in try SwiftSource.all(in: ["Sources"])
    where !source.path.hasPrefix("Sources/gouji/") && !source.path.hasPrefix("Sources/embed/") {
      for (index, line) in source.code.enumerated() {
        for call in talk {
          let isCalled = line.contains(" " + call) || line.hasPrefix(call)
          #expect(
            !isCalled || line.contains("func " + call), "\(source.path):\(index + 1) calls \(call)")
        }
      }
    }
  }

  @Test func uncheckedIsWherePCREPromisesIt() throws {
    for source in try SwiftSource.all(in: ["Sources"]) {
      for (index, line) in source.code.enumerated() where line.contains("@unchecked Sendable") {
        let place = "\(source.path):\(index + 1)"
        #expect(source.path.hasPrefix("Sources/PCRE/"), "\(place) is unchecked outside PCRE")
        let above = source.lines[max(0, index - 8)..<index]
        #expect(above.contains { $0.contains("SAFETY") }, "\(place) lacks its SAFETY comment")
      }
    }
  }

  @Test func noPathOfAMachine() throws {
    // Put together here, so that this file does not hold them.
    let roots = ["work", "farm", "root", "home", "Users"].map { "/\($0)/" }
    let folders = [
      "Sources", "Tests", "Plugins", "rules", "reports", "docs", "scripts", "samples", "benchmarks",
    ]
    for folder in folders {
      for ending in ["swift", "yaml", "md", "html", "css", "js", "csv", "txt", "json", "sh", "py"] {
        for path in try Repository.files(in: folder, ending: "." + ending) {
          for (index, line) in try Repository.anyText(path).split(
            separator: "\n", omittingEmptySubsequences: false
          ).enumerated() {
            for root in roots {
              #expect(!line.contains(root), "\(path):\(index + 1) holds a path of a machine")
            }
          }
        }
      }
    }
  }
}
