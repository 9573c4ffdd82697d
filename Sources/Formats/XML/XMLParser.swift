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
final class XMLParser<Handler: XMLHandler>: XMLEvents {
  private let handler: Handler
  private let part: String
  private let limits: FormatLimits
  private var context: xmlParserCtxtPtr?
  private var failure: FormatError?
  private var depth = 0
  private var elements = 0
  private var tags: [XMLName: Handler.Tag?] = [:]

  /// Parses a file of an archive while it is inflated.
  static func parse(
    _ entry: ZipFile.Entry, of archive: ZipFile, into handler: Handler
  ) throws(FormatError) {
    let parser = try XMLParser(handler, part: entry.name, limits: archive.limits)
    try archive.read(entry) { (piece) throws(FormatError) in
      try parser.feed(piece)
      return !handler.isSated
    }
    if !handler.isSated { try parser.end() }
  }

  private init(_ handler: Handler, part: String, limits: FormatLimits) throws(FormatError) {
    self.handler = handler
    self.part = part
    self.limits = limits
    super.init()
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

  private func feed(_ piece: UnsafeRawBufferPointer) throws(FormatError) {
    let bytes = piece.assumingMemoryBound(to: CChar.self)
    let status = xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), 0)
    try check(status)
  }

  private func end() throws(FormatError) {
    try check(xmlParseChunk(context, nil, 0, 1))
  }

  private func check(_ status: Int32) throws(FormatError) {
    if let failure { throw failure }
    guard status == 0 || handler.isSated else { throw .damaged(part: part) }
  }

  private func stop(_ reason: FormatError?) {
    if failure == nil { failure = reason }
    xmlStopParser(context)
  }

  override func open(_ name: XMLName, _ attributes: XMLAttributes) {
    guard failure == nil, !handler.isSated else { return }
    depth += 1
    elements += 1
    guard depth <= limits.depth else { return stop(.limit(.depth)) }
    guard elements <= limits.elements else { return stop(.limit(.elements)) }
    handler.open(tag(name), attributes)
    if handler.isSated { stop(nil) }
  }

  override func close(_ name: XMLName) {
    guard failure == nil, !handler.isSated else { return }
    depth -= 1
    handler.close(tag(name))
    if handler.isSated { stop(nil) }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil, !handler.isSated else { return }
    handler.text(bytes)
  }

  override func documentType() { stop(.documentType(part: part)) }

  private func tag(_ name: XMLName) -> Handler.Tag? {
    if let known = tags[name] { return known }
    let tag = Handler.Tag(rawValue: name.qualified)
    tags[name] = .some(tag)
    return tag
  }
}
