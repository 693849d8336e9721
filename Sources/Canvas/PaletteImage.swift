/// Turns a true-colour image of at most 256 colours into an indexed one, losing nothing.
enum PaletteImage {
  /// The indexed image of one; `nil` where that has more than 256 colours.
  ///
  /// The ground is the first colour of the palette; the others follow as they appear.
  static func make(_ image: borrowing GDImage, ground: UInt32) throws(CanvasError) -> GDImage? {
    var table = ColourTable()
    table.insert(ground, 0)
    let result = try GDImage.indexed(width: image.width, height: image.height)
    for y in 0..<image.height {
      let isRepeated = y > 0 && image.repeats(y, y - 1)
      if isRepeated { result.copyIndices(from: y - 1, to: y) } else { Self.convert(y, of: image, to: result, &table) }
      if table.colours.count > 256 { return nil }
    }
    try result.allocate(table.colours)
    return result
  }

  private static func convert(
    _ y: Int, of image: borrowing GDImage, to result: borrowing GDImage, _ table: inout ColourTable
  ) {
    _ = unsafe image.withRow(y) { source in
      unsafe result.withIndices(y) { target in
        var last = unsafe ~source[0]
        var place: UInt8 = 0
        for x in 0..<source.count {
          let pixel = unsafe source[x]
          if pixel != last {
            last = pixel
            place = UInt8(truncatingIfNeeded: table.placeOrInsert(UInt32(bitPattern: pixel)))
          }
          unsafe target[x] = place
        }
      }
    }
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

  /// The place of a colour, which is a new one where it is not known; beyond 256 places the table takes no more.
  mutating func placeOrInsert(_ colour: UInt32) -> Int {
    if let place = place(of: colour) { return place }
    if colours.count <= 256 { insert(colour, colours.count) }
    return colours.count - 1
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
