import Charting

/// The pixels of a picture while it is painted: each the number of a colour, of which there may be many more than a
/// palette holds.
///
/// What a colour makes of a ground at a level of coverage is worked out once.
@safe final class Plane {
  let width: Int
  let height: Int
  /// Steps of coverage from none to full: 15, or fewer where a palette would overflow.
  private let steps: Int32
  private let pixels: UnsafeMutablePointer<UInt16>
  /// Every colour that was ever painted, the ground first.
  private var colours: [UInt32]
  private var numbers: [UInt32: UInt16]
  private var mixers: [UInt32: Mixer] = [:]

  init(width: Int, height: Int, ground: Colour, steps: Int32) {
    self.width = width
    self.height = height
    self.steps = steps
    unsafe pixels = .allocate(capacity: width * height)
    unsafe pixels.initialize(repeating: 0, count: width * height)
    colours = [ground.value]
    numbers = [ground.value: 0]
  }

  deinit { unsafe pixels.deallocate() }

  /// Fills a rectangle of whole pixels, cut to the picture; returns whether any pixel is inside.
  func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Colour) -> Bool {
    let columns = max(x, 0)..<max(min(x + width, self.width), max(x, 0))
    let rows = max(y, 0)..<max(min(y + height, self.height), max(y, 0))
    guard !columns.isEmpty, !rows.isEmpty else { return false }
    let number = number(of: colour.value)
    for row in rows {
      unsafe (pixels + row * self.width + columns.lowerBound).update(repeating: number, count: columns.count)
    }
    return true
  }

  /// Mixes a colour into a row of pixels by coverage, 0 to 15; returns whether any pixel of the picture takes some.
  @inline(__always)
  func blend(_ count: Int, x: Int, y: Int, _ colour: Colour, _ level: (Int) -> UInt8) -> Bool {
    let places = max(-x, 0)..<max(min(count, width - x), max(-x, 0))
    guard y >= 0, y < height, !places.isEmpty else { return false }
    let mixer = mixer(of: colour)
    let results = unsafe mixer.results
    let row = unsafe pixels + (y * width + x)
    var reached = false
    for place in places {
      let level = level(place)
      if level == 0 { continue }
      let ground = unsafe row[place]
      var result = UInt16.max
      if ground < Mixer.grounds { unsafe result = results[Int(level) * Mixer.grounds + Int(ground)] }
      if result == .max { result = mix(colour, level, over: ground, mixer) }
      unsafe row[place] = result
      reached = true
    }
    return reached
  }

  /// The picture with a palette of all its colours, or where those are more than 256 of the colours that are to be seen;
  /// `nil` where those are more too.
  func image() throws(CanvasError) -> GDImage? {
    if colours.count <= 256 {
      let image = try GDImage.indexed(width: width, height: height)
      try image.allocate(colours)
      for y in 0..<height {
        let row = unsafe pixels + y * width
        _ = unsafe image.withIndices(y) { indices in
          for x in indices.indices { unsafe indices[x] = UInt8(truncatingIfNeeded: row[x]) }
        }
      }
      return image
    }
    let palette = palette
    guard palette.count <= 256 else { return nil }
    var places = [UInt8](repeating: 0, count: colours.count)
    for (place, number) in palette.enumerated() { places[Int(number)] = UInt8(truncatingIfNeeded: place) }
    let image = try GDImage.indexed(width: width, height: height)
    try image.allocate(palette.map { colours[Int($0)] })
    for y in 0..<height {
      let row = unsafe pixels + y * width
      _ = unsafe image.withIndices(y) { indices in
        for x in indices.indices { unsafe indices[x] = places[Int(row[x])] }
      }
    }
    return image
  }

  /// The number of colours that are to be seen.
  var colourCount: Int { palette.count }

  /// The numbers of the colours to be seen, the ground first, the others by colour.
  private var palette: [UInt16] {
    var isSeen = [Bool](repeating: false, count: colours.count)
    for place in 0..<width * height { unsafe isSeen[Int(pixels[place])] = true }
    let others = (1..<colours.count).filter { isSeen[$0] }.sorted { colours[$0] < colours[$1] }
    return [0] + others.map { UInt16(truncatingIfNeeded: $0) }
  }

  private func number(of colour: UInt32) -> UInt16 {
    if let number = numbers[colour] { return number }
    // Sixteen bits hold more colours than pictures of this program can have; what is beyond has the last one's number,
    // and the picture too many colours.
    let number = UInt16(clamping: colours.count)
    if number < UInt16.max { colours.append(colour) }
    numbers[colour] = min(number, UInt16(clamping: colours.count - 1))
    return numbers[colour] ?? 0
  }

  private func mixer(of colour: Colour) -> Mixer {
    if let mixer = mixers[colour.value] { return mixer }
    let mixer = Mixer()
    mixers[colour.value] = mixer
    return mixer
  }

  private func mix(_ colour: Colour, _ level: UInt8, over ground: UInt16, _ mixer: Mixer) -> UInt16 {
    let part = (Int32(level) * steps + 7) / 15
    let mixed = Blend.mix(Int32(bitPattern: colours[Int(ground)]), colour, part, of: steps)
    let result = number(of: UInt32(bitPattern: mixed))
    mixer.note(level, over: ground, result)
    return result
  }
}

/// What one colour makes of each ground at each level of coverage, as far as it is known.
@safe private final class Mixer {
  /// The grounds that have a place.
  static let grounds = 512
  /// The numbers of the results by level and ground; `UInt16.max` where one is not known.
  let results: UnsafeMutablePointer<UInt16>

  init() {
    unsafe results = .allocate(capacity: 16 * Mixer.grounds)
    unsafe results.initialize(repeating: .max, count: 16 * Mixer.grounds)
  }

  deinit { unsafe results.deallocate() }

  func note(_ level: UInt8, over ground: UInt16, _ result: UInt16) {
    if ground < Self.grounds { unsafe results[Int(level) * Self.grounds + Int(ground)] = result }
  }
}

/// Mixing of colours.
enum Blend {
  /// The ground with `part` of `whole` parts of the colour.
  static func mix(_ ground: Int32, _ colour: Colour, _ part: Int32, of whole: Int32) -> Int32 {
    func channel(_ shift: Int32, _ over: UInt8) -> Int32 {
      let under = ground >> shift & 255
      return ((under * (whole - part) + Int32(over) * part + whole / 2) / whole) << shift
    }
    return channel(16, colour.red) | channel(8, colour.green) | channel(0, colour.blue)
  }
}
