internal import CXML2

/// What libxml2's callbacks speak to. They are C functions, which cannot be generic: `XMLParser` inherits the generic part.
class XMLEvents {
  func open(_ name: XMLName, _ attributes: XMLAttributes) {}
  func close(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func documentType() {}

  /// The callbacks; `userData` must be an unretained reference to an `XMLEvents`.
  static func callbacks() -> xmlSAXHandler {
    var sax = xmlSAXHandler()
    sax.initialized = XML_SAX2_MAGIC
    sax.startElementNs = { events, local, _, uri, _, _, count, _, attributes in
      guard let local else { return }
      let base = attributes.map {
        UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<UInt8>?.self)
      }
      XMLEvents.from(events)?.open(
        XMLName(local: local, uri: uri), XMLAttributes(base: base, count: Int(count)))
    }
    sax.endElementNs = { events, local, _, uri in
      guard let local else { return }
      XMLEvents.from(events)?.close(XMLName(local: local, uri: uri))
    }
    sax.characters = { events, bytes, count in
      XMLEvents.from(events)?.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    sax.cdataBlock = sax.characters
    sax.internalSubset = { events, _, _, _ in XMLEvents.from(events)?.documentType() }
    return sax
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLEvents? {
    pointer.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// libxml2 keeps each name of a part once, so that two names are equal when their addresses are.
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

/// libxml2's own state, set up once before threads use it.
enum XMLLibrary {
  static let isReady: Bool = {
    xmlInitParser()
    return true
  }()
}
