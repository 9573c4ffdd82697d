/// The attributes of the element that is being opened; valid only while its handler runs.
///
/// They are found by local name: none of the elements read here has two that differ only by namespace.
struct XMLAttributes {
  /// As libxml2 gives them: local name, prefix, namespace, begin and end of the value, for each.
  private let base: UnsafePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  init(base: UnsafePointer<UnsafePointer<UInt8>?>?, count: Int) {
    self.base = base
    self.count = count
  }

  /// The bytes of a value, entities resolved.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let base else { return nil }
    for index in 0..<count {
      let attribute = base + index * 5
      guard let local = attribute[0], Self.isEqual(local, name), let begin = attribute[3],
        let end = attribute[4]
      else { continue }
      return UnsafeBufferPointer(start: begin, count: end - begin)
    }
    return nil
  }

  subscript(name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A value of decimal digits with an optional sign; `nil` for anything else, and beyond ±10^9, which no count in a document reaches.
  func integer(_ name: StaticString) -> Int? {
    guard let digits = bytes(name), !digits.isEmpty, digits.count <= 10 else { return nil }
    var value = 0
    let isNegative = digits[0] == 0x2D
    for byte in digits.dropFirst(isNegative ? 1 : 0) {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    guard value <= 1_000_000_000 else { return nil }
    return isNegative ? -value : value
  }

  /// A switch: present and without value means on.
  func isOn(_ name: StaticString, ifAbsent: Bool = true) -> Bool {
    guard let value = self[name] else { return ifAbsent }
    return value != "0" && value != "false" && value != "off"
  }

  private static func isEqual(_ bytes: UnsafePointer<UInt8>, _ name: StaticString) -> Bool {
    let other = name.utf8Start
    var index = 0
    while index < name.utf8CodeUnitCount {
      if bytes[index] != other[index] { return false }
      index += 1
    }
    return bytes[index] == 0
  }
}
