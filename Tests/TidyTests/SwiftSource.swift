import Support

/// A Swift file of the project as lines, and the same lines with strings and comments blanked.
struct SwiftSource {
  let path: String
  let lines: [String]
  /// What is left when the contents of strings and comments are taken out.
  let code: [String]

  /// All Swift files below folders of the project.
  static func all(in folders: [String]) throws -> [SwiftSource] {
    try folders.flatMap { try Repository.files(in: $0, ending: ".swift") }
      .map { SwiftSource(path: $0, text: try Repository.text($0)) }
  }

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var isInBlock = false
    code = lines.map { Self.stripped(Array($0.unicodeScalars), &isInBlock) }
  }

  /// `isInBlock`: inside a """ string.
  private static func stripped(_ line: [Unicode.Scalar], _ isInBlock: inout Bool) -> String {
    var result = String.UnicodeScalarView()
    var index = 0
    var isInString = false
    func quotes(_ at: Int) -> Bool {
      at + 2 < line.count && line[at...(at + 2)].allSatisfy { $0 == "\"" }
    }
    while index < line.count {
      let scalar = line[index]
      if isInBlock {
        if quotes(index) {
          isInBlock = false
          index += 2
        }
      } else if isInString {
        if scalar == "\\" { index += 1 } else if scalar == "\"" { isInString = false }
      } else if quotes(index) {
        isInBlock = true
        index += 2
      } else if scalar == "\"" {
        isInString = true
      } else if scalar == "/", index + 1 < line.count, line[index + 1] == "/" {
        break
      } else {
        result.append(scalar)
      }
      index += 1
    }
    return String(result)
  }

  /// Lines that open a function or initialiser, with the number of lines to the brace that closes it.
  var functions: [(line: Int, length: Int)] {
    code.indices.compactMap { start in
      let text = code[start]
      let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
      let opens =
        words.contains("func") || text.drop { $0 == " " }.hasPrefix("init(")
        || text.contains(" init(")
      guard opens, !text.contains("= {") else { return nil }
      let indent = text.prefix { $0 == " " }
      let closing = indent + "}"
      guard let end = code[start...].firstIndex(where: { $0.hasPrefix(closing) }) else {
        return nil
      }
      // A declaration without a body (protocol, one line) is closed by something else's brace.
      guard code[start...end].contains(where: { $0.hasSuffix("{") }), end > start else {
        return nil
      }
      let isBodyless = code[start..<end].dropFirst().contains {
        $0.hasPrefix(indent) && !$0.hasPrefix(indent + " ") && !$0.hasPrefix(indent + ")")
          && !$0.hasPrefix(indent + "{") && !$0.isEmpty
      }
      return isBodyless ? nil : (start + 1, end - start + 1)
    }
  }
}
