/// How the cells of a workbook show what they hold.
final class CellStyles: XMLHandler {
  enum Tag: String {
    case format = "x:numFmt"
    case cellFormats = "x:cellXfs"
    case cellFormat = "x:xf"
    case alignment = "x:alignment"
    case borders = "x:borders"
    case border = "x:border"
    case left = "x:left"
    case right = "x:right"
    case top = "x:top"
    case bottom = "x:bottom"
  }

  struct Style {
    var format: NumberFormat
    /// Steps that the text is moved in by.
    var indent = 0
    /// Lines are drawn around it: a blank cell of a table, not of the page beside it.
    var isRuled = false
  }

  private(set) var styles: [Style] = []
  private var codes: [Int: String] = [:]
  /// Formats by id: thousands of styles share a few.
  private var formats: [Int: NumberFormat] = [:]
  private var isInCells = false
  private var isInBorders = false
  private var ruled: [Bool] = []

  /// The style of this number; General for a number the file does not define.
  func style(_ index: Int) -> Style {
    styles.indices.contains(index) ? styles[index] : Self.general
  }

  private static let general = Style(format: NumberFormat("General"))

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    switch tag {
    case .format:
      if let id = attributes.integer("numFmtId"), let code = attributes["formatCode"] { codes[id] = code }
    case .cellFormats: isInCells = true
    case .cellFormat where isInCells:
      let border = attributes.integer("borderId") ?? 0
      styles.append(
        Style(
          format: format(attributes.integer("numFmtId") ?? 0),
          isRuled: ruled.indices.contains(border) && ruled[border]))
    case .borders: isInBorders = true
    case .border where isInBorders: ruled.append(false)
    case .left, .right, .top, .bottom:
      guard isInBorders, !ruled.isEmpty, let line = attributes["style"], line != "none" else { return }
      ruled[ruled.count - 1] = true
    case .alignment where isInCells && !styles.isEmpty:
      let isCentred = attributes["horizontal"] == "center"
      styles[styles.count - 1].indent = isCentred ? 0 : min(max(0, attributes.integer("indent") ?? 0), 15)
    default: break
    }
  }

  func close(_ tag: Tag?) {
    if tag == .cellFormats { isInCells = false }
    if tag == .borders { isInBorders = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  private func format(_ id: Int) -> NumberFormat {
    if let known = formats[id] { return known }
    let format = NumberFormat(codes[id] ?? NumberFormat.builtIn(id))
    formats[id] = format
    return format
  }
}
