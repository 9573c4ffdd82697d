/// A ZIP archive of stored (uncompressed) entries, the same bytes for the same content: no clock is read.
///
/// APPNOTE.TXT 6.3.9; names are UTF-8. Limits: 65,535 entries and 4 GB, far above any ledger.
package struct StoredZip {
  private var entries: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// 1 January 1980, the first day the format knows.
  private static let date: UInt32 = 0x0021_0000

  package init() {}

  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    let offset = entries.count
    let header: [UInt8] =
      Self.little(20, 2) + Self.little(0x0800, 2) + Self.little(0, 2) + Self.little(Int(Self.date), 4)
      + Self.little(Int(CRC32.of(bytes)), 4) + Self.little(bytes.count, 4) + Self.little(bytes.count, 4)
      + Self.little(name.utf8.count, 2) + Self.little(0, 2)
    entries += Self.little(0x0403_4B50, 4) + header + Array(name.utf8) + bytes
    directory +=
      Self.little(0x0201_4B50, 4) + Self.little(20, 2) + header + Self.little(0, 2) + Self.little(0, 2)
      + Self.little(0, 2) + Self.little(0, 4) + Self.little(offset, 4) + Array(name.utf8)
    count += 1
  }

  package func finish() -> [UInt8] {
    entries + directory + Self.little(0x0605_4B50, 4) + Self.little(0, 2) + Self.little(0, 2)
      + Self.little(count, 2) + Self.little(count, 2) + Self.little(directory.count, 4)
      + Self.little(entries.count, 4) + Self.little(0, 2)
  }

  private static func little(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}

/// The checksum of ZIP entries (ISO 3309).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
