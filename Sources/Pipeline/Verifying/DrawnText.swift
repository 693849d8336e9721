/// A page or a picture of shapes as its words and the numbers that place them.
///
/// Other versions of a font measure the same words by a hundredth more or less; everything else is compared exactly.
struct DrawnText {
  /// The text without the numbers in the tags of pictures.
  private(set) var words: [UInt8] = []
  /// Those numbers, in points.
  private(set) var numbers: [Double] = []

  /// How far two states of a place may lie apart, in points.
  static let tolerance = 1.5

  init(_ text: [UInt8]) {
    var isPicture = false
    var isTag = false
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "<") {
        isTag = true
        if text[place...].starts(with: Array("<svg".utf8)) { isPicture = true }
        if text[place...].starts(with: Array("</svg".utf8)) { isPicture = false }
      } else if byte == UInt8(ascii: ">") {
        isTag = false
      }
      let end = isPicture && isTag ? DrawnText.number(in: text, at: place) : nil
      if let end, let number = Double(String(decoding: text[place..<end], as: UTF8.self)) {
        numbers.append(number)
        words.append(UInt8(ascii: "0"))
        place = end
      } else {
        words.append(byte)
        place += 1
      }
    }
  }

  /// Whether both say the same in the same places.
  func isSame(as other: DrawnText) -> Bool {
    words == other.words && numbers.count == other.numbers.count
      && zip(numbers, other.numbers).allSatisfy { abs($0 - $1) <= DrawnText.tolerance }
  }

  /// The end of a number that begins at a place; `nil` where none does, or where it is part of a name or colour.
  private static func number(in text: [UInt8], at place: Int) -> Int? {
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    func isPart(_ byte: UInt8) -> Bool {
      isDigit(byte) || byte == 0x23 || byte == 0x2E || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
    let start = text[place] == UInt8(ascii: "-") ? place + 1 : place
    guard start < text.count, isDigit(text[start]), place == 0 || !isPart(text[place - 1]) else { return nil }
    var end = start
    while end < text.count, isDigit(text[end]) || text[end] == UInt8(ascii: ".") { end += 1 }
    return end < text.count && isPart(text[end]) ? nil : end
  }
}
