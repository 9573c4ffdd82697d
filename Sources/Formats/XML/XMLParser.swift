internal import CXML2

/// Takes the elements of an XML part as they come. `Tag` names the elements it knows, with the prefixes of `XMLNamespace`: "w:p".
protocol XMLHandler: AnyObject {
  associatedtype Tag: RawRepresentable<String>

  /// `tag` is `nil` for an element the handler does not know.
  func open(_ tag: Tag?, _ attributes: XMLAttributes)
  func close(_ tag: Tag?)
  /// A piece of text, valid during the call; one text may come in several.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Set when the handler has had enough: the rest is not parsed.
  var isSated: Bool { get }
}

extension XMLHandler {
  var isSated: Bool { false }
}

/// libxml2's streaming parser without all that reaches out of the part: document types, entities, files, network.
///
/// Not generic itself, because C calls it: the generic part are closures, which the compiler specialises for each handler.
final class XMLParser {
  private let part: String
  private let limits: FormatLimits
  private let events: Events
  private var context: xmlParserCtxtPtr?
  private var failure: FormatError?
  private var isStopped = false
  private var depth = 0
  private var elements = 0

  private struct Events {
    let open: (XMLName, XMLAttributes) -> Void
    let close: (XMLName) -> Void
    let text: (UnsafeBufferPointer<UInt8>) -> Void
    let isSated: () -> Bool
  }

  /// Parses a file of an archive while it is inflated.
  static func parse<Handler: XMLHandler>(
    _ entry: ZipFile.Entry, of archive: ZipFile, into handler: Handler
  ) throws(FormatError) {
    let tags = XMLTags<Handler.Tag>()
    let events = Events(
      open: { handler.open(tags[$0], $1) }, close: { handler.close(tags[$0]) }, text: { handler.text($0) },
      isSated: { handler.isSated })
    let parser = try XMLParser(events, part: entry.name, limits: archive.limits)
    try archive.read(entry) { (piece) throws(FormatError) in
      try parser.feed(piece)
      return !parser.isStopped
    }
    if !parser.isStopped { try parser.end() }
  }

  private init(_ events: Events, part: String, limits: FormatLimits) throws(FormatError) {
    self.events = events
    self.part = part
    self.limits = limits
    xml_shim_keep_silent()
    var sax = Self.callbacks()
    guard XMLLibrary.isReady,
      let context = xmlCreatePushParserCtxt(
        &sax, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    else { throw .damaged(part: part) }
    self.context = context
    // Never NOENT, DTDLOAD or HUGE: they open files and take libxml2's own bounds away.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, Int32(options))
  }

  deinit {
    xmlFreeParserCtxt(context)
  }

  /// Within so many bytes a tag must end: libxml2 compares each attribute of a tag with all the others.
  private static let tagMax = 256 << 10
  private var sinceTag = 0

  private func feed(_ piece: UnsafeRawBufferPointer) throws(FormatError) {
    if let end = piece.lastIndex(of: 0x3E) { sinceTag = piece.count - end } else { sinceTag += piece.count }
    guard sinceTag <= Self.tagMax else { throw .limit(.tag) }
    let bytes = piece.assumingMemoryBound(to: CChar.self)
    try check(xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), 0))
  }

  private func end() throws(FormatError) {
    try check(xmlParseChunk(context, nil, 0, 1))
  }

  private func check(_ status: Int32) throws(FormatError) {
    if let failure { throw failure }
    guard status == 0 || isStopped else { throw .damaged(part: part) }
  }

  private func stop(_ reason: FormatError?) {
    failure = reason
    isStopped = true
    xmlStopParser(context)
  }
}

extension XMLParser {
  /// The callbacks; `userData` is an unretained reference to the parser.
  private static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startElementNs = { parser, local, _, uri, _, _, count, _, attributes in
      guard let local else { return }
      let base = attributes.map {
        UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
      }
      XMLParser.from(parser)?.open(
        XMLName(local: local, uri: uri), XMLAttributes(base: base, count: Int(count)))
    }
    sax.endElementNs = { parser, local, _, uri in
      guard let local else { return }
      XMLParser.from(parser)?.close(XMLName(local: local, uri: uri))
    }
    sax.characters = { parser, bytes, count in
      XMLParser.from(parser)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    sax.cdataBlock = sax.characters
    sax.internalSubset = { parser, _, _, _ in
      guard let parser = XMLParser.from(parser) else { return }
      parser.stop(.documentType(part: parser.part))
    }
    return sax
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLParser? {
    pointer.map { Unmanaged<XMLParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func open(_ name: XMLName, _ attributes: XMLAttributes) {
    guard !isStopped else { return }
    depth += 1
    elements += 1
    guard depth <= limits.depth else { return stop(.limit(.depth)) }
    guard elements <= limits.elements else { return stop(.limit(.elements)) }
    events.open(name, attributes)
    if events.isSated() { stop(nil) }
  }

  private func close(_ name: XMLName) {
    guard !isStopped else { return }
    depth -= 1
    events.close(name)
    if events.isSated() { stop(nil) }
  }

  private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if !isStopped { events.text(bytes) }
  }
}
