/// Characters to be met while a whole text is walked through. A bit a character of the basic plane, where all common ones are: asking costs less than hashing.
struct ScalarSet {
  private var bits: [UInt64]
  private var others: Set<UInt32> = []

  private static let planeSize: UInt32 = 0x10000

  init(_ scalars: some Sequence<UInt32>) {
    bits = Array(repeating: 0, count: Int(Self.planeSize) / UInt64.bitWidth)
    for scalar in scalars {
      if scalar < Self.planeSize { bits[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63) } else { others.insert(scalar) }
    }
  }

  func contains(_ scalar: UInt32) -> Bool {
    scalar < Self.planeSize ? bits[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1 : others.contains(scalar)
  }
}
