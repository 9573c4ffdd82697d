internal import CYAML

/// Reads one YAML document into nodes: libyaml's events, strictly used.
///
/// Aliases, anchors, tags, a second document and repeated keys are refused: a rule file says what it says once,
/// and cannot grow when it is read.
package struct YAMLParser: ~Copyable {
  package static let bytesMax = 4 << 20
  package static let depthMax = 32

  // SAFETY: libyaml keeps pointers into its parser, so it is allocated once and never moved; the input
  // outlives it inside `parse`; each event is deleted before the next is asked for.
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// `nil` for a file without any value (empty, or comments only).
  package static func parse(_ text: String) throws(YAMLError) -> YAMLNode? {
    guard text.utf8.count <= bytesMax else {
      throw YAMLError(
        mark: YAMLMark(line: 1, column: 1), message: "larger than \(bytesMax) bytes")
    }
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<YAMLNode?, YAMLError> in
      guard let start = buffer.baseAddress else { return .success(nil) }
      do throws(YAMLError) {
        var parser = YAMLParser(start, count: buffer.count)
        return .success(try parser.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(_ input: UnsafePointer<UInt8>, count: Int) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input, count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }
}

extension YAMLParser {
  private enum Event {
    case scalar(String, YAMLNode.Style)
    case sequenceStart, mappingStart, end, documentStart, streamEnd, other
  }

  private mutating func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let (event, mark) = try next()
      switch event {
      case .streamEnd: return root
      case .documentStart:
        guard root == nil else {
          throw YAMLError(mark: mark, message: "a second document in one file")
        }
        let (first, mark) = try next()
        root = try node(first, mark, depth: 0)
      default: continue
      }
    }
  }

  private mutating func node(
    _ event: Event, _ mark: YAMLMark, depth: Int
  ) throws(YAMLError) -> YAMLNode {
    guard depth < Self.depthMax else {
      throw YAMLError(mark: mark, message: "nested deeper than \(Self.depthMax) levels")
    }
    switch event {
    case .scalar(let value, let style):
      return YAMLNode(.scalar(value), style: style, mark: mark)
    case .sequenceStart: return try sequence(mark, depth: depth)
    case .mappingStart: return try mapping(mark, depth: depth)
    default: throw YAMLError(mark: mark, message: "a value is missing")
    }
  }

  private mutating func sequence(_ mark: YAMLMark, depth: Int) throws(YAMLError) -> YAMLNode {
    var items: [YAMLNode] = []
    while true {
      let (event, itemMark) = try next()
      if case .end = event { return YAMLNode(.sequence(items), mark: mark) }
      items.append(try node(event, itemMark, depth: depth + 1))
    }
  }

  private mutating func mapping(_ mark: YAMLMark, depth: Int) throws(YAMLError) -> YAMLNode {
    var entries: [YAMLEntry] = []
    while true {
      let (event, keyMark) = try next()
      if case .end = event { break }
      guard case .scalar(let key, _) = event else {
        throw YAMLError(mark: keyMark, message: "a key must be a scalar")
      }
      let (value, valueMark) = try next()
      entries.append(
        YAMLEntry(
          key: key, keyMark: keyMark, value: try node(value, valueMark, depth: depth + 1)))
    }
    if let (first, again) = Self.repeated(entries) {
      throw YAMLError(
        mark: again.keyMark, message: "key '\(again.key)' is repeated; it first stands in line \(first.keyMark.line)")
    }
    return YAMLNode(.mapping(entries), mark: mark)
  }

  /// Two entries of one key. Most mappings are the dozen keys of a rule, for which comparing is faster than hashing.
  private static func repeated(_ entries: [YAMLEntry]) -> (YAMLEntry, YAMLEntry)? {
    if entries.count > 24 {
      var seen: [String: YAMLEntry] = [:]
      for entry in entries {
        if let first = seen.updateValue(entry, forKey: entry.key) { return (first, entry) }
      }
      return nil
    }
    for index in entries.indices {
      let key = entries[index].key
      if let first = entries[..<index].first(where: { $0.key == key }) { return (first, entries[index]) }
    }
    return nil
  }
}

extension YAMLParser {
  private mutating func next() throws(YAMLError) -> (Event, YAMLMark) {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
    defer { yaml_event_delete(&event) }
    let mark = YAMLMark(line: event.start_mark.line + 1, column: event.start_mark.column + 1)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, tag: scalar.tag, mark)
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return (.scalar(String(decoding: bytes, as: UTF8.self), Self.style(scalar.style)), mark)
    case YAML_SEQUENCE_START_EVENT:
      try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, mark)
      return (.sequenceStart, mark)
    case YAML_MAPPING_START_EVENT:
      try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, mark)
      return (.mappingStart, mark)
    case YAML_ALIAS_EVENT: throw YAMLError(mark: mark, message: "aliases (*name) are not used here")
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return (.end, mark)
    case YAML_DOCUMENT_START_EVENT: return (.documentStart, mark)
    case YAML_STREAM_END_EVENT: return (.streamEnd, mark)
    default: return (.other, mark)
    }
  }

  private func refuse(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, _ mark: YAMLMark
  ) throws(YAMLError) {
    if anchor != nil { throw YAMLError(mark: mark, message: "anchors (&name) are not used here") }
    if tag != nil { throw YAMLError(mark: mark, message: "tags (!name) are not used here") }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  private func failure() -> YAMLError {
    let words = parser.pointee.problem.map { String(cString: $0) } ?? "not readable as YAML"
    let mark = parser.pointee.problem_mark
    return YAMLError(mark: YAMLMark(line: mark.line + 1, column: mark.column + 1), message: words)
  }
}
