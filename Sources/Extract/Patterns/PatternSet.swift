package import Disclosure
package import PCRE

/// The patterns of one rule and where they run.
package struct PatternSet: Sendable {
  /// The slice of text a pattern sees, and sees the edges of.
  package enum Window: String, Hashable, Sendable, CaseIterable {
    /// A sentence; a whole cell in tables.
    case sentence
    /// A paragraph, heading or note with all its sentences; a whole cell in tables.
    case paragraph
    /// A table cell, nothing else.
    case cell
    /// A table row, cells separated by a tab.
    case row
    /// A heading and all text up to the next heading of any level, tables included; lines end with "\n".
    case section
  }

  /// Id of the rule.
  package var id: String
  package var window: Window
  package var blocks: Set<Block.Class>
  /// Kinds of document it runs on; empty means all.
  package var documents: [Document.Kind]
  package var find: [SearchPattern]
  /// A window where one of these matches has no match of this rule.
  package var except: [Deferred<Pattern>]

  package init(
    id: String, window: Window, blocks: Set<Block.Class> = Block.Class.usual,
    documents: [Document.Kind] = [], find: [SearchPattern], except: [Deferred<Pattern>] = []
  ) {
    self.id = id
    self.window = window
    self.blocks = blocks
    self.documents = documents
    self.find = find
    self.except = except
  }
}

/// A pattern and, where one can be derived, a scout that passes quickly over text without a match.
package struct SearchPattern: Sendable {
  package var pattern: Pattern { lazyPattern.value }
  private let lazyPattern: Deferred<Pattern>
  /// `nil`: every window is searched. Made when it is first asked for: few patterns need theirs.
  package var scout: Pattern? { lazyScout?.value }
  private let lazyScout: Deferred<Pattern?>?
  /// Words without which there is no match.
  let requirement: Requirement

  /// False where it may match without any certain words: then all of the text must be passed over.
  package var needsWords: Bool { requirement != .nothing }

  /// Throws: `PatternError` for `source` as given; a scout that does not compile is done without.
  package init(_ source: String, window: PatternSet.Window) throws(PatternError) {
    let pattern = try Pattern(source)
    self.init(Deferred { pattern }, window: window, Requirement(pattern: source))
  }

  /// A pattern that is compiled when a document first has its words. `words`: what `RequiredWords` told of it.
  package init(_ pattern: Deferred<Pattern>, window: PatternSet.Window, words: String) {
    self.init(pattern, window: window, Requirement(words: words))
  }

  /// The same pattern with nothing to speed it up: tests compare both.
  package init(unscouted pattern: Pattern) {
    lazyPattern = Deferred { pattern }
    lazyScout = nil
    requirement = .nothing
  }

  private init(_ pattern: Deferred<Pattern>, window: PatternSet.Window, _ requirement: Requirement) {
    lazyPattern = pattern
    lazyScout = Deferred { Self.scout(for: pattern.value, window) }
    self.requirement = requirement
  }

  private static func scout(for pattern: Pattern, _ window: PatternSet.Window) -> Pattern? {
    guard let source = Scout.pattern(for: pattern.source, stopsAtLineEnd: window != .section)
    else { return nil }
    if source == pattern.source { return pattern.canBeEmpty ? nil : pattern }
    do {
      let scout = try Pattern(source)
      return scout.canBeEmpty ? nil : scout
    } catch {
      return nil
    }
  }
}

/// An extractor rule of `rules/extract`: words that make a claim, and the name of what they do.
package struct PhrasePattern: Sendable {
  package var id: String { patterns.id }
  /// The role of the phrase, as `emits` gives it.
  package var emits: String
  package var patterns: PatternSet

  package init(emits: String, patterns: PatternSet) {
    self.emits = emits
    self.patterns = patterns
  }
}
