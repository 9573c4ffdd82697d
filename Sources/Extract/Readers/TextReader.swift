package import Disclosure

/// `SourceText` → `Document`: lines and their structure first, then the normalised text, then sections and tables.
package enum TextReader {
  /// Cost: linear in the text's length.
  package static func read(_ source: SourceText, vocabulary: Vocabulary) -> Document {
    DocumentAssembly(source, TextLayout(source), vocabulary).document()
  }
}
