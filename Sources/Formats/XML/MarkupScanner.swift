/// Walks over the tags of an XML part in UTF-8, with their places in the file, so that the part can be edited and otherwise stay as it is.
///
/// Only for parts that libxml2 has found well-formed: it is the parser, this finds places again. Throws nothing; a part that is torn ends early.
struct MarkupScanner {
  private struct Binding {
    let depth: Int
    let prefix: String
    let namespace: String
  }

  let bytes: [UInt8]
  /// Elements open behind the tag given last.
  private(set) var depth = 0
  private var index = 0
  private var bindings: [Binding] = []
  /// Names resolved under the bindings at hand.
  private var names: [ArraySlice<UInt8>: String] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next tag; comments, instructions and CDATA sections are passed over. `nil` at the end.
  mutating func next() -> MarkupTag? {
    while let start = bytes[index...].firstIndex(of: 0x3C), start + 1 < bytes.count {
      switch bytes[start + 1] {
      case 0x3F: index = end(of: "?>", from: start)
      case 0x21: index = end(of: starts(with: "<!--", at: start) ? "-->" : closing(of: start), from: start)
      default: return tag(at: start)
      }
    }
    return nil
  }

  /// The prefix that stands for a namespace where the scanner is, with its colon; `nil` when none but the default does.
  func prefix(of namespace: String) -> String? {
    let binding = bindings.last { $0.namespace == namespace && !$0.prefix.isEmpty }
    return binding.map { $0.prefix + ":" }
  }

  private func namespace(of prefix: String) -> String { bindings.last { $0.prefix == prefix }?.namespace ?? "" }

  /// The namespace of an element, while the scanner stands behind the tag that opens it.
  func namespace(of tag: MarkupTag) -> String {
    let name = bytes[tag.written]
    let prefix = name[..<MarkupTag.local(name).startIndex].dropLast()
    return namespace(of: String(decoding: prefix, as: UTF8.self))
  }

  /// That of the root; empty when there is none.
  static func rootNamespace(of bytes: [UInt8]) -> String {
    var scanner = MarkupScanner(bytes)
    return scanner.next().map { scanner.namespace(of: $0) } ?? ""
  }

  private mutating func tag(at start: Int) -> MarkupTag? {
    guard let end = tagEnd(from: start) else {
      index = bytes.count
      return nil
    }
    index = end
    let isClose = bytes[start + 1] == 0x2F
    let nameStart = start + (isClose ? 2 : 1)
    let nameEnd = bytes[nameStart..<end].firstIndex { $0 <= 0x20 || $0 == 0x2F || $0 == 0x3E } ?? end
    let kind: MarkupTag.Kind = isClose ? .close : bytes[end - 2] == 0x2F ? .empty : .open
    if kind != .close {
      depth += 1
      bind(nameEnd..<end)
    }
    let name = resolved(bytes[nameStart..<nameEnd])
    if kind != .open {
      if let last = bindings.last, last.depth >= depth {
        bindings.removeAll { $0.depth >= depth }
        names.removeAll(keepingCapacity: true)
      }
      depth -= 1
    }
    return MarkupTag(kind: kind, range: start..<end, name: name, written: nameStart..<nameEnd)
  }

  /// Behind the > of a tag; one inside quotes does not end it.
  private func tagEnd(from start: Int) -> Int? {
    var quote: UInt8 = 0
    for place in start..<bytes.count {
      let byte = bytes[place]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == 0x3E {
        return place + 1
      }
    }
    return nil
  }

  /// Takes note of the namespaces that a tag declares.
  private mutating func bind(_ range: Range<Int>) {
    for (name, value) in MarkupTag.attributes(in: bytes, range) where bytes[name].starts(with: "xmlns".utf8) {
      let prefix = bytes[name].dropFirst("xmlns".utf8.count)
      guard prefix.isEmpty || prefix.first == 0x3A else { continue }
      bindings.append(
        Binding(
          depth: depth, prefix: String(decoding: prefix.dropFirst(), as: UTF8.self),
          namespace: String(decoding: bytes[value], as: UTF8.self)))
      names.removeAll(keepingCapacity: true)
    }
  }

  private mutating func resolved(_ name: ArraySlice<UInt8>) -> String {
    if let known = names[name] { return known }
    let local = MarkupTag.local(name)
    let prefix = String(decoding: name[..<local.startIndex].dropLast(), as: UTF8.self)
    let canonical = XMLNamespace.prefix(of: namespace(of: prefix))
    let result = (canonical.isEmpty ? "" : canonical + ":") + String(decoding: local, as: UTF8.self)
    names[name] = result
    return result
  }

  private func closing(of start: Int) -> StaticString { starts(with: "<![CDATA[", at: start) ? "]]>" : ">" }

  private func starts(with text: StaticString, at start: Int) -> Bool {
    bytes[start...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Behind the next such sign; the end of the part when there is none.
  private func end(of sign: StaticString, from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      if starts(with: sign, at: place) { return place + sign.utf8CodeUnitCount }
      place += 1
    }
    return bytes.count
  }
}
