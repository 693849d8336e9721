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
  /// The resolution at which libgd places the letters of a text, whatever the resolution of the image.
  static let layoutResolution = 300

  /// How far each character of a run advances, kerning included, in 64ths of a pixel at `layoutResolution`.
  static func advances(of run: TextRun, points: Double) throws(CanvasError) -> [Int] {
    // At this resolution libgd's answer is in its own units, and no rounding hides anything.
    let unit = layoutResolution * 64
    let count = run.text.unicodeScalars.count
    // libgd lists nothing for a single character.
    let listed = count == 1 ? TextRun(path: run.path, text: run.text + run.text) : run
    let list = try unsafe call(
      listed, on: nil, at: (0, 0), GDTextSize(points: points, across: unit, down: unit), 0, lines: nil)
    let advances = list.split(separator: " ").compactMap { Int($0) }.suffix(count)
    guard advances.count == count, list.utf8.count(where: { $0 == 0x20 }) == max(count, 2) - 1 else {
      throw .library(operation: "gdImageStringFTEx", message: "“\(list)” are not the advances of “\(run.text)”")
    }
    return Array(advances)
  }

  /// Draws a run whose first line stands at the point, and further lines `lines` times the size below each other.
  static func draw(
    _ run: TextRun, on image: gdImagePtr, at point: (x: Int, y: Int), _ size: GDTextSize, _ colour: UInt32,
    lines: Double
  ) throws(CanvasError) {
    _ = try unsafe call(run, on: image, at: point, size, colour, lines: lines)
  }

  // Without a line spacing libgd lists the advances, which it otherwise does not.
  private static func call(
    _ run: TextRun, on image: gdImagePtr?, at point: (x: Int, y: Int), _ size: GDTextSize, _ colour: UInt32,
    lines: Double?
  ) throws(CanvasError) -> String {
    GDLibrary.prepare()
    var extra = unsafe gdFTStringExtra()
    unsafe extra.flags = gdFTEX_RESOLUTION | gdFTEX_CHARMAP | gdFTEX_FONTPATHNAME
    unsafe extra.charmap = gdFTEX_Unicode
    unsafe extra.hdpi = Int32(clamping: size.across)
    unsafe extra.vdpi = Int32(clamping: size.down)
    if let lines {
      unsafe extra.flags |= gdFTEX_LINESPACE
      unsafe extra.linespacing = lines
    } else {
      unsafe extra.flags |= gdFTEX_XSHOW
    }
    let message = unsafe gdImageStringFTEx(
      image, nil, Int32(bitPattern: colour), run.path, size.points, size.radians, Int32(clamping: point.x),
      Int32(clamping: point.y), escaped(run.text), &extra)
    defer { if let list = unsafe extra.xshow { unsafe gdFree(list) } }
    if let message = unsafe message {
      // libgd's text errors are constant strings; they are not to be freed.
      let said = unsafe String(cString: message)
      let more = GDLibrary.messages()
      throw .library(
        operation: "gdImageStringFTEx", message: "\(said)\(more.isEmpty ? "" : ", \(more)") (\(run.path))")
    }
    return unsafe extra.xshow.map { unsafe String(cString: $0) } ?? ""
  }

  // libgd decodes HTML entities: without this, “R&amp;D” in a name would print as “R&D”.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    return text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
  }
}
