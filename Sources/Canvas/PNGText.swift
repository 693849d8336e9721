/// Puts text chunks into a PNG.
enum PNGText {
  /// The PNG with an `iTXt` chunk for each keyword, right after the header; empty texts are left out.
  static func adding(_ texts: [(keyword: String, text: String)], to png: [UInt8]) throws(CanvasError) -> [UInt8] {
    // Signature, then IHDR: 8 + 4 + 4 + 13 + 4 bytes.
    let header = 33
    guard png.count > header, Array(png[12..<16]) == Array("IHDR".utf8) else {
      throw .library(operation: "gdImagePngPtrEx", message: "the bytes do not start as a PNG")
    }
    var result = Array(png[..<header])
    for (keyword, text) in texts where !text.isEmpty { result += chunk(keyword: keyword, text: text) }
    return result + png[header...]
  }

  private static func chunk(keyword: String, text: String) -> [UInt8] {
    // Keyword, NUL, not compressed, method 0, no language, no translated keyword, text.
    let data = Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8).filter { $0 != 0 }
    let body = Array("iTXt".utf8) + data
    return big(UInt32(truncatingIfNeeded: data.count)) + body + big(checksum(body))
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
  }

  /// The CRC-32 of PNG.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 255)] ^ (sum >> 8) }
    return ~sum
  }

  private static let table: [UInt32] = (0..<256).map { index in
    var value = UInt32(index)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    return value
  }
}
