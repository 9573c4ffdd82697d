import Disclosure

/// What a page shows in another way than by its own text, or hides.
struct PageLosses {
  /// Something of a page that is not read, at the node that follows it.
  struct Loss {
    enum Kind {
      case document(name: String)
      /// `isLarge`: as large as a table; smaller ones, and those that do not say, may be ornaments.
      case picture(isLarge: Bool)
      case hidden(words: String)
    }

    let node: Int
    let kind: Kind
  }

  private(set) var losses: [Loss] = []
  /// The first bytes of the text of the hidden element that is open.
  private var hidden: [UInt8]?

  private static let lossesMax = 1000
  private static let hiddenMax = 1 << 16
  /// Pixels.
  private static let tableWidth = 400
  private static let tableHeight = 300

  /// An element begins that is not read. `name`: of the element.
  mutating func begin(_ name: String, _ attributes: PageAttributes, at node: Int) {
    guard !attributes.isHidden else {
      hidden = []
      return
    }
    switch name {
    case "img": add(.picture(isLarge: Self.isLarge(attributes)), at: node)
    case "iframe", "embed", "object":
      if let file = Self.document(attributes["src"] ?? attributes["data"] ?? "") {
        add(.document(name: file), at: node)
      }
    default: break
    }
  }

  /// Text of an element that is not read.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let count = hidden?.count, count < Self.hiddenMax else { return }
    hidden?.append(contentsOf: bytes.prefix(Self.hiddenMax - count))
  }

  /// The outermost element that is not read ends.
  mutating func end(at node: Int) {
    guard let bytes = hidden else { return }
    hidden = nil
    // Menus and forms are hidden by the dozen; amounts are what an audit would have looked at.
    guard bytes.contains(where: { (0x30...0x39).contains($0) }), bytes[...].range(of: Array("元".utf8)) != nil
    else { return }
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    add(.hidden(words: String(words.prefix(16))), at: node)
  }

  private mutating func add(_ kind: Loss.Kind, at node: Int) {
    if losses.count < Self.lossesMax { losses.append(Loss(node: node, kind: kind)) }
  }

  /// A height that is not given is that of the picture, which may be any.
  private static func isLarge(_ attributes: PageAttributes) -> Bool {
    guard let width = attributes.pixels("width"), width >= tableWidth else { return false }
    return attributes.pixels("height").map { $0 >= tableHeight } ?? true
  }

  /// The name of the document that an address leads to, whichever program shows it there.
  private static func document(_ address: String) -> String? {
    guard PageAttributes.isAttachment(address) else { return nil }
    return address.split { "/=?&".contains($0) }.last.map(String.init)
  }
}
