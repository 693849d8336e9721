import Glibc

/// Finds what is not valid UTF-8, and NUL bytes.
enum UTF8Check {
  /// Whether the bytes are valid UTF-8 without a NUL byte.
  static func isClean(_ bytes: [UInt8]) -> Bool {
    let hasNul = unsafe bytes.withUnsafeBytes { all in
      guard let start = all.baseAddress else { return false }
      return unsafe memchr(start, 0, all.count) != nil
    }
    return !hasNul && (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// The positions of the first byte of each ill-formed sequence, and whether the last one is cut off by the end.
  static func faults(in bytes: ArraySlice<UInt8>) -> (positions: [Int], isCutOff: Bool) {
    var positions: [Int] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let rest = bytes[start...]
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: rest.span)
        break
      } catch {
        positions.append(start + error.byteOffsets.lowerBound)
        start += error.byteOffsets.upperBound
        if start >= bytes.endIndex, error.kind == .truncatedScalar { return (positions, true) }
      }
    }
    return (positions, false)
  }

  /// The length of the bytes without a sequence that their end cuts in two.
  static func wholeScalars(in bytes: UnsafeRawBufferPointer) -> Int {
    var index = bytes.count
    var steps = 0
    while index > 0, steps < 4 {
      let byte = unsafe bytes[index - 1]
      if byte < 0x80 { return bytes.count }
      if byte >= 0xC0 {
        let width = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return width > steps + 1 ? index - 1 : bytes.count
      }
      index -= 1
      steps += 1
    }
    return bytes.count
  }
}
