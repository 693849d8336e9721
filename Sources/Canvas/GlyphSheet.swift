/// Has libgd draw characters below each other, one a line, and cuts the sheet up.
enum GlyphSheet {
  /// The distance of the lines in ems: no letter of the fonts reaches from one line into the next.
  private static let pitch = 2.0

  /// The coverage of the characters at a size, in their order.
  static func draw(_ scalars: [Unicode.Scalar], path: String, _ size: GDTextSize) throws(CanvasError) -> [Glyph] {
    size.radians == 0 ? try level(scalars, path: path, size) : try rising(scalars, path: path, size)
  }

  private static func level(
    _ scalars: [Unicode.Scalar], path: String, _ size: GDTextSize
  ) throws(CanvasError) -> [Glyph] {
    let across = pixels(size.points, size.across)
    let down = pixels(size.points, size.down)
    // Letters reach an em and a quarter above the baseline and half an em below it, an em to the left and two to the
    // right.
    let x = across * 5 / 4
    let baselines = scalars.indices.map { baseline($0, first: down * 3 / 2, size) }
    let height = (baselines.last ?? 0) + down / 2
    let image = try GDImage(width: x + across * 2, height: height, fill: 0)
    let text = scalars.map { String($0) }.joined(separator: "\n")
    try image.draw(TextRun(path: path, text: text), at: (x, down * 3 / 2), size, 0xFFFFFF, lines: pitch)
    return baselines.indices.map { index in
      let top = index == 0 ? 0 : baselines[index - 1] + down / 2
      return Glyph(on: image, x: x, y: baselines[index], rows: top..<baselines[index] + down / 2)
    }
  }

  // One at a time: the lines of a text that rises would run across the whole sheet.
  private static func rising(
    _ scalars: [Unicode.Scalar], path: String, _ size: GDTextSize
  ) throws(CanvasError) -> [Glyph] {
    let em = pixels(size.points, max(size.across, size.down))
    // Turned, letters reach five quarters of an em to the left and two and a half upward.
    let (x, y) = (em * 5 / 4, em * 5 / 2)
    let image = try GDImage(width: em * 3, height: y + em * 3 / 4, fill: 0)
    var glyphs: [Glyph] = []
    for scalar in scalars {
      try image.draw(TextRun(path: path, text: String(scalar)), at: (x, y), size, 0xFFFFFF, lines: pitch)
      let glyph = Glyph(on: image, x: x, y: y, rows: 0..<image.height)
      image.rectangle(x: x + glyph.left, y: y + glyph.top, width: glyph.width, height: glyph.height, 0)
      glyphs.append(glyph)
    }
    return glyphs
  }

  private static func pixels(_ points: Double, _ resolution: Int) -> Int {
    Int((points * Double(resolution) / 72).rounded(.up))
  }

  /// The row of a line's baseline, by libgd's own arithmetic.
  private static func baseline(_ line: Int, first: Int, _ size: GDTextSize) -> Int {
    var pen = 0
    for _ in 0..<line {
      pen += Int(pitch * size.points * 64 * Double(GDText.layoutResolution) / 72)
      pen &= ~63
    }
    return Int(Double(first) + Double(pen) * Double(size.down) / Double(GDText.layoutResolution * 64))
  }
}
