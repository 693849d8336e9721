/// Turns a true-colour image of at most 256 colours into an indexed one, losing nothing.
enum PaletteImage {
  /// The indexed image of one with at most 256 colours; its palette is sorted, the ground first.
  static func make(_ image: borrowing GDImage, colours: [UInt32], ground: UInt32) throws(CanvasError) -> GDImage {
    let palette = [ground] + colours.filter { $0 != ground }.sorted()
    var index = ColourTable()
    for (place, colour) in palette.enumerated() { index.insert(colour, place) }
    let result = try GDImage.indexed(width: image.width, height: image.height, palette: palette)
    for y in 0..<image.height {
      let wrote: Void?? = unsafe image.withRow(y) { source in
        unsafe result.withIndices(y) { target in
          var last: Int32 = -1
          var place: UInt8 = 0
          for x in 0..<source.count {
            let pixel = unsafe source[x]
            if pixel != last {
              last = pixel
              place = UInt8(truncatingIfNeeded: index.place(of: UInt32(bitPattern: pixel)) ?? 0)
            }
            unsafe target[x] = place
          }
        }
      }
      guard case .some(.some) = wrote else { throw GDLibrary.failure("gdImageCreate") }
    }
    return result
  }

  /// The colours of an image; counting stops soon after a palette is full.
  static func colours(of image: borrowing GDImage) -> [UInt32] {
    var table = ColourTable()
    for y in 0..<image.height where table.colours.count <= 256 {
      _ = unsafe image.withRow(y) { row in
        var last: Int32 = -1
        for x in 0..<row.count {
          let pixel = unsafe row[x]
          guard pixel != last else { continue }
          last = pixel
          let colour = UInt32(bitPattern: pixel)
          if table.place(of: colour) == nil, table.colours.count < 2048 { table.insert(colour, table.colours.count) }
        }
      }
    }
    return table.colours
  }
}

/// Colours and their places; a table of its own, since a dictionary is slow for millions of pixels.
private struct ColourTable {
  private(set) var colours: [UInt32] = []
  private var keys = [UInt32](repeating: .max, count: 8192)
  private var places = [Int32](repeating: 0, count: 8192)

  func place(of colour: UInt32) -> Int? {
    var slot = Self.slot(colour)
    while keys[slot] != .max {
      if keys[slot] == colour { return Int(places[slot]) }
      slot = (slot + 1) & 8191
    }
    return nil
  }

  mutating func insert(_ colour: UInt32, _ place: Int) {
    var slot = Self.slot(colour)
    while keys[slot] != .max { slot = (slot + 1) & 8191 }
    keys[slot] = colour
    places[slot] = Int32(clamping: place)
    colours.append(colour)
  }

  private static func slot(_ colour: UInt32) -> Int { Int((colour &* 2_654_435_761) >> 19) & 8191 }
}
