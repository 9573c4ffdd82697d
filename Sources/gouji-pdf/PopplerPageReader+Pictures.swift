// SPDX-License-Identifier: GPL-3.0-or-later

internal import CPopplerGlib
internal import Pages

extension PopplerPageReader {
  private static let mostDots = 64e6
  /// Dots an inch of a strip, and the points it shows above and below what is marked.
  private static let clippingResolution = 120.0
  private static let clippingMargin = 26.0
  /// Dots an inch of a scan: characters of the smallest print are some thirty dots high then.
  private static let scanResolution = 300.0
  /// Of a scan, which is in memory several times.
  private static let mostScanDots = 36e6
  /// Part of that resolution at which skew is measured.
  private static let probe = 1.0 / 3

  /// A PNG; `nil` when the page cannot be drawn. `resolution` in dots per inch.
  func picture(resolution: Int) -> [UInt8]? {
    let scale = Double(resolution) / 72
    guard let surface = drawn(size, scale: scale, limit: Self.mostDots) else { return nil }
    defer { cairo_surface_destroy(surface) }
    return png(surface)
  }

  /// A PNG of the strip of the page that holds these places, marked; `nil` when it cannot be drawn.
  func clipping(_ places: [Quad]) -> [UInt8]? {
    let corners = places.flatMap(\.corners)
    guard let top = corners.map(\.y).min(), let bottom = corners.map(\.y).max() else { return nil }
    let start = max(top - Self.clippingMargin, 0)
    let height = min(bottom + Self.clippingMargin, size.height) - start
    let scale = Self.clippingResolution / 72
    guard height > 0,
      let surface = drawn(
        (size.width, height), scale: scale, limit: Self.mostDots, matrix: Matrix(1, 0, 0, 1, 0, -start))
    else { return nil }
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_scale(context, scale, scale)
    cairo_translate(context, 0, -start)
    // As a marker pen does: what is printed stays black.
    cairo_set_operator(context, CAIRO_OPERATOR_MULTIPLY)
    cairo_set_source_rgb(context, 1, 0.88, 0.35)
    for place in places {
      for corner in place.outline { cairo_line_to(context, corner.x, corner.y) }
      cairo_close_path(context)
      cairo_fill(context)
    }
    cairo_surface_flush(surface)
    return png(surface)
  }

  /// The page upright and straight, as recognition needs it; `nil` when it cannot be drawn. `turn`: how its text is turned.
  func scan(_ turn: Turn) -> GreyPicture? {
    let area = turn.size.width * turn.size.height
    guard area > 0 else { return nil }
    let scale = min(Self.scanResolution / 72, (Self.mostScanDots / area).squareRoot() * 0.99)
    let probe = grey(turn, scale: scale * Self.probe, matrix: turn.matrix)
    return probe.flatMap { grey(turn, scale: scale, matrix: turn.matrix.then(straightening($0, turn))) }
  }

  /// Turns about the middle of the page.
  private func straightening(_ probe: GreyPicture, _ turn: Turn) -> Matrix {
    let angle = Skew.angle(of: probe)
    let (x, y) = (turn.size.width / 2, turn.size.height / 2)
    // So small an angle is its own sine.
    return Matrix(1, 0, 0, 1, -x, -y).then(Matrix(1, -angle, angle, 1, x, y))
  }

  private func grey(_ turn: Turn, scale: Double, matrix: Matrix) -> GreyPicture? {
    guard let surface = drawn(turn.size, scale: scale, limit: Self.mostScanDots, matrix: matrix) else { return nil }
    defer { cairo_surface_destroy(surface) }
    guard let data = cairo_image_surface_get_data(surface) else { return nil }
    let (width, height) = (
      Int(cairo_image_surface_get_width(surface)), Int(cairo_image_surface_get_height(surface))
    )
    let stride = Int(cairo_image_surface_get_stride(surface))
    let dots = [UInt8](unsafeUninitializedCapacity: width * height) { dots, initialized in
      for row in 0..<height {
        let line = data + row * stride
        for column in 0..<width {
          // Blue, green, red and a byte without meaning.
          let dot = line + 4 * column
          let shade = 29 * Int(dot[0]) + 150 * Int(dot[1]) + 77 * Int(dot[2])
          dots[row * width + column] = UInt8(shade >> 8)
        }
      }
      initialized = width * height
    }
    return GreyPicture(width: width, height: height, dots: dots, scale: scale)
  }

  /// On white. `matrix`: from the page as shown to what is drawn, of the size given in points.
  private func drawn(
    _ size: (width: Double, height: Double), scale: Double, limit: Double, matrix: Matrix = .identity
  ) -> OpaquePointer? {
    let dots = (width: (size.width * scale).rounded(.up), height: (size.height * scale).rounded(.up))
    guard dots.width >= 1, dots.height >= 1, dots.width * dots.height <= limit else { return nil }
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(dots.width), Int32(dots.height))
    else { return nil }
    let context = cairo_create(surface)
    defer { cairo_destroy(context) }
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_scale(context, scale, scale)
    var placed = cairo_matrix_t(xx: matrix.a, yx: matrix.b, xy: matrix.c, yy: matrix.d, x0: matrix.e, y0: matrix.f)
    cairo_transform(context, &placed)
    poppler_page_render(page, context)
    cairo_surface_flush(surface)
    guard cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      cairo_surface_destroy(surface)
      return nil
    }
    return surface
  }

  private func png(_ surface: OpaquePointer) -> [UInt8]? {
    var picture: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &picture) { place in
      cairo_surface_write_to_png_stream(
        surface,
        { place, data, length in
          guard let place, let data else { return CAIRO_STATUS_WRITE_ERROR }
          place.assumingMemoryBound(to: [UInt8].self).pointee += UnsafeBufferPointer(start: data, count: Int(length))
          return CAIRO_STATUS_SUCCESS
        }, place)
    }
    return status == CAIRO_STATUS_SUCCESS ? picture : nil
  }
}
