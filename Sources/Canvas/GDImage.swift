import CLibGD
import Charting

/// Owns one libgd image and frees it.
///
/// A true-colour image keeps 0xRRGGBB in each pixel, a palette image an index.
@safe struct GDImage: ~Copyable {
  let width: Int
  let height: Int
  private let handle: gdImagePtr

  /// A true-colour image, filled with one colour.
  init(width: Int, height: Int, fill: UInt32) throws(CanvasError) {
    try unsafe self.init(width: width, height: height, operation: "gdImageCreateTrueColor") {
      unsafe gdImageCreateTrueColor($0, $1)
    }
    rectangle(x: 0, y: 0, width: width, height: height, fill)
  }

  /// A palette image with these colours; its pixels are of the first.
  static func indexed(width: Int, height: Int, palette: [UInt32]) throws(CanvasError) -> GDImage {
    let image = try unsafe GDImage(width: width, height: height, operation: "gdImageCreate") {
      unsafe gdImageCreate($0, $1)
    }
    try image.allocate(palette)
    return image
  }

  private func allocate(_ palette: [UInt32]) throws(CanvasError) {
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

  deinit { unsafe gdImageDestroy(handle) }

  /// Fills a rectangle of whole pixels, cut to the image; returns whether any pixel is inside.
  @discardableResult
  func rectangle(x: Int, y: Int, width: Int, height: Int, _ colour: UInt32) -> Bool {
    let left = max(x, 0)
    let top = max(y, 0)
    let right = min(x + width, self.width) - 1
    let bottom = min(y + height, self.height) - 1
    guard left <= right, top <= bottom else { return false }
    unsafe gdImageFilledRectangle(
      handle, Int32(left), Int32(top), Int32(right), Int32(bottom), Int32(bitPattern: colour))
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

  /// Draws one run of text in a colour; the point is on the baseline.
  func draw(_ run: TextRun, at point: (x: Int, y: Int), _ size: GDTextSize, _ colour: UInt32) throws(CanvasError) {
    _ = try unsafe GDText.draw(run, on: handle, at: point, size, colour)
  }

  /// The image as PNG with a resolution in pixels per inch.
  func png(resolution: Int) throws(CanvasError) -> [UInt8] {
    unsafe gdImageSetResolution(handle, UInt32(resolution), UInt32(resolution))
    var size: Int32 = 0
    guard let bytes = unsafe gdImagePngPtrEx(handle, &size, 6) else { throw GDLibrary.failure("gdImagePngPtrEx") }
    defer { unsafe gdFree(bytes) }
    guard size > 0 else { throw GDLibrary.failure("gdImagePngPtrEx") }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(size)))
  }
}
