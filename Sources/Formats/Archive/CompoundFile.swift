/// The directory of an OLE compound file ([MS-CFB]), as far as it tells a DOC from an XLS.
enum CompoundFile {
  /// Names of the streams and storages; whatever a damaged directory still shows. Bounded by the size of the file.
  static func streamNames(_ bytes: [UInt8]) -> Set<String> {
    guard bytes.count >= 512 else { return [] }
    let shift = Int(number(bytes, at: 30, size: 2))
    guard shift == 9 || shift == 12 else { return [] }
    let sectorSize = 1 << shift
    var names: Set<String> = []
    var sector = number(bytes, at: 48, size: 4)
    var seen: Set<UInt32> = []
    // A chain that comes back to a sector has been read.
    while let start = offset(of: sector, sectorSize, bytes.count), seen.insert(sector).inserted {
      for entry in stride(from: start, to: start + sectorSize, by: 128) {
        names.insert(name(bytes, at: entry))
      }
      sector = next(sector, bytes, sectorSize)
    }
    return names
  }

  private static func name(_ bytes: [UInt8], at entry: Int) -> String {
    let length = min(Int(number(bytes, at: entry + 64, size: 2)), 64)
    let units = stride(from: 0, to: max(0, length - 2), by: 2).map {
      UInt16(truncatingIfNeeded: number(bytes, at: entry + $0, size: 2))
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The sector behind another in its chain, from the allocation table whose first 109 sectors the header lists.
  private static func next(_ sector: UInt32, _ bytes: [UInt8], _ sectorSize: Int) -> UInt32 {
    let (block, place) = Int(sector).quotientAndRemainder(dividingBy: sectorSize / 4)
    guard block < 109, let table = offset(of: number(bytes, at: 76 + block * 4, size: 4), sectorSize, bytes.count)
    else { return .max }
    return number(bytes, at: table + place * 4, size: 4)
  }

  private static func offset(of sector: UInt32, _ sectorSize: Int, _ count: Int) -> Int? {
    let start = (Int(sector) + 1) * sectorSize
    return start + sectorSize <= count ? start : nil
  }

  /// Little-endian; zero beyond the end.
  private static func number(_ bytes: [UInt8], at offset: Int, size: Int) -> UInt32 {
    guard offset + size <= bytes.count else { return 0 }
    return (0..<size).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }
}
