import Glibc

/// The places of letters along a line, by libgd's own arithmetic.
///
/// libgd sums the advances at `GDText.layoutResolution`, turns them by the angle of the text, scales them to the image
/// and drops the fraction. What it would draw here and there by a pixel elsewhere would blur.
struct TextPen {
  let size: GDTextSize
  /// The point on the baseline where the text starts.
  let start: (x: Int, y: Int)
  private let cosine: Double
  private let sine: Double

  init(_ size: GDTextSize, start: (x: Int, y: Int)) {
    self.size = size
    self.start = start
    cosine = cos(size.radians)
    sine = sin(size.radians)
  }

  /// The pixel where a letter starts that stands `along` 64ths of a pixel of the layout behind the first.
  func place(_ along: Int) -> (x: Int, y: Int) {
    let unit = Double(GDText.layoutResolution * 64)
    let right = Double(along) * cosine * Double(size.across) / unit
    let up = Double(along) * sine * Double(size.down) / unit
    return (Int(Double(start.x) + right), Int(Double(start.y) - up))
  }

  /// An advance in pixels of a resolution.
  static func pixels(_ advance: Int, across: Int) -> Int {
    Int(Double(advance) * (Double(across) / Double(GDText.layoutResolution * 64)))
  }
}
