/// What a content stream calls by name.
package protocol ContentResources {
  func xObject(named name: String) -> XObject?
  /// Whether nothing in the file says which characters the codes of a font are.
  func lacksMapping(fontNamed name: String) -> Bool
}

package enum XObject {
  case picture
  /// `bounds` in the form's own space.
  case form(content: [UInt8], matrix: Matrix, bounds: Rect?, resources: any ContentResources)
  /// A form beyond what is inflated.
  case tooLarge
}

/// Follows a page's content stream and writes down where lines are drawn, where text begins and how much is covered by pictures.
///
/// It keeps to what decides these things: paths, the matrix, rectangular clips, white paint. It draws nothing and decodes no text.
package struct ContentReader {
  /// Forms in forms, deeper than any program nests them.
  private static let depthLimit = 12
  private static let savedLimit = 256
  /// Operators of one page, forms included; the densest table pages have some ten thousand.
  private static let operationLimit = 4_000_000
  /// Forms of one page, which may call each other again and again.
  private static let formLimit = 20_000
  private static let rulingLimit = 200_000
  /// Inflated bytes of content of one page, those of a form counted each time it is drawn; real pages have less than a megabyte.
  package static let byteLimit = 64 << 20
  /// Pixels of a picture inside the content, which no program makes larger than a few thousand.
  private static let inlinePixelLimit = 16e6

  package var rulings: [Ruling] { painted.rulings }
  /// Filled rectangles that are no lines, in the order they are painted.
  package var shades: [Rect] { painted.shades }
  /// Where a piece of text begins: x is its left edge, y the line it stands on.
  package private(set) var origins: [Point] = []
  /// Those of them that are not seen.
  package private(set) var cuts: [CutText] = []
  package private(set) var drawing = PageContent.Drawing()

  private let page: Rect
  private var state: GraphicsState
  private var saved: [GraphicsState] = []
  private var path = Path()
  private var painted = PaintedPaths()
  private var clipsNext = false
  private var operands: [Double] = []
  private var lastName: Range<Int>?
  private var textMatrix = Matrix.identity
  private var lineMatrix = Matrix.identity
  /// False behind text whose width is not known here.
  private var isPlaced = false
  private var operations = 0
  private var forms = 0
  private var byteCount = 0
  /// Bytes of the strings before the operator under way.
  private var stringLength = 0
  /// Bytes of text by the quarter turns it is written at, clockwise on the page as shown.
  private var lengths = [0, 0, 0, 0]
  private var visibleText = 0
  private var invisibleText = 0

  /// `matrix`: from user space to the page as shown, `width` × `height` points.
  package init(matrix: Matrix, width: Double, height: Double) {
    page = Rect(0, 0, width, height)
    state = GraphicsState(matrix: matrix, clip: page)
  }

  /// Quarter turns, clockwise, at which most of the text is written.
  package var quarterTurns: Int {
    lengths.indices.first { lengths[$0] * 2 > lengths.reduce(0, +) } ?? 0
  }

  /// Most of the text is in fonts that do not say which characters they draw: none of the page can be relied on.
  package var isMostlyUnmapped: Bool {
    drawing.unmappedBytes > 0 && drawing.unmappedBytes * 2 > lengths.reduce(0, +)
  }

  package mutating func read(_ content: [UInt8], _ resources: any ContentResources) {
    run(content, resources, depth: 0)
    drawing.shapes = painted.shapes
    drawing.hasOnlyInvisibleText = visibleText == 0 && invisibleText > 0
  }

  private mutating func run(_ content: [UInt8], _ resources: any ContentResources, depth: Int) {
    byteCount += content.count
    guard byteCount <= Self.byteLimit else {
      drawing.isCut = true
      return
    }
    content.withUnsafeBufferPointer { bytes in
      var lexer = ContentLexer(bytes)
      var unmapped: [String: Bool] = [:]
      operands.removeAll(keepingCapacity: true)
      while !drawing.isCut, let token = lexer.next() {
        switch token {
        case .number(let value): if operands.count < 64 { operands.append(value) }
        case .name(let range): lastName = range
        case .string(let length): stringLength += length
        case .other: break
        case .operation(let code):
          operations += 1
          guard operations < Self.operationLimit, painted.rulings.count < Self.rulingLimit else {
            drawing.isCut = true
            return
          }
          switch code {
          case Operation.doObject:
            if let lastName { draw(String(decoding: bytes[lastName], as: UTF8.self), resources, depth) }
          case Operation.font:
            guard let lastName else { break }
            let name = String(decoding: bytes[lastName], as: UTF8.self)
            let isUnmapped = unmapped[name] ?? resources.lacksMapping(fontNamed: name)
            unmapped[name] = isUnmapped
            state.fontIsUnmapped = isUnmapped
          case Operation.pictureData:
            // Width and height are the largest numbers of its header.
            let sides = operands.sorted().suffix(2)
            drawing.isCut = sides.reduce(1, *) > Self.inlinePixelLimit
            drawing.pictureArea += state.matrix.area
            lexer.skipInlinePicture()
          default: perform(code)
          }
          operands.removeAll(keepingCapacity: true)
          stringLength = 0
        }
      }
    }
  }

  private mutating func draw(_ name: String, _ resources: any ContentResources, _ depth: Int) {
    switch resources.xObject(named: name) {
    case .picture: drawing.pictureArea += min(state.matrix.area, page.width * page.height)
    case .form(let content, let matrix, let bounds, let own):
      forms += 1
      guard depth < Self.depthLimit, forms < Self.formLimit else {
        drawing.isCut = true
        return
      }
      let kept = (state, saved, path)
      saved = []
      path = Path()
      state.matrix = matrix.then(state.matrix)
      if let bounds { state.clip = state.clip.intersection(state.matrix.applied(bounds)) }
      run(content, own, depth: depth + 1)
      (state, saved, path) = kept
    case .tooLarge: drawing.isCut = true
    case nil: break
    }
  }

  private mutating func perform(_ code: UInt32) {
    if !performPath(code), !performState(code) { performText(code) }
  }

  private func operand(_ index: Int) -> Double { index < operands.count ? operands[index] : 0 }

  private func point(_ index: Int) -> Point { state.matrix.applied(operand(index), operand(index + 1)) }

  // MARK: Paths

  private mutating func performPath(_ code: UInt32) -> Bool {
    switch code {
    case Operation.move: path.move(point(0))
    case Operation.line: path.line(point(0))
    case Operation.curve: path.curve(point(4))
    case Operation.curveFrom, Operation.curveTo: path.curve(point(2))
    case Operation.close: path.close()
    case Operation.rectangle:
      let (x, y, width, height) = (operand(0), operand(1), operand(2), operand(3))
      path.rectangle([
        state.matrix.applied(x, y), state.matrix.applied(x + width, y), state.matrix.applied(x + width, y + height),
        state.matrix.applied(x, y + height),
      ])
    case Operation.clip, Operation.clipEvenOdd: clipsNext = true
    case Operation.endPath: finish(fills: false, strokes: false)
    case Operation.stroke: finish(fills: false, strokes: true)
    case Operation.closeStroke:
      path.close()
      finish(fills: false, strokes: true)
    case Operation.fill, Operation.fillOld, Operation.fillEvenOdd: finish(fills: true, strokes: false)
    case Operation.fillStroke, Operation.fillStrokeEvenOdd: finish(fills: true, strokes: true)
    case Operation.closeFillStroke, Operation.closeFillStrokeEvenOdd:
      path.close()
      finish(fills: true, strokes: true)
    default: return false
    }
    return true
  }

  private mutating func finish(fills: Bool, strokes: Bool) {
    if strokes, !state.strokeIsWhite, state.lineWidth * state.matrix.scale <= PaintedPaths.thickest {
      painted.stroke(path, clip: state.clip)
    }
    if fills { painted.fill(path, isWhite: state.fillIsWhite, clip: state.clip) }
    if clipsNext, let rectangle = path.soleRectangle { state.clip = state.clip.intersection(rectangle) }
    clipsNext = false
    path.clear()
  }

  // MARK: State

  private mutating func performState(_ code: UInt32) -> Bool {
    switch code {
    case Operation.save: if saved.count < Self.savedLimit { saved.append(state) }
    case Operation.restore: if let last = saved.popLast() { state = last }
    case Operation.concatenate:
      guard operands.count >= 6 else { return true }
      let own = Matrix(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5])
      state.matrix = own.then(state.matrix)
    case Operation.lineWidth: state.lineWidth = operand(0)
    case Operation.fillGray, Operation.fillRGB, Operation.fillColor, Operation.fillColorNamed:
      state.fillIsWhite = isWhite(code == Operation.fillGray)
    case Operation.strokeGray, Operation.strokeRGB, Operation.strokeColor, Operation.strokeColorNamed:
      state.strokeIsWhite = isWhite(code == Operation.strokeGray)
    case Operation.fillCMYK: state.fillIsWhite = operands.allSatisfy { $0 < 0.02 }
    case Operation.strokeCMYK: state.strokeIsWhite = operands.allSatisfy { $0 < 0.02 }
    case Operation.fillSpace: state.fillIsWhite = false
    case Operation.strokeSpace: state.strokeIsWhite = false
    default: return false
    }
    return true
  }

  /// One component of a space called by name may be an ink, of which 1 is the most.
  private func isWhite(_ isGray: Bool) -> Bool {
    (isGray ? operands.count == 1 : operands.count == 3) && operands.allSatisfy { $0 > 0.98 }
  }

  // MARK: Text

  private mutating func performText(_ code: UInt32) {
    switch code {
    case Operation.beginText: place(.identity)
    case Operation.textMatrix:
      guard operands.count >= 6 else { return }
      place(Matrix(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]))
    case Operation.textMove: moveLine(operand(0), operand(1))
    case Operation.textMoveLeading:
      state.leading = -operand(1)
      moveLine(operand(0), operand(1))
    case Operation.nextLine: moveLine(0, -state.leading)
    case Operation.textLeading: state.leading = operand(0)
    case Operation.textMode: state.textMode = Int(operand(0).clamped(to: 0...7))
    case Operation.show, Operation.showParts: show()
    case Operation.showNextLine, Operation.showSpaced:
      moveLine(0, -state.leading)
      show()
    default: break
    }
  }

  private mutating func place(_ matrix: Matrix) {
    textMatrix = matrix
    lineMatrix = matrix
    isPlaced = true
  }

  private mutating func moveLine(_ x: Double, _ y: Double) { place(Matrix(1, 0, 0, 1, x, y).then(lineMatrix)) }

  private mutating func show() {
    if state.textMode == 3 { invisibleText += 1 } else { visibleText += 1 }
    // An empty paragraph is a blank.
    if stringLength > 4 { drawing.wordCount += 1 }
    if state.fontIsUnmapped { drawing.unmappedBytes += stringLength }
    let matrix = textMatrix.then(state.matrix)
    let turns = abs(matrix.a) >= abs(matrix.b) ? (matrix.a < 0 ? 2 : 0) : (matrix.b > 0 ? 1 : 3)
    lengths[turns] += stringLength
    guard isPlaced else { return }
    let place = matrix.applied(0, 0)
    origins.append(place)
    if !state.clip.isEmpty,
      place.x < state.clip.left || place.x > state.clip.right || place.y < state.clip.top
        || place.y > state.clip.bottom
    {
      cuts.append(CutText(place: place, clip: state.clip))
    }
    isPlaced = false
  }
}

extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
