internal import CXML2
import Disclosure

/// libxml2's HTML parser as a source of events for the tree. It mends what is broken and follows nothing.
final class PageParser {
  private var tree = PageTree()
  private let limits: FormatLimits
  /// Nodes that are open; the parser closes them in order.
  private var open: [Int] = [0]
  /// Elements open inside one that is not shown.
  private var unseen = 0
  private var isInTitle = false
  /// Elements open beyond the depth that the tree keeps.
  private var tooDeep = 0

  /// Beyond this depth an element is read as a part of the one above it,
  private static let depthMax = 512
  /// and beyond this one nothing is read any more.
  private static let depthEnd = 1024

  private var context: htmlParserCtxtPtr?

  private init(limits: FormatLimits) { self.limits = limits }

  /// `text`: UTF-8.
  static func parse(_ text: [UInt8], limits: FormatLimits) throws(FormatError) -> PageTree {
    guard text.count <= limits.pageBytes else { throw .limit(.pageBytes) }
    try PageScan.check(text)
    let parser = PageParser(limits: limits)
    let isRead = XMLLibrary.isReady && text.withUnsafeBytes { parser.run($0) }
    guard isRead else { throw .damaged(part: "HTML") }
    while parser.open.count > 1 { parser.closeLast() }
    parser.tree.nodes[0].end = parser.tree.nodes.count
    return parser.tree
  }

  private func run(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard
      let context = htmlCreateMemoryParserCtxt(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
    else { return false }
    defer { htmlFreeParserCtxt(context) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    if let utf8 = xmlFindCharEncodingHandler("UTF-8") { xmlSwitchToEncoding(context, utf8) }
    context.pointee.sax.pointee = Self.callbacks()
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    self.context = context
    htmlParseDocument(context)
    self.context = nil
    return true
  }

  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.startElement = { parser, name, attributes in
      guard let name else { return }
      PageParser.from(parser)?.begin(String(cString: name), PageAttributes(base: attributes))
    }
    sax.endElement = { parser, _ in PageParser.from(parser)?.end() }
    sax.characters = { parser, bytes, count in
      PageParser.from(parser)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    sax.ignorableWhitespace = sax.characters
    sax.comment = { parser, text in
      guard let text else { return }
      PageParser.from(parser)?.comment(String(cString: text))
    }
    return sax
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> PageParser? {
    pointer.map { Unmanaged<PageParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func begin(_ name: String, _ attributes: PageAttributes) {
    let tag = PageTag(name)
    if tag == .title { isInTitle = true }
    guard open.count + unseen + tooDeep < Self.depthEnd else {
      tree.isCut = true
      xmlStopParser(context)
      return
    }
    guard unseen == 0, tag != .unseen, !attributes.isHidden else {
      if unseen == 0 { tree.losses.begin(name, attributes, at: tree.nodes.count) }
      unseen += 1
      return
    }
    guard open.count < Self.depthMax, tree.nodes.count < limits.elements else {
      tree.isCut = tree.isCut || tree.nodes.count >= limits.elements
      tooDeep += 1
      return
    }
    var node = PageTree.Node(tag: tag, parent: open[open.count - 1], end: 0)
    node.columnSpan = attributes.span("colspan", upTo: 1000)
    node.rowSpan = attributes.span("rowspan", upTo: 65_534)
    node.isLink = name == "a" && attributes.leadsElsewhere
    let role = attributes["role"] ?? ""
    node.isAside = tag == .aside || ["navigation", "banner", "contentinfo", "complementary"].contains(role)
    node.isLayout = role == "presentation" || role == "none"
    open.append(tree.nodes.count)
    tree.nodes.append(node)
  }

  private func end() {
    isInTitle = false
    if unseen > 0 {
      unseen -= 1
      if unseen == 0 { tree.losses.end(at: tree.nodes.count) }
    } else if tooDeep > 0 {
      tooDeep -= 1
    } else if open.count > 1 {
      closeLast()
    }
  }

  private func closeLast() {
    tree.nodes[open.removeLast()].end = tree.nodes.count
  }

  private func comment(_ text: String) {
    guard unseen == 0, !isInTitle, Transcript.Comment.isAddressed(text) else { return }
    tree.comments.append((tree.nodes.count, text))
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInTitle {
      tree.title.append(contentsOf: bytes)
      return
    }
    guard unseen == 0 else { return tree.losses.text(bytes) }
    guard !bytes.isEmpty else { return }
    let start = tree.bytes.count
    tree.bytes.append(contentsOf: bytes)
    let parent = open[open.count - 1]
    // One text comes in pieces.
    if let last = tree.nodes.indices.last, tree.nodes[last].tag == .text, tree.nodes[last].parent == parent,
      tree.nodes[last].text.upperBound == start, tree.comments.last?.node != tree.nodes.count
    {
      tree.nodes[last].text = tree.nodes[last].text.lowerBound..<tree.bytes.count
      return
    }
    tree.nodes.append(
      PageTree.Node(tag: .text, parent: parent, end: tree.nodes.count + 1, text: start..<tree.bytes.count))
  }
}

/// The attributes of the element that is being opened; valid only while its handler runs.
struct PageAttributes {
  /// Names and values in turn, ended by a null pointer.
  private let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

  init(base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) { self.base = base }

  subscript(name: String) -> String? {
    guard let base else { return nil }
    var index = 0
    while let key = base[index] {
      if String(cString: key) == name { return base[index + 1].map { String(cString: $0) } ?? "" }
      index += 2
    }
    return nil
  }

  func span(_ name: String, upTo limit: Int) -> Int {
    guard let text = self[name] else { return 1 }
    let digits = text.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return 1 }
    // 0 means as far as the table goes.
    let value = Int(digits) ?? limit
    return value == 0 ? limit : min(value, limit)
  }

  /// To another page, neither to a place on this one nor to a document that belongs to the article.
  var leadsElsewhere: Bool {
    guard let address = self["href"]?.lowercased() else { return self["onclick"] != nil }
    return !address.hasPrefix("#") && !Self.isAttachment(address)
  }

  /// Whether an address leads to a document.
  static func isAttachment(_ address: String) -> Bool {
    let address = address.lowercased()
    return attachments.contains { address.hasSuffix($0) }
  }

  /// A length in pixels that the element or its style gives; `nil` for none, and for one in other units.
  func pixels(_ name: String) -> Int? {
    let style = (self["style"] ?? "").lowercased().filter { $0 != " " }
    let own = style.split(separator: ";").last { $0.hasPrefix(name + ":") }.map { $0.dropFirst(name.count + 1) }
    let length = own ?? self[name].map { $0[...] } ?? ""
    return Int(length.hasSuffix("px") ? length.dropLast(2) : length)
  }

  private static let attachments = [
    ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".pdf", ".ofd", ".zip", ".rar", ".txt",
  ]

  var isHidden: Bool {
    if base == nil { return false }
    if self["hidden"] != nil { return true }
    guard let style = self["style"]?.lowercased() else { return false }
    let plain = String(style.filter { $0 != " " })
    return plain.hasPrefix("display:none") || plain.contains(";display:none") || plain.contains("visibility:hidden")
  }
}
