import CLibGD

/// The size of text for libgd: points, the resolutions across and down, and an angle.
struct GDTextSize: Hashable {
  var points: Double
  var across: Int
  var down: Int
  var radians: Double = 0
}

/// Calls libgd's text function.
enum GDText {
  /// The advance of a run in pixels of `size.across`, nothing drawn.
  static func advance(_ run: TextRun, _ size: GDTextSize) throws(CanvasError) -> Int {
    let box = try unsafe draw(run, on: nil, at: (0, 0), size, 0)
    return Int(box[2])
  }

  /// Draws a run, or only measures it where there is no image; returns the four corners libgd gives.
  static func draw(
    _ run: TextRun, on image: gdImagePtr?, at point: (x: Int, y: Int), _ size: GDTextSize, _ colour: UInt32
  ) throws(CanvasError) -> [Int32] {
    GDLibrary.prepare()
    var extra = unsafe gdFTStringExtra()
    unsafe extra.flags = gdFTEX_RESOLUTION | gdFTEX_CHARMAP | gdFTEX_FONTPATHNAME
    unsafe extra.charmap = gdFTEX_Unicode
    unsafe extra.hdpi = Int32(clamping: size.across)
    unsafe extra.vdpi = Int32(clamping: size.down)
    var box = [Int32](repeating: 0, count: 8)
    let message = unsafe gdImageStringFTEx(
      image, &box, Int32(bitPattern: colour), run.path, size.points, size.radians, Int32(clamping: point.x),
      Int32(clamping: point.y), escaped(run.text), &extra)
    if let message = unsafe message {
      // libgd's text errors are constant strings; they are not to be freed.
      let said = unsafe String(cString: message)
      let more = GDLibrary.messages()
      throw .library(
        operation: "gdImageStringFTEx", message: "\(said)\(more.isEmpty ? "" : ", \(more)") (\(run.path))")
    }
    return box
  }

  // libgd decodes HTML entities: without this, “R&amp;D” in a name would print as “R&D”.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
  }
}
