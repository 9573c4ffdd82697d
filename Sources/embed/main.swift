import FoundationEssentials
import Hashing
import YAML

/// Writes one Swift file that holds the text and the digest of every rule and template file, keyed by path below ROOT,
/// and what the YAML among them says.
///
///     embed OUTPUT.swift ROOT FOLDER…
let arguments = CommandLine.arguments
guard arguments.count > 3 else { fatalError("usage: embed OUTPUT.swift ROOT FOLDER…") }
let endings = [".yaml", ".csv", ".html", ".css", ".js"]

/// A raw string with this many hashes needs no escapes.
func literal(_ text: String) -> String { "####\"\"\"\n\(text)\n\"\"\"####" }

func outline(_ text: String, _ path: String) -> String? {
  do {
    return try YAMLParser.parse(text)?.outline
  } catch {
    fatalError("\(path):\(error.mark.line):\(error.mark.column): \(error.message)")
  }
}

var code = """
  // Made by Sources/embed at build. Do not edit.
  enum Embedded {
    static let files: [(path: String, digest: String, text: String, outline: String?)] = [

  """
for folder in arguments[3...] {
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(arguments[2])/\(folder)")) ?? []
  for name in names.sorted() where endings.contains(where: name.hasSuffix) {
    let path = "\(folder)/\(name)"
    let text = try String(contentsOfFile: "\(arguments[2])/\(path)", encoding: .utf8)
    let outline = name.hasSuffix(".yaml") ? outline(text, path) : nil
    let digest = Digest.hex(Array(text.utf8))
    code += "    (\"\(path)\", \"\(digest)\", \(literal(text)), \(outline.map(literal) ?? "nil")),\n"
  }
}
code += "  ]\n}\n"
try code.write(toFile: arguments[1], atomically: true, encoding: .utf8)
