// SPDX-License-Identifier: GPL-3.0-or-later

internal import Pages

/// How a highlight is drawn: quadrilaterals in the space of the page, as PDF writes them.
struct Marker {
  /// Of the highlight, as red, green and blue; that of the filled cells of annotated workbooks.
  static let colour = "1 0.85 0.63"

  /// Width and height of the window of a note, in points.
  private static let window = (width: 220.0, height: 140.0)

  private let quads: [Quad]

  init(_ quads: [Quad]) { self.quads = quads }

  private var bounds: Rect {
    let points = quads.flatMap(\.corners)
    let start = points.first ?? Point(x: 0, y: 0)
    return points.reduce(Rect(start.x, start.y, start.x, start.y)) { $0.union(Rect($1.x, $1.y, $1.x, $1.y)) }
  }

  var rectangle: String { Self.text(bounds) }

  /// Beside the words.
  var popup: String {
    Self.text(
      Rect(bounds.right, bounds.bottom - Self.window.height, bounds.right + Self.window.width, bounds.bottom))
  }

  var quadPoints: String { quads.flatMap(\.corners).map(Self.text).joined(separator: " ") }

  /// The dictionary of the form that draws it.
  var form: String {
    """
    << /Type /XObject /Subtype /Form /BBox [\(rectangle)]
    /Resources << /ExtGState << /G << /Type /ExtGState /BM /Multiply >> >> >> >>
    """
  }

  /// The content of that form: the words stay black beneath.
  var drawing: String {
    let shapes = quads.map { quad in
      let corners = [quad.topLeft, quad.topRight, quad.bottomRight, quad.bottomLeft].map(Self.text)
      return "\(corners[0]) m \(corners[1]) l \(corners[2]) l \(corners[3]) l h f"
    }
    return "/G gs \(Self.colour) rg\n" + shapes.joined(separator: "\n") + "\n"
  }

  private static func text(_ point: Point) -> String { text(point.x) + " " + text(point.y) }

  private static func text(_ rect: Rect) -> String {
    [rect.left, rect.top, rect.right, rect.bottom].map(text).joined(separator: " ")
  }

  /// With two digits behind the point, and no exponent, which PDF does not know.
  private static func text(_ number: Double) -> String {
    let hundredths = Int((min(max(number, -1e6), 1e6) * 100).rounded())
    let digits = String(abs(hundredths % 100))
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths / 100)).\(digits.count < 2 ? "0" : "")\(digits)"
  }
}
