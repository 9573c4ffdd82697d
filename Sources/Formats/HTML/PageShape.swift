internal import Disclosure

/// Where the article of a page is, told by how its text is shared between sentences, tables and links: no site is known by its names.
struct PageShape {
  /// The node that holds the article: all sentences and tables, and what stands around them as far as it is not made of links.
  private(set) var root = 0
  /// Tables whose cells are facts, not places on the page.
  private(set) var dataTables: Set<Int> = []
  private let tree: PageTree
  /// Bytes of text inside each node, white space left out, and those of them in links and menus.
  private var text: [Int]
  private var linked: [Int]

  init(_ tree: PageTree) {
    self.tree = tree
    text = Array(repeating: 0, count: tree.nodes.count)
    linked = text
    measure()
    // Inner tables come first: the one found last is the next behind.
    var next = tree.nodes.count
    for node in tree.nodes.indices.reversed() where tree.nodes[node].tag == .table {
      guard tree.nodes[node].end <= next, isData(node) else { continue }
      dataTables.insert(node)
      next = node
    }
    root = climbed(from: commonAncestor())
  }

  /// A menu, a list of other pages, a way back to the start: text that is mostly links and says nothing in sentences.
  func isMenu(_ node: Int) -> Bool {
    tree.nodes[node].isAside || linked[node] * 2 > text[node]
  }

  /// No more stands on the page than a title: neither a table nor a paragraph.
  var isBare: Bool { dataTables.isEmpty && text[root] - linked[root] < Self.paragraphLength }

  /// Bytes.
  private static let paragraphLength = 200

  private mutating func measure() {
    var isLinked = [Bool](repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices {
      let node = tree.nodes[index]
      isLinked[index] = node.isLink || node.isAside || isLinked[node.parent]
      guard node.tag == .text else { continue }
      text[index] = tree.bytes[node.text].lazy.filter { $0 > 0x20 }.count
      linked[index] = isLinked[index] ? text[index] : 0
    }
    for index in tree.nodes.indices.reversed() where index > 0 {
      text[tree.nodes[index].parent] += text[index]
      linked[tree.nodes[index].parent] += linked[index]
    }
  }

  /// Rows of several cells that are not the places of columns of prose. A table with such a table inside is its frame.
  private func isData(_ table: Int) -> Bool {
    let node = tree.nodes[table]
    guard !node.isLayout, text[table] > 0, linked[table] * 2 <= text[table] else { return false }
    let rows = PageTable.rows(of: table, in: tree)
    let wide = rows.filter { $0.count > 1 }.count
    guard rows.count > 1, wide > 0 else { return false }
    let largest = rows.joined().max { text[$0] < text[$1] }
    guard let cell = largest, wide <= 4, text[cell] * 5 > text[table] * 4 else { return true }
    return paragraphCount(cell) < 3
  }

  private func paragraphCount(_ node: Int) -> Int {
    tree.nodes[node..<tree.nodes[node].end].lazy.filter {
      switch $0.tag {
      case .block, .heading, .lineBreak: true
      default: false
      }
    }.count
  }
}

extension PageShape {
  /// The innermost node that holds everything with a sentence or a fact in it.
  private func commonAncestor() -> Int {
    var first: Int?
    var last = 0
    var index = 1
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      if node.isAside || node.tag != .text && text[index] > 0 && isMenu(index) {
        index = node.end
        continue
      }
      if dataTables.contains(index) || node.tag == .text && isSentence(node.text) {
        first = first ?? index
        last = index
      }
      index += 1
    }
    guard var ancestor = first else { return 0 }
    while tree.nodes[ancestor].end <= last || ancestor == first { ancestor = tree.nodes[ancestor].parent }
    return ancestor
  }

  /// Outwards as long as what comes in with the parent is not made of links: titles and captions stand beside the text they belong to.
  private func climbed(from start: Int) -> Int {
    var node = start
    while node > 0 {
      let parent = tree.nodes[node].parent
      let more = text[parent] - text[node]
      let moreLinked = linked[parent] - linked[node]
      guard !tree.nodes[parent].isAside, moreLinked * 10 < more * 3 || more == 0 else { return node }
      node = parent
    }
    return node
  }

  private static let marks = ["。", "，", "；"].map { Array($0.utf8) }

  /// Holds 。 ， or ；.
  private func isSentence(_ range: Range<Int>) -> Bool {
    Self.marks.contains { tree.bytes[range].range(of: $0) != nil }
  }
}
