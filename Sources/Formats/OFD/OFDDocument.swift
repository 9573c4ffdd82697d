internal import Pages

/// OFD.xml: the documents of the file, by the paths of their own directories.
final class OFDRoot: XMLHandler {
  enum Tag: String {
    case document = "ofd:DocRoot"
  }

  private(set) var documents: [String] = []
  private var path: [UInt8]?

  func open(_ tag: Tag?, _ attributes: XMLAttributes) { if tag == .document { path = [] } }

  func close(_ tag: Tag?) {
    guard tag == .document, let path else { return }
    documents.append(OfficePackage.resolve(String(decoding: path, as: UTF8.self), beside: OFDReader.root))
    self.path = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { path?.append(contentsOf: bytes) }
}

/// A document's own directory: its pages in order, and what they share.
struct OFDDocument {
  /// Of pages that name no other, in millimetres.
  private(set) var box: Rect
  /// Paths inside the archive.
  private(set) var pages: [String]
  private(set) var templates: [String: String]
  private(set) var fonts: [String: OFDFont] = [:]

  init(at path: String, in archive: ZipFile) throws(FormatError) {
    let handler = Handler()
    try OFDReader.parse(path, of: archive, into: handler)
    box = handler.box
    pages = handler.pages.map { OfficePackage.resolve($0, beside: path) }
    templates = handler.templates.mapValues { OfficePackage.resolve($0, beside: path) }
    for resource in handler.resources {
      let part = OfficePackage.resolve(resource, beside: path)
      guard archive.entry(named: part) != nil else { continue }
      let handler = OFDFonts()
      try OFDReader.parse(part, of: archive, into: handler)
      fonts.merge(handler.fonts) { first, _ in first }
    }
  }

  private final class Handler: XMLHandler {
    enum Tag: String {
      case box = "ofd:PhysicalBox"
      case template = "ofd:TemplatePage"
      case page = "ofd:Page"
      case publicResources = "ofd:PublicRes"
      case ownResources = "ofd:DocumentRes"
    }

    /// A4.
    var box = Rect(left: 0, top: 0, right: 210, bottom: 297)
    var pages: [String] = []
    var templates: [String: String] = [:]
    var resources: [String] = []
    private var words: [UInt8]?

    func open(_ tag: Tag?, _ attributes: XMLAttributes) {
      switch tag {
      case .page: if let path = attributes["BaseLoc"] { pages.append(path) }
      case .template: if let id = attributes["ID"], let path = attributes["BaseLoc"] { templates[id] = path }
      case .box, .publicResources, .ownResources: words = []
      case nil: break
      }
    }

    func close(_ tag: Tag?) {
      guard let words else { return }
      switch tag {
      case .box: box = OFDValues.box(words) ?? box
      case .publicResources, .ownResources: resources.append(String(decoding: words, as: UTF8.self))
      default: return
      }
      self.words = nil
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) { words?.append(contentsOf: bytes) }
  }
}

struct OFDFont {
  var name: String
  var isBold: Bool
}

/// The fonts of a part of resources.
private final class OFDFonts: XMLHandler {
  enum Tag: String {
    case font = "ofd:Font"
  }

  var fonts: [String: OFDFont] = [:]

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    guard tag == .font, let id = attributes["ID"] else { return }
    fonts[id] = OFDFont(name: attributes["FontName"] ?? "", isBold: attributes.isOn("Bold", ifAbsent: false))
  }

  func close(_ tag: Tag?) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
