/// The styles of a DOCX, as far as they say what a paragraph is.
struct WordStyles {
  struct Style {
    var basedOn: String?
    /// 0-based; 9 is body text.
    var outlineLevel: Int?
    var numberingID: Int?
    var numberingLevel: Int?
    var isHidden: Bool?
  }

  private(set) var styles: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private(set) var standard: String?

  init() {}

  init(_ entry: ZipFile.Entry, of archive: ZipFile) throws(FormatError) {
    let handler = Handler()
    try XMLParser.parse(entry, of: archive, into: handler)
    styles = handler.styles
    standard = handler.standard
  }

  /// What a style says, the styles it is based on included. A loop of styles ends where it began.
  func resolved(_ id: String?) -> Style {
    var result = Style()
    var next = id ?? standard
    var seen: Set<String> = []
    while let id = next, let style = styles[id], seen.insert(id).inserted {
      result.outlineLevel = result.outlineLevel ?? style.outlineLevel
      result.numberingID = result.numberingID ?? style.numberingID
      result.numberingLevel = result.numberingLevel ?? style.numberingLevel
      result.isHidden = result.isHidden ?? style.isHidden
      next = style.basedOn
    }
    return result
  }

  private final class Handler: XMLHandler {
    enum Tag: String {
      case style = "w:style"
      case basedOn = "w:basedOn"
      case outlineLevel = "w:outlineLvl"
      case numberingID = "w:numId"
      case numberingLevel = "w:ilvl"
      case hidden = "w:vanish"
      /// Formatting of the cells of a table style, not of its paragraphs.
      case conditional = "w:tblStylePr"
    }

    var styles: [String: Style] = [:]
    var standard: String?
    private var id: String?
    private var style = Style()
    private var isConditional = false

    func open(_ tag: Tag?, _ attributes: XMLAttributes) {
      guard let tag, !isConditional else { return }
      switch tag {
      case .style:
        id = attributes["styleId"]
        style = Style()
        if attributes["type"] == "paragraph", attributes.isOn("default", ifAbsent: false) { standard = id }
      case .basedOn: style.basedOn = attributes["val"]
      case .outlineLevel: style.outlineLevel = attributes.integer("val")
      case .numberingID: style.numberingID = attributes.integer("val")
      case .numberingLevel: style.numberingLevel = attributes.integer("val")
      case .hidden: style.isHidden = attributes.isOn("val")
      case .conditional: isConditional = true
      }
    }

    func close(_ tag: Tag?) {
      if tag == .conditional { isConditional = false }
      guard tag == .style, let id else { return }
      styles[id] = style
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
