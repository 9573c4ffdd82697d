import Disclosure
import Extract
import Testing

/// Expects the tables of a text to be drawn so.
func draws(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let document = Sample.document(text)
  MapCheck.check(document, sourceLocation: sourceLocation)
  let drawn = TableDump.string(document)
  #expect(
    drawn.hasPrefix(expected) && drawn.dropFirst(expected.count).allSatisfy(\.isNewline),
    "\n\(drawn)", sourceLocation: sourceLocation)
}
