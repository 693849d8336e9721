import Registry

/// A PDF as bytes: what varies from run to run in it, and how many pages it has.
///
/// Only what stands outside streams is looked at and changed, and nothing changes its length, so that every offset in
/// the file stays true.
enum PDFBytes {
  /// The document with the report's date in place of the time of day, a plain name in place of the browser's, and the
  /// names of its structure elements counted from 1; `nil` where it is no whole PDF.
  static func settled(_ bytes: [UInt8], asOf: CalendarDay) -> [UInt8]? {
    guard bytes.starts(with: Array("%PDF-".utf8)), bytes.suffix(16).contains(Array("%%EOF".utf8)) else { return nil }
    var result = bytes
    let day = asOf.text.filter { $0 != "-" }
    var nodes: [(place: Int, name: [UInt8])] = []
    for range in plainRanges(bytes) {
      var place = range.lowerBound
      while place < range.upperBound {
        guard openings.contains(bytes[place]) else {
          place += 1
          continue
        }
        let rest = bytes[place..<range.upperBound]
        if rest.starts(with: date) {
          let start = place + date.count
          let text = Array("\(day)000000".utf8)
          if start + text.count <= range.upperBound { result.replaceSubrange(start..<start + text.count, with: text) }
          place = start
        } else if rest.starts(with: creator), let end = endOfString(bytes, from: place + creator.count) {
          let start = place + creator.count
          let text = Array("Rapporteur".utf8)
          if end - start >= text.count {
            let spaces = [UInt8](repeating: 0x20, count: end - start - text.count)
            result.replaceSubrange(start..<end, with: text + spaces)
          }
          place = end
        } else if rest.starts(with: node), rest.dropFirst(node.count).prefix(8).allSatisfy(isDigit) {
          nodes.append((place, Array(rest.prefix(node.count + 8))))
          place += node.count + 8
        } else {
          place += 1
        }
      }
    }
    // Their order stays, so that the tree that is searched by name stays sorted.
    let names = Set(nodes.map(\.name)).sorted { $0.lexicographicallyPrecedes($1) }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0 + 1) })
    for (place, name) in nodes {
      let digits = String(numbers[name] ?? 0)
      let text = Array((String(repeating: "0", count: max(0, 8 - digits.count)) + digits).utf8)
      result.replaceSubrange(place + node.count..<place + node.count + 8, with: text)
    }
    return result
  }

  /// The number of pages.
  static func pageCount(_ bytes: [UInt8]) -> Int {
    plainRanges(bytes).reduce(0) { count, range in
      var count = count
      var place = range.lowerBound
      while place < range.upperBound {
        guard bytes[place] == page[0] else {
          place += 1
          continue
        }
        let rest = bytes[place..<range.upperBound]
        if rest.starts(with: page), let next = rest.dropFirst(page.count).first, next == 0x0A || next == 0x2F {
          count += 1
          place += page.count
        } else {
          place += 1
        }
      }
      return count
    }
  }

  private static let date = Array("Date (D:".utf8)
  private static let creator = Array("/Creator (".utf8)
  private static let node = Array("(node".utf8)
  private static let page = Array("/Type /Page".utf8)

  /// The first bytes of what is looked for: all others are passed over at once.
  private static let openings: Set<UInt8> = [UInt8(ascii: "D"), UInt8(ascii: "/"), UInt8(ascii: "(")]

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The place of the bracket that ends a string.
  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    var depth = 0
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return place }
        depth -= 1
      default: break
      }
      place += 1
    }
    return nil
  }

  /// What lies outside streams.
  private static func plainRanges(_ bytes: [UInt8]) -> [Range<Int>] {
    let opening = Array("stream\n".utf8)
    let closing = Array("endstream".utf8)
    var ranges: [Range<Int>] = []
    var start = 0
    while let stream = find(opening, in: bytes, from: start) {
      ranges.append(start..<stream)
      guard let end = find(closing, in: bytes, from: stream + opening.count) else { return ranges }
      start = end + closing.count
    }
    ranges.append(start..<bytes.count)
    return ranges
  }

  private static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = text.first else { return nil }
    var place = start
    while place + text.count <= bytes.count {
      if bytes[place] == first, bytes[place..<place + text.count].elementsEqual(text) { return place }
      place += 1
    }
    return nil
  }
}
