import Disclosure

/// Turns the tree of a page into paragraphs and tables.
struct PageFlow {
  private let tree: PageTree
  private let shape: PageShape
  private let limits: FormatLimits
  private(set) var ink = Ink()
  /// Finished blocks of what is being read: the page, a cell.
  private var contents: [Content] = []
  private var start = 0
  private var commentsMet = 0
  private var role: Transcript.Paragraph.Role = .body

  init(_ tree: PageTree, limits: FormatLimits) {
    self.tree = tree
    self.limits = limits
    shape = PageShape(tree)
  }

  /// The blocks of the page in order.
  mutating func read() -> [Content] {
    readChildren(of: 0, isFurniture: shape.root != 0)
    endParagraph()
    meetComments(before: .max)
    return contents
  }

  /// What the article shows and is not read. Where it has no words to speak of, any picture may be all of it.
  var losses: [Transcript.Omission] {
    let article = shape.root..<tree.nodes[shape.root].end
    var pictures = 0
    return tree.losses.losses.compactMap { loss in
      guard loss.node > article.lowerBound, loss.node <= article.upperBound else { return nil }
      switch loss.kind {
      case .document(let name): return Transcript.Omission(kind: .unreadPart, place: "嵌入的文件 \(name)")
      case .hidden(let words): return Transcript.Omission(kind: .hiddenText, place: "“\(words)”")
      case .picture(let isLarge):
        pictures += 1
        return isLarge || shape.isBare ? Transcript.Omission(kind: .picture, place: "第 \(pictures) 张图片") : nil
      }
    }
  }

  private mutating func readChildren(of node: Int, isFurniture: Bool) {
    for child in tree.children(of: node) { read(child, isFurniture: isFurniture) }
  }

  private mutating func read(_ node: Int, isFurniture: Bool) {
    let isOutside = isFurniture && node != shape.root
    switch tree.nodes[node].tag {
    case .text: write(node)
    case .lineBreak: endParagraph()
    case .inline: readChildren(of: node, isFurniture: isOutside)
    case .table where shape.dataTables.contains(node) && !isOutside: readTable(node)
    case .heading(let level): readBlock(node, isOutside ? .furniture : .heading(level: level), isOutside)
    case .block, .other, .aside, .table, .row, .rowGroup, .cell, .headerCell, .caption:
      let isMenu = isOutside || node > shape.root && shape.isMenu(node)
      readBlock(node, isMenu ? .furniture : .body, isMenu)
    case .title, .unseen: break
    }
  }

  private mutating func readBlock(_ node: Int, _ inner: Transcript.Paragraph.Role, _ isFurniture: Bool) {
    endParagraph()
    let outer = role
    role = inner
    readChildren(of: node, isFurniture: isFurniture)
    endParagraph()
    role = outer
  }

  /// A caption stands before its table; the cells are read like small pages.
  private mutating func readTable(_ node: Int) {
    endParagraph()
    for child in tree.children(of: node) where tree.nodes[child].tag == .caption { readBlock(child, .body, false) }
    let outer = (contents, role)
    let rows = PageTable.rows(of: node, in: tree)
    let table = PageTable.placed(rows, of: tree, columns: limits.columns) { cell in
      contents = []
      role = .body
      start = ink.begin()
      readCell(cell)
      endParagraph()
      return contents
    }
    (contents, role) = outer
    contents.append(.table(table))
    start = ink.begin()
  }

  /// Inside a cell links are words like others.
  private mutating func readCell(_ node: Int) {
    for child in tree.children(of: node) {
      switch tree.nodes[child].tag {
      case .text: write(child)
      case .table where shape.dataTables.contains(child): readTable(child)
      case .inline: readCell(child)
      case .title, .unseen: break
      default:
        endParagraph()
        readCell(child)
        endParagraph()
      }
    }
  }

  /// White space is one blank; a line end of the page's source is none of the text's.
  private mutating func write(_ node: Int) {
    meetComments(before: node)
    let range = tree.nodes[node].text
    var index = range.lowerBound
    while index < range.upperBound {
      var end = index
      if tree.bytes[index] <= 0x20 {
        while end < range.upperBound, tree.bytes[end] <= 0x20 { end += 1 }
        let isFolded = tree.bytes[index..<end].contains(0x0A)
        if isFolded { ink.join() } else if ink.count > start { ink.append(" ") }
      } else {
        while end < range.upperBound, tree.bytes[end] > 0x20 { end += 1 }
        tree.bytes[index..<end].withUnsafeBufferPointer { ink.append($0) }
      }
      index = end
    }
  }

  private mutating func meetComments(before node: Int) {
    while commentsMet < tree.comments.count, tree.comments[commentsMet].node <= node {
      ink.beginRemark("", tree.comments[commentsMet].text)
      commentsMet += 1
    }
  }

  private mutating func endParagraph() {
    if ink.count > start { contents.append(.passage(Passage(start..<ink.count, role: role))) }
    start = ink.begin()
  }
}
