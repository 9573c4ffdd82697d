package import Disclosure

/// The structure of a document's text: one block a line, with its kind, section and place.
package enum TextDump {
  package static func string(_ document: Document) -> String {
    var out = ""
    for block in document.blocks {
      let place = document.source.position(at: document.map.source(of: block.span).lowerBound)
      out += "\(place.line):\(place.column) \(name(block.kind)) §\(block.section)"
      if case .table(let table) = block.kind {
        out += " \(document.tables[table].title)\n"
        continue
      }
      if block.kind == .heading {
        let section = document.sections[block.section]
        out += " level \(section.level) <\(section.parent ?? 0) 「\(section.number)」"
        out += section.title + "\n"
        continue
      }
      out += " " + block.sentences.map { document.string($0) }.joined(separator: " ¦ ") + "\n"
    }
    return out
  }

  package static func name(_ kind: Block.Kind) -> String {
    switch kind {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .note: "note"
    case .contents: "contents"
    case .furniture: "furniture"
    case .caption: "caption"
    case .table(let index): "table \(index)"
    }
  }
}
