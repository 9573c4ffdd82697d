import FoundationEssentials
import Hashing
import PatternText
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

func parsed(_ path: String) -> YAMLNode? {
  do {
    return try YAMLParser.parse(String(contentsOfFile: "\(arguments[2])/\(path)", encoding: .utf8))
  } catch let error as YAMLError {
    fatalError("\(path):\(error.mark.line):\(error.mark.column): \(error.message)")
  } catch {
    fatalError("\(path): \(error)")
  }
}

func texts(_ node: YAMLNode) -> [String] { (node.sequence ?? [node]).compactMap(\.scalar) }

let macros: Macros = {
  var macros = Macros()
  for list in ["words", "performance"] {
    for entry in parsed("rules/lexicon/\(list).yaml")?.mapping ?? [] {
      macros.add(words: texts(entry.value), as: "words.\(entry.key)")
    }
  }
  let sources = (parsed("rules/lexicon/macros.yaml")?.mapping ?? []).map { ($0.key, $0.value.scalar ?? "") }
  _ = macros.add(Dictionary(sources) { $1 })
  return macros
}()

/// The words a pattern asks for: reading these out of it takes longer than compiling it. A macro that is not there ends the build; what PCRE2 does
/// not compile asks for nothing, and a test tells of it.
func words(of source: String) -> String {
  do {
    return RequiredWords.text(of: try macros.expand(source).text)
  } catch {
    fatalError("\(source): \(error)")
  }
}

/// Beside the patterns of a rule, the words each of them asks for (`RuleReader.searchPatterns`).
func withWords(_ rule: YAMLNode) -> YAMLNode {
  guard let find = rule["find"], let entries = rule.mapping else { return rule }
  let needs = texts(find).map { YAMLNode(.scalar(words(of: $0)), mark: find.mark) }
  let entry = YAMLEntry(key: "find needs", keyMark: find.mark, value: YAMLNode(.sequence(needs), mark: find.mark))
  return YAMLNode(.mapping(entries + [entry]), mark: rule.mark)
}

func outline(_ path: String) -> String? {
  guard let root = parsed(path), let entries = root.mapping else { return nil }
  guard let rules = root["rules"]?.sequence else { return withWords(root).outline }
  let family = entries.map { entry in
    entry.key == "rules"
      ? YAMLEntry(
        key: entry.key, keyMark: entry.keyMark,
        value: YAMLNode(.sequence(rules.map(withWords)), mark: entry.value.mark)) : entry
  }
  return YAMLNode(.mapping(family), mark: root.mark).outline
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
    let outline = name.hasSuffix(".yaml") ? outline(path) : nil
    let digest = Digest.hex(Array(text.utf8))
    code += "    (\"\(path)\", \"\(digest)\", \(literal(text)), \(outline.map(literal) ?? "nil")),\n"
  }
}
code += "  ]\n}\n"
try code.write(toFile: arguments[1], atomically: true, encoding: .utf8)
