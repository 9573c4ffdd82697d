/// The parameters every kind has that judges matches: they are consumed when the text is read, not by the check.
package enum PatternParameters {
  package static let all = [
    ParameterSpec(
      "window", isRequired: true,
      choices: ["sentence", "paragraph", "cell", "row", "section"],
      help: "The slice of text a pattern sees, with edges of its own: `^` and `$` match there."),
    ParameterSpec("find", isRequired: true, help: "A pattern, or a list of them; any may match."),
    ParameterSpec(
      "except", help: "Patterns; a window where one of them matches has no match of the rule."),
  ]
}
