import FoundationEssentials
import Hashing

/// Writes one Swift file that holds the text and the digest of every rule and template file, keyed by path below ROOT.
///
///     embed OUTPUT.swift ROOT FOLDER…
let arguments = CommandLine.arguments
guard arguments.count > 3 else { fatalError("usage: embed OUTPUT.swift ROOT FOLDER…") }
let endings = [".yaml", ".csv", ".html", ".css", ".js"]
var code = """
  // Made by Sources/embed at build. Do not edit.
  enum Embedded {
    static let files: [(path: String, digest: String, text: String)] = [

  """
for folder in arguments[3...] {
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: "\(arguments[2])/\(folder)")) ?? []
  for name in names.sorted() where endings.contains(where: name.hasSuffix) {
    let path = "\(folder)/\(name)"
    let text = try String(contentsOfFile: "\(arguments[2])/\(path)", encoding: .utf8)
    // A raw string with this many hashes needs no escapes.
    code += "    (\"\(path)\", \"\(Digest.hex(Array(text.utf8)))\", ####\"\"\"\n\(text)\n\"\"\"####),\n"
  }
}
code += "  ]\n}\n"
try code.write(toFile: arguments[1], atomically: true, encoding: .utf8)
