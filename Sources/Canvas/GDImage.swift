import CLibGD
import Charting

/// Owns one libgd image and frees it.
///
/// A true-colour image keeps 0xRRGGBB in each pixel, a palette image an index.
@safe struct GDImage: ~Copyable {
  /// Level 6 takes more than twice as long for files that are a fifth smaller.
  private static let compression: Int32 = 3

  let width: Int
  let height: Int
  private let handle: gdImagePtr

  /// A true-colour image, filled with one colour.
  init(width: Int, height: Int, fill: UInt32) throws(CanvasError) {
    try unsafe self.init(width: width, height: height, operation: "gdImageCreateTrueColor") {
      unsafe gdImageCreateTrueColor($0, $1)
    }
    // libgd's own ground is black.
    if fill != 0 { rectangle(x: 0, y: 0, width: width, height: height, fill) }
  }

  /// A palette image without colours.
  static func indexed(width: Int, height: Int) throws(CanvasError) -> GDImage {
    try unsafe GDImage(width: width, height: height, operation: "gdImageCreate") { unsafe gdImageCreate($0, $1) }
  }

  /// The number of colours of a palette image.
  var colourCount: Int { Int(unsafe handle.pointee.colorsTotal) }

  /// Gives a palette image its colours.
  func allocate(_ palette: [UInt32]) throws(CanvasError) {
    for (index, colour) in palette.enumerated() {
      let got = unsafe gdImageColorAllocate(
        handle, Int32(colour >> 16 & 255), Int32(colour >> 8 & 255), Int32(colour & 255))
      guard got == index else { throw GDLibrary.failure("gdImageColorAllocate") }
    }
  }

  private init(
    width: Int, height: Int, operation: String, make: (Int32, Int32) -> gdImagePtr?
  ) throws(CanvasError) {
    GDLibrary.prepare()
    guard let image = unsafe make(Int32(clamping: width), Int32(clamping: height)) else {
      throw GDLibrary.failure(operation)
    }
    unsafe handle = image
    self.width = width
    self.height = height
  }

  /// The picture of a PNG file.
  init(png bytes: [UInt8]) throws(CanvasError) {
    GDLibrary.prepare()
    let image = unsafe bytes.withUnsafeBytes { bytes in
      unsafe gdImageCreateFromPngPtr(
        Int32(clamping: bytes.count), UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    }
    guard let image = unsafe image else { throw GDLibrary.failure("gdImageCreateFromPngPtr") }
    unsafe handle = image
    width = Int(unsafe image.pointee.sx)
    height = Int(unsafe image.pointee.sy)
  }

  deinit { unsafe gdImageDestroy(handle) }

  /// The colour of a pixel as 0xRRGGBB, of a palette image too.
  func colour(x: Int, y: Int) -> UInt32 {
    UInt32(bitPattern: unsafe gdImageGetTrueColorPixel(handle, Int32(clamping: x), Int32(clamping: y))) & 0xFFFFFF
  }

  /// Fills a rectangle of whole pixels, cut to the image; returns whether any pixel is inside.
  @discardableResult
  func rectangle(x: Int, y: Int, width: Int, height: Int, _ colour: UInt32) -> Bool {
    let left = max(x, 0)
    let top = max(y, 0)
    let right = min(x + width, self.width) - 1
    let bottom = min(y + height, self.height) - 1
    guard left <= right, top <= bottom else { return false }
    // libgd's own rectangle goes through a checked call for every pixel.
    for y in top...bottom {
      _ = unsafe withRow(y) { row in
        unsafe row[left...right].update(repeating: Int32(bitPattern: colour))
      }
    }
    return true
  }

  /// Calls `body` with the pixels of a row of a true-colour image; `nil` outside it.
  func withRow<Result>(_ y: Int, _ body: (UnsafeMutableBufferPointer<Int32>) -> Result) -> Result? {
    guard y >= 0, y < height, let rows = unsafe handle.pointee.tpixels, let row = unsafe rows[y] else { return nil }
    return unsafe body(UnsafeMutableBufferPointer(start: row, count: width))
  }

  /// Calls `body` with the indices of a row of a palette image; `nil` outside it.
  func withIndices<Result>(_ y: Int, _ body: (UnsafeMutableBufferPointer<UInt8>) -> Result) -> Result? {
    guard y >= 0, y < height, let rows = unsafe handle.pointee.pixels, let row = unsafe rows[y] else { return nil }
    return unsafe body(UnsafeMutableBufferPointer(start: row, count: width))
  }

  /// Draws a run of text in a colour; the point is on the first baseline, and further lines stand below it.
  func draw(
    _ run: TextRun, at point: (x: Int, y: Int), _ size: GDTextSize, _ colour: UInt32, lines: Double
  ) throws(CanvasError) {
    try unsafe GDText.draw(run, on: handle, at: point, size, colour, lines: lines)
  }

  /// The image as PNG with a resolution in pixels per inch.
  func png(resolution: Int) throws(CanvasError) -> [UInt8] {
    unsafe gdImageSetResolution(handle, UInt32(resolution), UInt32(resolution))
    var size: Int32 = 0
    guard let bytes = unsafe gdImagePngPtrEx(handle, &size, Self.compression) else {
      throw GDLibrary.failure("gdImagePngPtrEx")
    }
    defer { unsafe gdFree(bytes) }
    guard size > 0 else { throw GDLibrary.failure("gdImagePngPtrEx") }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(size)))
  }
}
