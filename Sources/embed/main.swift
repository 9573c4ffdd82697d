import FoundationEssentials

/// Writes one Swift file that holds the text of the given files, keyed by path below ROOT.
///
///     embed OUTPUT.swift ROOT FILE…
let arguments = CommandLine.arguments
guard arguments.count > 3 else {
  fatalError("usage: embed OUTPUT.swift ROOT FILE…")
}
let root = arguments[2].hasSuffix("/") ? arguments[2] : arguments[2] + "/"
var code = """
  // Made by Sources/embed at build. Do not edit.
  enum Embedded {
    static let files: [(path: String, text: String)] = [

  """
for file in arguments[3...].sorted() {
  guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
    fatalError("embed: cannot read \(file) as UTF-8")
  }
  let path = file.hasPrefix(root) ? String(file.dropFirst(root.count)) : file
  // A raw string with enough hashes never needs escapes.
  code += "    (\"\(path)\", ####\"\"\"\n\(text)\n\"\"\"####),\n"
}
code += "  ]\n}\n"
try code.write(toFile: arguments[1], atomically: true, encoding: .utf8)
