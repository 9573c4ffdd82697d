/// The elements of a page as a tree in two arrays: nodes in document order, and the bytes of all text.
struct PageTree {
  struct Node {
    var tag: PageTag
    /// Index of its parent; the root is its own.
    var parent: Int
    /// Index behind its last descendant.
    var end: Int
    /// Of a text node, in `bytes`.
    var text: Range<Int> = 0..<0
    var columnSpan = 1
    var rowSpan = 1
    /// A link to somewhere else, not to a place on the page.
    var isLink = false
    /// Says of itself that it is no content: a menu, a foot.
    var isAside = false
    /// Says of itself that it only places things.
    var isLayout = false
  }

  var nodes: [Node] = [Node(tag: .other, parent: 0, end: 1)]
  var bytes: [UInt8] = []
  /// Comments that speak to gouji, each with the index of the node that follows it.
  var comments: [(node: Int, text: String)] = []
  /// What the page calls itself.
  var title: [UInt8] = []
  var losses = PageLosses()
  /// A bound was met: the rest was not read.
  var isCut = false

  /// Calls `body` for each child in order.
  func children(of node: Int) -> [Int] {
    var children: [Int] = []
    var child = node + 1
    while child < nodes[node].end {
      children.append(child)
      child = nodes[child].end
    }
    return children
  }
}

/// The elements of HTML by what they do to text.
enum PageTag: Hashable {
  case text
  /// Stands in the line: span, b, a, font.
  case inline
  /// Stands on lines of its own: div, p, li.
  case block
  case heading(Int)
  case lineBreak
  case table, row, cell, headerCell, caption
  /// thead, tbody, tfoot: rows are looked for inside.
  case rowGroup
  /// nav, header, footer, aside.
  case aside
  case title
  /// Not shown, or no text: script, style, form controls.
  case unseen
  case other

  init(_ name: String) {
    self = Self.names[name] ?? .inline
  }

  private static let names: [String: PageTag] = {
    var names: [String: PageTag] = [
      "br": .lineBreak, "hr": .block, "table": .table, "tr": .row, "td": .cell, "th": .headerCell, "caption": .caption,
      "thead": .rowGroup, "tbody": .rowGroup, "tfoot": .rowGroup, "title": .title, "html": .other, "body": .block,
    ]
    for level in 1...6 { names["h\(level)"] = .heading(level) }
    for name in ["nav", "footer", "aside", "header"] { names[name] = .aside }
    for name in [
      "div", "p", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "center", "blockquote", "pre",
      "form",
      "fieldset", "address", "figure", "figcaption", "details", "summary",
    ] { names[name] = .block }
    for name in [
      "script", "style", "noscript", "template", "select", "option", "textarea", "button", "iframe", "object", "embed",
      "svg",
      "canvas", "audio", "video", "map", "colgroup", "col", "img", "input", "rt", "rp", "del", "strike", "s",
    ] { names[name] = .unseen }
    return names
  }()
}
