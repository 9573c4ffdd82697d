/// Finds the place in a YAML file of a scalar's n-th Unicode scalar, so that an error inside a pattern points
/// into the pattern. Only used when there is an error; cost: linear in the file.
package struct ScalarPlace {
  private let lines: [[Unicode.Scalar]]

  package init(file: String) {
    lines = file.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      Array($0)
    }
  }

  /// Where `offset` scalars into the value stand; the node's own mark where escapes or folding blur it.
  package func mark(of node: YAMLNode, offset: Int) -> YAMLMark {
    switch node.style {
    case .plain: inLine(node, offset: offset, quoted: false)
    case .singleQuoted: inLine(node, offset: offset, quoted: true)
    case .literal: inLiteral(node, offset: offset)
    case .doubleQuoted, .folded, .none: node.mark
    }
  }

  /// In single quotes a quote is written twice; a line break and the indentation after it fold to one space.
  private func inLine(_ node: YAMLNode, offset: Int, quoted: Bool) -> YAMLMark {
    var line = node.mark.line - 1
    var column = node.mark.column - 1 + (quoted ? 1 : 0)
    var left = offset
    while left > 0, lines.indices.contains(line) {
      let text = lines[line]
      if column >= text.count {
        line += 1
        column = lines.indices.contains(line) ? Self.indentation(lines[line]) : 0
      } else {
        let isPair = quoted && text[column] == "'"
        column += isPair ? 2 : 1
      }
      left -= 1
    }
    guard lines.indices.contains(line) else { return node.mark }
    return YAMLMark(line: line + 1, column: column + 1)
  }

  private func inLiteral(_ node: YAMLNode, offset: Int) -> YAMLMark {
    var line = node.mark.line
    guard let first = lines.dropFirst(line).first(where: { Self.indentation($0) < $0.count })
    else { return node.mark }
    let indentation = Self.indentation(first)
    var left = offset
    while lines.indices.contains(line) {
      let length = max(0, lines[line].count - indentation)
      if left <= length { return YAMLMark(line: line + 1, column: indentation + left + 1) }
      left -= length + 1
      line += 1
    }
    return node.mark
  }

  private static func indentation(_ line: [Unicode.Scalar]) -> Int {
    line.prefix { $0 == " " }.count
  }
}
