internal import Disclosure

/// Lines and columns of a source text, in constant time however long a line is.
///
/// Cost: one pass over the text when made.
struct PositionIndex {
  private static let stride = 128

  private let source: SourceText
  /// Scalars that start before byte `n × stride`.
  private let scalarsBefore: [Int]

  init(_ source: SourceText) {
    self.source = source
    var counts: [Int] = []
    counts.reserveCapacity(source.bytes.count / Self.stride + 1)
    var total = 0
    source.bytes.withUnsafeBufferPointer { bytes in
      var offset = 0
      repeat {
        counts.append(total)
        let end = min(offset + Self.stride, bytes.count)
        total += Self.scalars(in: bytes[offset..<end])
        offset = end
      } while offset < bytes.count
    }
    self.scalarsBefore = counts
  }

  /// 1-based line and column of a byte offset of the source; columns count Unicode scalars.
  func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), source.bytes.count)
    let line = source.line(at: offset)
    let column = scalars(before: offset) - scalars(before: source.lineStarts[line]) + 1
    return Position(line: line + 1, column: column)
  }

  /// How many scalars begin before a byte of the source.
  func scalars(before offset: Int) -> Int {
    let block = min(offset / Self.stride, scalarsBefore.count - 1)
    return scalarsBefore[block]
      + source.bytes.withUnsafeBufferPointer {
        Self.scalars(in: $0[(block * Self.stride)..<offset])
      }
  }

  /// A scalar is counted at its first byte: continuation bytes are 10xxxxxx.
  private static func scalars(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}
