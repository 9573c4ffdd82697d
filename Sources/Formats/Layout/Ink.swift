import Disclosure

/// Text that was read and has no place in the transcript yet: words of paragraphs and cells, without line ends and tabs.
struct Ink {
  /// Valid UTF-8; white space of any kind is a space.
  private(set) var bytes: [UInt8] = []
  /// Where pages begin, ascending.
  private(set) var pages: [(offset: Int, page: Int)] = []
  /// Which stored text each piece was copied from, ascending; empty unless `keepsOrigins`.
  private(set) var origins: [Origin] = []
  let keepsOrigins: Bool
  /// Where comments begin and end, in the order they were met.
  private(set) var remarks: [Remark] = []
  private var start = 0
  private var isJoining = false

  struct Origin {
    var start: Int
    var length: Int
    var part: TextAnchor.Part
    var node: Int
    var offset: Int
  }

  struct Remark {
    var offset: Int
    var id: String
    /// `nil` where it ends.
    var text: String?

    var isEnd: Bool { text == nil }
  }

  init(keepsOrigins: Bool = false) { self.keepsOrigins = keepsOrigins }

  var count: Int { bytes.count }

  /// Appends text; control characters and line ends become spaces.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    if let first = text.first { meet(first) }
    let start = bytes.count
    bytes.append(contentsOf: text)
    for index in start..<bytes.count where bytes[index] < 0x20 || bytes[index] == 0x7F {
      bytes[index] = 0x20
    }
  }

  mutating func append(_ text: String) {
    if let first = text.utf8.first { meet(first) }
    bytes.append(contentsOf: text.utf8)
  }

  /// The begin of a paragraph or cell: where its range starts.
  mutating func begin() -> Int {
    start = bytes.count
    isJoining = false
    return start
  }

  /// Writes the space of a joint when both sides need it.
  private mutating func meet(_ next: UInt8) {
    guard isJoining else { return }
    isJoining = false
    guard bytes.count > start, let last = bytes.last, last < 0x80, last != 0x20, next < 0x80, next > 0x20
    else { return }
    bytes.append(0x20)
  }

  /// A break inside a paragraph or cell, which is no break of its sentence: what comes next stands a space apart from a word of letters or digits, and
  /// right beside an ideograph.
  mutating func join() { isJoining = true }

  mutating func beginPage(_ page: Int) { pages.append((bytes.count, page)) }

  mutating func beginRemark(_ id: String, _ text: String, at offset: Int? = nil) {
    remarks.append(Remark(offset: offset ?? bytes.count, id: id, text: text))
  }

  mutating func endRemark(_ id: String) { remarks.append(Remark(offset: bytes.count, id: id)) }

  /// Notes that the last `length` bytes are those of a stored text from `offset` on.
  mutating func note(_ part: TextAnchor.Part, node: Int, offset: Int, length: Int) {
    guard keepsOrigins, length > 0 else { return }
    if let last = origins.last, last.part == part, last.node == node,
      last.start + last.length == bytes.count - length, last.offset + last.length == offset
    {
      origins[origins.count - 1].length += length
      return
    }
    origins.append(
      Origin(start: bytes.count - length, length: length, part: part, node: node, offset: offset))
  }

  /// `waiting`: remarks that stand on what comes next.
  mutating func removeAll(keepingPagesFrom index: Int, waiting: [Remark]) {
    bytes.removeAll(keepingCapacity: true)
    pages = pages[index...].map { (0, $0.page) }
    origins.removeAll(keepingCapacity: true)
    remarks = waiting.map { Remark(offset: 0, id: $0.id, text: $0.text) }
  }
}
