/// Where a single-byte encoding has the Russian letters, and how well bytes read as Russian in it.
struct CyrillicAlphabet {
  /// The encodings that are told apart, the likeliest first.
  static let all: [(name: String, alphabet: CyrillicAlphabet)] = [
    ("windows-1251", CyrillicAlphabet(lower: Array(0xE0...0xFF), upper: Array(0xC0...0xDF))),
    ("koi8-r", CyrillicAlphabet(lower: koi8(0xC0), upper: koi8(0xE0))),
    ("cp866", CyrillicAlphabet(lower: Array(0xA0...0xAF) + Array(0xE0...0xEF), upper: Array(0x80...0x9F))),
  ]

  /// How common the letters а to я are, from 1 to 10.
  private static let weights = [
    9, 3, 6, 3, 5, 10, 2, 3, 8, 3, 5, 6, 5, 8, 10, 5, 7, 7, 8, 4, 2, 2, 2, 3, 2, 1, 1, 3, 3, 1, 2, 4,
  ]

  /// For each byte the weight of its letter; negative for a capital; 0 for a byte that is no letter.
  private let values: [Int]

  private init(lower: [UInt8], upper: [UInt8]) {
    var values = [Int](repeating: 0, count: 256)
    for (index, weight) in Self.weights.enumerated() {
      values[Int(lower[index])] = weight
      values[Int(upper[index])] = -weight
    }
    self.values = values
  }

  /// KOI8-R has its letters in the order of the Latin ones.
  private static func koi8(_ base: UInt8) -> [UInt8] {
    let order: [UInt8] = [
      1, 2, 23, 7, 4, 5, 22, 26, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 6, 8, 3, 30, 27, 29, 31, 25, 24, 28, 0,
      17,
    ]
    return order.map { base + $0 }
  }

  /// A number that is the greater, the better the bytes read as Russian.
  func score(_ bytes: [UInt8]) -> Int {
    var score = 0
    var previous = 0
    var previousByte: UInt8 = 0x20
    for byte in bytes {
      let value = byte < 0x80 ? 0 : values[Int(byte)]
      if byte >= 0x80 {
        if value > 0 {
          score += value
        } else if value < 0 {
          // A capital after a small letter is a sign of the wrong alphabet.
          score += previous > 0 ? -10 : 2
        } else {
          score -= 5
        }
        if value != 0, isASCIILetter(previousByte) { score -= 10 }
      } else if previous != 0, isASCIILetter(byte) {
        score -= 10
      }
      previous = value
      previousByte = byte
    }
    return score
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }
}
