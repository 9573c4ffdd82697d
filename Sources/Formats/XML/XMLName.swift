internal import CXML2

/// The name of an element as libxml2 gives it. It keeps each name of a part once, so that two are equal when their addresses are.
struct XMLName: Hashable {
  let local: UnsafePointer<UInt8>
  let uri: UnsafePointer<UInt8>?

  /// "w:p": the canonical prefix of its namespace and the local name.
  var qualified: String {
    let prefix = XMLNamespace.prefix(of: uri.map { String(cString: $0) } ?? "")
    let name = String(cString: local)
    return prefix.isEmpty ? name : prefix + ":" + name
  }
}

/// The tags of the names met so far. A part has hundreds of thousands of elements and dozens of names.
final class XMLTags<Tag: RawRepresentable<String>> {
  private struct Slot {
    var name: XMLName
    var tag: Tag?
  }

  /// By the low bits of the address, which short names side by side differ in; those that share them are told apart by the dictionary behind.
  private var slots: [Slot?] = Array(repeating: nil, count: 1024)
  private var tags: [XMLName: Tag?] = [:]

  subscript(name: XMLName) -> Tag? {
    let place = Int(bitPattern: name.local) & 1023
    if let slot = slots[place], slot.name == name { return slot.tag }
    let tag = tags[name] ?? Tag(rawValue: name.qualified)
    tags[name] = .some(tag)
    slots[place] = Slot(name: name, tag: tag)
    return tag
  }
}

/// libxml2's own state, set up once before threads use it.
enum XMLLibrary {
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()
}
