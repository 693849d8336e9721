@testable import Canvas

/// The chunks of a PNG, checked as they are read.
struct PNGReader {
  struct Chunk {
    var type: String
    var data: [UInt8]
    var isSound: Bool
  }

  let chunks: [Chunk]

  init?(_ bytes: [UInt8]) {
    guard bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] else { return nil }
    var chunks: [Chunk] = []
    var at = 8
    while at + 12 <= bytes.count {
      let length = Self.number(bytes[at..<at + 4])
      guard at + 12 + length <= bytes.count else { return nil }
      let body = Array(bytes[at + 4..<at + 8 + length])
      let sum = Self.number(bytes[at + 8 + length..<at + 12 + length])
      chunks.append(
        Chunk(
          type: String(decoding: body.prefix(4), as: UTF8.self), data: Array(body.dropFirst(4)),
          isSound: UInt32(sum) == PNGText.checksum(body)))
      at += 12 + length
    }
    guard at == bytes.count else { return nil }
    self.chunks = chunks
  }

  static func number(_ bytes: some Collection<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  subscript(type: String) -> [UInt8]? { chunks.first { $0.type == type }?.data }
}
