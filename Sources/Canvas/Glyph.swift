/// The coverage of one character at one size, as libgd draws it: for each pixel its share of 127.
struct Glyph: Sendable {
  /// The share of a pixel that is full.
  static let full = 127

  /// The first column of the coverage, counted from the pixel where the character starts.
  let left: Int
  /// The first row, counted from the baseline downward.
  let top: Int
  let width: Int
  let height: Int
  let shares: [UInt8]

  /// Finds a glyph drawn in white on black within rows of an image; (x, y) is where it starts.
  init(on image: borrowing GDImage, x: Int, y: Int, rows: Range<Int>) {
    var box: (left: Int, right: Int, top: Int, bottom: Int)?
    for row in rows {
      _ = unsafe image.withRow(row) { pixels in
        guard let first = unsafe pixels.firstIndex(where: { $0 != 0 }),
          let last = unsafe pixels.lastIndex(where: { $0 != 0 })
        else { return }
        let known = box ?? (first, last, row, row)
        box = (min(known.left, first), max(known.right, last), known.top, row)
      }
    }
    guard let box else {
      (left, top, width, height, shares) = (0, 0, 0, 0, [])
      return
    }
    var shares: [UInt8] = []
    shares.reserveCapacity((box.right - box.left + 1) * (box.bottom - box.top + 1))
    for row in box.top...box.bottom {
      _ = unsafe image.withRow(row) { pixels in
        for column in box.left...box.right { unsafe shares.append(Self.shareOfGrey[Int(pixels[column] & 255)]) }
      }
    }
    left = box.left - x
    top = box.top - y
    width = box.right - box.left + 1
    height = box.bottom - box.top + 1
    self.shares = shares
  }

  /// Draws the glyph in white over a picture of greys, mixed as libgd mixes; the edges cut it.
  func draw(on greys: inout [UInt8], stride: Int, rows: Int, x: Int, y: Int) {
    let columns = max(-(x + left), 0)..<max(min(width, stride - x - left), 0)
    guard columns.lowerBound < columns.upperBound else { return }
    let lines = max(-(y + top), 0)..<max(min(height, rows - y - top), max(-(y + top), 0))
    unsafe shares.withUnsafeBufferPointer { shares in
      unsafe greys.withUnsafeMutableBufferPointer { greys in
        for line in lines {
          let base = (y + top + line) * stride + x + left
          for column in columns {
            let share = unsafe shares[line * width + column]
            if share == 0 { continue }
            let grey = unsafe greys[base + column]
            unsafe greys[base + column] = grey == 0 ? Self.greyOfShare[Int(share)] : Self.mix(share, over: grey)
          }
        }
      }
    }
  }

  private static func mix(_ share: UInt8, over grey: UInt8) -> UInt8 {
    let share = UInt32(share)
    return UInt8(truncatingIfNeeded: (255 * share + UInt32(grey) * (UInt32(full) - share)) / UInt32(full))
  }

  private static let greyOfShare: [UInt8] = (0...full).map { mix(UInt8($0), over: 0) }

  /// The share that gives a grey over black; greys that none gives have that of the next darker one.
  private static let shareOfGrey: [UInt8] = {
    var shares = [UInt8](repeating: 0, count: 256)
    for share in 0...full {
      for grey in Int(mix(UInt8(share), over: 0))..<256 { shares[grey] = UInt8(share) }
    }
    return shares
  }()
}
