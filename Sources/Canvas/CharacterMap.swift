/// The characters a font has a glyph for, from the `cmap` table of its file.
struct CharacterMap: Sendable {
  private var ranges: [ClosedRange<UInt32>]
  /// Whether all printable characters of ASCII are there.
  let hasASCII: Bool

  /// Reads formats 4 and 12 of a TrueType or OpenType file; `nil` where there is neither.
  init?(font: [UInt8]) {
    guard let table = Self.table("cmap", in: font), let count = font.big16(table + 2) else { return nil }
    var best: (rank: Int, offset: Int)?
    for index in 0..<Int(count) {
      let record = table + 4 + index * 8
      guard let platform = font.big16(record), let encoding = font.big16(record + 2),
        let offset = font.big32(record + 4)
      else { return nil }
      let rank =
        switch (platform, encoding) {
        case (3, 10), (0, 4), (0, 6): 2
        case (3, 1), (0, 0...3): 1
        default: 0
        }
      if rank > best?.rank ?? 0 { best = (rank, table + Int(offset)) }
    }
    guard let start = best?.offset, let format = font.big16(start) else { return nil }
    let ranges =
      switch format {
      case 4: Self.format4(font, start)
      case 12: Self.format12(font, start)
      default: [ClosedRange<UInt32>]?.none
      }
    guard let ranges, !ranges.isEmpty else { return nil }
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
    hasASCII = self.ranges.contains { $0.contains(0x20) && $0.contains(0x7E) }
  }

  /// Whether the font has a glyph for the character.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar.value)
  }

  private static func table(_ tag: String, in font: [UInt8]) -> Int? {
    guard let count = font.big16(4) else { return nil }
    let name = Array(tag.utf8)
    for index in 0..<Int(count) {
      let record = 12 + index * 16
      guard record + 16 <= font.count else { return nil }
      if Array(font[record..<record + 4]) == name { return font.big32(record + 8).map(Int.init) }
    }
    return nil
  }

  private static func format4(_ font: [UInt8], _ start: Int) -> [ClosedRange<UInt32>]? {
    guard let doubled = font.big16(start + 6) else { return nil }
    let segments = Int(doubled) / 2
    let ends = start + 14
    let starts = ends + segments * 2 + 2
    let deltas = starts + segments * 2
    let offsets = deltas + segments * 2
    var ranges: [ClosedRange<UInt32>] = []
    for index in 0..<segments {
      guard let last = font.big16(ends + index * 2), let first = font.big16(starts + index * 2),
        let delta = font.big16(deltas + index * 2), let offset = font.big16(offsets + index * 2), first <= last
      else { return nil }
      for code in first...last where code != 0xFFFF {
        var glyph = code &+ delta
        if offset != 0 {
          let place = offsets + index * 2 + Int(offset) + Int(code - first) * 2
          guard let stored = font.big16(place) else { return nil }
          glyph = stored == 0 ? 0 : stored &+ delta
        }
        if glyph != 0 { append(UInt32(code), to: &ranges) }
      }
    }
    return ranges
  }

  private static func format12(_ font: [UInt8], _ start: Int) -> [ClosedRange<UInt32>]? {
    guard let count = font.big32(start + 12), Int(count) * 12 <= font.count else { return nil }
    var ranges: [ClosedRange<UInt32>] = []
    for index in 0..<Int(count) {
      let group = start + 16 + index * 12
      guard let first = font.big32(group), let last = font.big32(group + 4), let glyph = font.big32(group + 8),
        first <= last, last <= 0x10FFFF
      else { return nil }
      // Glyph 0 is the box for what is missing.
      if glyph != 0 { ranges.append(first...last) } else if first < last { ranges.append(first + 1...last) }
    }
    return ranges
  }

  private static func append(_ code: UInt32, to ranges: inout [ClosedRange<UInt32>]) {
    if let last = ranges.last, last.upperBound + 1 == code {
      ranges[ranges.count - 1] = last.lowerBound...code
    } else {
      ranges.append(code...code)
    }
  }
}

extension [UInt8] {
  /// Two bytes, the high one first; `nil` beyond the end.
  fileprivate func big16(_ at: Int) -> UInt16? {
    guard at >= 0, at + 2 <= count else { return nil }
    return UInt16(self[at]) << 8 | UInt16(self[at + 1])
  }

  /// Four bytes, the highest first; `nil` beyond the end.
  fileprivate func big32(_ at: Int) -> UInt32? {
    guard let high = big16(at), let low = big16(at + 2) else { return nil }
    return UInt32(high) << 16 | UInt32(low)
  }
}
