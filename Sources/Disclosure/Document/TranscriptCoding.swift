/// A transcript as bytes, for the way between processes. Both ends are of the same build: there is a version byte, and no other version is read.
///
/// Numbers are variable-length (seven bits a byte, least significant first); counts precede lists, lengths precede strings.
extension Transcript {
  private static let version: UInt8 = 3

  package func encoded() -> [UInt8] {
    var writer = TranscriptWriter()
    writer.bytes.reserveCapacity(text.count + elements.count * 24)
    writer.bytes.append(Self.version)
    writer.write(text)
    writer.write(elements) { writer, element in
      switch element {
      case .paragraph(let paragraph):
        writer.write(0)
        writer.write(paragraph)
      case .table(let grid):
        writer.write(1)
        writer.write(grid.columnCount)
        writer.write(grid.rows) { $0.write($1) { $0.write($1) } }
      }
    }
    writer.write(marks) { $0.write($1) }
    writer.write(omissions) { writer, omission in
      writer.write(Array(omission.kind.rawValue.utf8))
      writer.write(Array(omission.place.utf8))
      writer.write(omission.page ?? 0)
    }
    writer.write(comments) { writer, comment in
      writer.write(comment.span)
      writer.write(Array(comment.text.utf8))
    }
    writer.write(doubts) { $0.write($1) }
    return writer.bytes
  }

  /// What `encoded()` wrote; `nil` for any other bytes, whatever they are. Spans are checked to lie within the text, in order.
  package init?(decoding bytes: ArraySlice<UInt8>) {
    var reader = TranscriptReader(bytes)
    do {
      guard try reader.byte() == Self.version else { return nil }
      self = try reader.transcript()
    } catch {
      return nil
    }
  }
}

private struct TranscriptWriter {
  var bytes: [UInt8] = []

  /// `number`: not negative.
  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ string: [UInt8]) {
    write(string.count)
    bytes += string
  }

  mutating func write<Item>(_ items: [Item], _ each: (inout TranscriptWriter, Item) -> Void) {
    write(items.count)
    for item in items { each(&self, item) }
  }

  mutating func write(_ span: Span) {
    write(span.start)
    write(span.length)
  }

  mutating func write(_ box: Transcript.Box?) {
    guard let box else { return write(0) }
    write(box.page)
    for edge in [box.left, box.top, box.right, box.bottom] {
      // Zigzag: what hangs over the edge of a page lies at negative places.
      write((edge << 1) ^ (edge >> (Int.bitWidth - 1)))
    }
  }

  mutating func write(_ paragraph: Transcript.Paragraph) {
    switch paragraph.role {
    case .body: write(0)
    case .note: write(1)
    case .furniture: write(2)
    case .heading(let level): write(2 + max(level, 1))
    }
    write(paragraph.span)
    write(paragraph.box)
  }

  mutating func write(_ cell: Transcript.GridCell) {
    write(cell.column)
    write(cell.rowSpan)
    write(cell.columnSpan)
    write(cell.span)
    write(cell.box)
  }

  mutating func write(_ mark: Transcript.Mark) {
    write(mark.offset)
    write(mark.isRecognized ? 1 : 0)
    switch mark.place {
    case .page(let number):
      write(0)
      write(number)
    case .sheet(let name):
      write(1)
      write(Array(name.utf8))
    case .file(let name):
      write(2)
      write(Array(name.utf8))
    }
  }
}

/// Reads what may be anything: every step is checked against what is left.
private struct TranscriptReader {
  struct Malformed: Error {}

  private var rest: ArraySlice<UInt8>
  /// Length of the text that spans and marks point into.
  private var limit = 0
  /// Where the next span may begin at the earliest.
  private var floor = 0

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func transcript() throws(Malformed) -> Transcript {
    let text = try string()
    limit = text.count
    let elements = try list { reader throws(Malformed) in try reader.element() }
    let marks = try list { reader throws(Malformed) in try reader.mark() }
    let omissions = try list { reader throws(Malformed) in try reader.omission() }
    let comments = try list { reader throws(Malformed) in try reader.comment() }
    floor = 0
    let doubts = try list { reader throws(Malformed) in try reader.span() }
    guard rest.isEmpty else { throw Malformed() }
    var transcript = Transcript(
      text: text, elements: elements, marks: marks, omissions: omissions, comments: comments)
    transcript.doubts = doubts
    return transcript
  }

  mutating func byte() throws(Malformed) -> UInt8 {
    guard let byte = rest.popFirst() else { throw Malformed() }
    return byte
  }

  /// 0 … 2^56 − 1: far from where sums of two would overflow.
  mutating func number() throws(Malformed) -> Int {
    var number = 0
    for shift in stride(from: 0, to: 56, by: 7) {
      let byte = try byte()
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw Malformed()
  }

  mutating func string() throws(Malformed) -> [UInt8] {
    let count = try number()
    guard count <= rest.count else { throw Malformed() }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func name() throws(Malformed) -> String {
    guard let name = String(validating: try string(), as: UTF8.self) else { throw Malformed() }
    return name
  }

  mutating func list<Item>(
    _ each: (inout TranscriptReader) throws(Malformed) -> Item
  ) throws(Malformed) -> [Item] {
    let count = try number()
    // Every item takes a byte at least: no count makes this loop longer than the bytes are.
    guard count <= rest.count else { throw Malformed() }
    var items: [Item] = []
    for _ in 0..<count { items.append(try each(&self)) }
    return items
  }

  mutating func span() throws(Malformed) -> Span {
    let start = try number()
    let end = start + (try number())
    guard start >= floor, end <= limit else { throw Malformed() }
    floor = end
    return Span(start, end)
  }

  mutating func box() throws(Malformed) -> Transcript.Box? {
    let page = try number()
    guard page > 0 else { return nil }
    let (left, top, right, bottom) = (try edge(), try edge(), try edge(), try edge())
    return Transcript.Box(page: page, left: left, top: top, right: right, bottom: bottom)
  }

  private mutating func edge() throws(Malformed) -> Int {
    let number = try number()
    return (number >> 1) ^ -(number & 1)
  }

  mutating func element() throws(Malformed) -> Transcript.Element {
    switch try byte() {
    case 0:
      let role = try role()
      return .paragraph(Transcript.Paragraph(span: try span(), role: role, box: try box()))
    case 1:
      let columnCount = try number()
      let rows = try list { reader throws(Malformed) in
        try reader.list { reader throws(Malformed) in try reader.cell(of: columnCount) }
      }
      return .table(Transcript.Grid(columnCount: columnCount, rows: rows))
    default: throw Malformed()
    }
  }

  private mutating func role() throws(Malformed) -> Transcript.Paragraph.Role {
    switch try number() {
    case 0: .body
    case 1: .note
    case 2: .furniture
    case let other: .heading(level: other - 2)
    }
  }

  mutating func cell(of columnCount: Int) throws(Malformed) -> Transcript.GridCell {
    let column = try number()
    let rowSpan = try number()
    let columnSpan = try number()
    guard rowSpan > 0, columnSpan > 0, column + columnSpan <= columnCount else { throw Malformed() }
    return Transcript.GridCell(
      column: column, rowSpan: rowSpan, columnSpan: columnSpan, span: try span(), box: try box())
  }

  mutating func mark() throws(Malformed) -> Transcript.Mark {
    let offset = try number()
    guard offset <= limit else { throw Malformed() }
    let isRecognized = try number() == 1
    return Transcript.Mark(offset: offset, place: try place(), isRecognized: isRecognized)
  }

  private mutating func place() throws(Malformed) -> Transcript.Mark.Place {
    switch try byte() {
    case 0: .page(try number())
    case 1: .sheet(try name())
    case 2: .file(try name())
    default: throw Malformed()
    }
  }

  /// Comments may stand inside one another: each is checked by itself.
  mutating func comment() throws(Malformed) -> Transcript.Comment {
    floor = 0
    return Transcript.Comment(span: try span(), text: try name())
  }

  mutating func omission() throws(Malformed) -> Transcript.Omission {
    guard let kind = Transcript.Omission.Kind(rawValue: try name()) else { throw Malformed() }
    let (place, page) = (try name(), try number())
    return Transcript.Omission(kind: kind, place: place, page: page > 0 ? page : nil)
  }
}
