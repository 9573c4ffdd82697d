internal import Pages

/// Takes the content of a page and of its templates: where characters stand and lines are drawn.
///
/// Places are those of the page as shown, in points; the file has millimetres.
final class OFDPage: XMLHandler {
  enum Tag: String {
    case box = "ofd:PhysicalBox"
    case template = "ofd:Template"
    case text = "ofd:TextObject"
    case code = "ofd:TextCode"
    case path = "ofd:PathObject"
    case data = "ofd:AbbreviatedData"
    case fill = "ofd:FillColor"
    case stroke = "ofd:StrokeColor"
    case image = "ofd:ImageObject"
    case composite = "ofd:CompositeObject"
  }

  private static let pointsPerMillimetre = 72 / 25.4
  /// Of a line, where none is said, in millimetres.
  private static let lineWidth = 0.353

  /// What is known of the object under way.
  private struct Object {
    var matrix: Matrix
    var isVisible: Bool
    // Of text:
    var size = 0.0
    var face = 0
    var place = Point(x: 0, y: 0)
    var distances: (x: [Double], y: [Double]) = ([], [])
    // Of paths:
    var fills = false
    var strokes = false
    var isThick = false
    var fillIsWhite = false
    var strokeIsWhite = false
  }

  private(set) var templates: [String] = []
  /// More characters than are read of a page.
  private(set) var isCut = false

  private let fonts: [String: OFDFont]
  private var box: Rect
  private var hasBox = false
  private var faces: [Face] = [Face(name: "", size: 0)]
  private var faceIndices: [Face: Int] = [:]
  private var glyphs: [Glyph] = []
  /// Where each glyph is written, and by how many quarters its line is turned.
  private var origins: [(place: Point, quarters: Int)] = []
  private var painted = PaintedPaths()
  private var drawing = PageContent.Drawing()
  private var object: Object?
  private var words: [UInt8]?

  init(box: Rect, fonts: [String: OFDFont]) {
    self.box = box
    self.fonts = fonts
  }

  func open(_ tag: Tag?, _ attributes: XMLAttributes) {
    switch tag {
    case .box, .data: words = []
    case .template: if let id = attributes["TemplateID"] { templates.append(id) }
    case .text: openText(attributes)
    case .code: openCode(attributes)
    case .path:
      var path = Object(matrix: matrix(attributes), isVisible: attributes.isOn("Visible"))
      path.fills = attributes.isOn("Fill", ifAbsent: false)
      path.strokes = attributes.isOn("Stroke")
      let width = attributes.bytes("LineWidth").flatMap { OFDValues.numbers($0).first } ?? Self.lineWidth
      path.isThick = width * path.matrix.scale > PaintedPaths.thickest
      object = path
    case .fill: object?.fillIsWhite = attributes.bytes("Value").map { OFDValues.isWhite($0) } ?? false
    case .stroke: object?.strokeIsWhite = attributes.bytes("Value").map { OFDValues.isWhite($0) } ?? false
    case .image, .composite:
      guard let box = attributes.bytes("Boundary").flatMap({ OFDValues.box($0) }), attributes.isOn("Visible")
      else { return }
      drawing.pictureArea += box.width * box.height * Self.pointsPerMillimetre * Self.pointsPerMillimetre
    case nil: break
    }
  }

  func close(_ tag: Tag?) {
    switch tag {
    case .box: if let words { take(OFDValues.box(words)) }
    case .code: if let words { write(words) }
    case .data: if let words { draw(words) }
    case .text, .path: object = nil
    default: return
    }
    words = nil
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { words?.append(contentsOf: bytes) }

  /// The page says how large it is before its templates do.
  private func take(_ said: Rect?) {
    guard let said, !said.isEmpty, !hasBox else { return }
    box = said
    hasBox = true
  }

  /// From the object's own space, through its place in the page, to points.
  private func matrix(_ attributes: XMLAttributes) -> Matrix {
    let own = attributes.bytes("CTM").flatMap { OFDValues.matrix($0) } ?? .identity
    let place = attributes.bytes("Boundary").flatMap { OFDValues.box($0) } ?? Rect(left: 0, top: 0, right: 0, bottom: 0)
    let scale = Self.pointsPerMillimetre
    return own.then(Matrix(scale, 0, 0, scale, (place.left - box.left) * scale, (place.top - box.top) * scale))
  }

  // MARK: Text

  private func openText(_ attributes: XMLAttributes) {
    var text = Object(matrix: matrix(attributes), isVisible: attributes.isOn("Visible"))
    text.size = attributes.bytes("Size").flatMap { OFDValues.numbers($0).first } ?? 0
    let font = attributes["Font"].flatMap { fonts[$0] }
    let isBold = font?.isBold ?? false || (attributes.integer("Weight") ?? 400) >= 600
    let face = Face(name: (font?.name ?? "") + (isBold ? " Bold" : ""), size: text.size * text.matrix.scale)
    text.face = faceIndices[face] ?? faces.count
    if text.face == faces.count {
      faces.append(face)
      faceIndices[face] = text.face
    }
    object = text
  }

  private func openCode(_ attributes: XMLAttributes) {
    func number(_ name: StaticString) -> Double? { attributes.bytes(name).flatMap { OFDValues.numbers($0).first } }
    func distances(_ name: StaticString) -> [Double] {
      attributes.bytes(name).map { OFDValues.distances($0, limit: PageSequence.glyphsPerPage) } ?? []
    }
    guard let object else { return }
    // A piece without a place goes on where the one before began.
    self.object?.place = Point(x: number("X") ?? object.place.x, y: number("Y") ?? object.place.y)
    self.object?.distances = (distances("DeltaX"), distances("DeltaY"))
    words = []
  }

  private func write(_ bytes: [UInt8]) {
    guard let object, object.isVisible, object.size > 0 else { return }
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.count > 2 { drawing.wordCount += 1 }
    var place = object.place
    var opensText = true
    for (index, scalar) in scalars.enumerated() {
      let distance = index < object.distances.x.count ? object.distances.x[index] : nil
      if !scalar.properties.isWhitespace, scalar.value >= 0x20 {
        guard glyphs.count < PageSequence.glyphsPerPage else {
          isCut = true
          return
        }
        add(scalar, at: place, width: width(of: scalar, distance, object.size), object, opensText: opensText)
        opensText = false
      }
      place.x += distance ?? (object.distances.y.isEmpty ? width(of: scalar, nil, object.size) : 0)
      place.y += index < object.distances.y.count ? object.distances.y[index] : 0
    }
  }

  /// The file says how far the next character is, not how wide this one.
  private func width(of scalar: Unicode.Scalar, _ distance: Double?, _ size: Double) -> Double {
    let natural = scalar.value < 0x2000 ? size / 2 : size
    guard let distance, distance > 0 else { return natural }
    return distance > size * 1.05 ? natural : distance
  }

  private func add(_ scalar: Unicode.Scalar, at place: Point, width: Double, _ object: Object, opensText: Bool) {
    // As high and as deep as characters are in most fonts.
    let box = Rect(
      left: place.x, top: place.y - 0.88 * object.size, right: place.x + width, bottom: place.y + 0.12 * object.size)
    let matrix = object.matrix
    let origin = matrix.applied(place.x, place.y)
    var glyph = Glyph(
      scalar: scalar, box: matrix.applied(box), face: object.face, baseline: origin.y, size: object.size * matrix.scale)
    glyph.opensText = opensText
    let quarters = abs(matrix.a) >= abs(matrix.b) ? (matrix.a < 0 ? 2 : 0) : (matrix.b > 0 ? 1 : 3)
    glyphs.append(glyph)
    origins.append((origin, quarters))
  }

  // MARK: Lines

  private func draw(_ bytes: [UInt8]) {
    guard let object, object.isVisible else { return }
    let path = OFDValues.path(bytes, object.matrix)
    let (width, height) = size
    let page = Rect(left: 0, top: 0, right: width, bottom: height)
    if object.fills { painted.fill(path, isWhite: object.fillIsWhite, clip: page) }
    if object.strokes, !object.strokeIsWhite, !object.isThick { painted.stroke(path, clip: page) }
  }

  // MARK: The page

  private var size: (width: Double, height: Double) {
    (box.width * Self.pointsPerMillimetre, box.height * Self.pointsPerMillimetre)
  }

  func content(_ number: Int) -> PageContent {
    let counts = (0...3).map { quarters in origins.count { $0.quarters == quarters } }
    let turn = Turn(
      quarters: counts.firstIndex { $0 * 2 > origins.count } ?? 0, width: size.width, height: size.height)
    for index in glyphs.indices {
      glyphs[index].baseline = turn.matrix.applied(origins[index].place.x, origins[index].place.y).y
    }
    turn.read(&glyphs)
    drawing.shapes = painted.shapes
    var content = PageContent(
      number: number, width: turn.size.width, height: turn.size.height, faces: faces,
      glyphs: Watermark.removed(from: glyphs, faceCount: faces.count), rulings: turn.read(painted.rulings),
      drawing: drawing)
    content.shades = turn.read(painted.shades)
    content.turn = turn.quarters == 0 ? nil : turn
    return content
  }
}
