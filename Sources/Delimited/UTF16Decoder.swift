import Diagnostics

/// UTF-16 to UTF-8, with the place of every lone surrogate.
final class UTF16Decoder: SliceDecoder {
  private let isBigEndian: Bool
  /// A leading surrogate whose partner has not come yet.
  private var leading: (unit: UInt32, offset: Int)?
  private var halfUnit: Int?

  init(isBigEndian: Bool) {
    self.isBigEndian = isBigEndian
  }

  func reset() {
    leading = nil
    halfUnit = nil
  }

  func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, into output: inout [UInt8], faults: inout TextFaults
  ) {
    var index = 0
    while index + 1 < bytes.count {
      let first = unsafe UInt32(bytes[index])
      let second = unsafe UInt32(bytes[index + 1])
      append(isBigEndian ? first << 8 | second : second << 8 | first, at: offset + index, &output, &faults)
      index += 2
    }
    // Slices hold whole units, but for the end of a file of odd length.
    if index < bytes.count { halfUnit = offset + index }
  }

  func finish(into output: inout [UInt8], faults: inout TextFaults) {
    faults.isCutOff = leading != nil || halfUnit != nil
    endLeading(&output, &faults)
    if let halfUnit { mark(halfUnit, &output, &faults) }
    halfUnit = nil
  }

  private func append(_ unit: UInt32, at offset: Int, _ output: inout [UInt8], _ faults: inout TextFaults) {
    if unit & 0xFC00 == 0xDC00 {
      if let (high, _) = leading {
        leading = nil
        encode(0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF, &output)
      } else {
        mark(offset, &output, &faults)
      }
      return
    }
    endLeading(&output, &faults)
    if unit & 0xFC00 == 0xD800 {
      leading = (unit, offset)
    } else {
      if unit == 0 { faults.addNul(at: offset) }
      encode(unit, &output)
    }
  }

  private func endLeading(_ output: inout [UInt8], _ faults: inout TextFaults) {
    if let (_, offset) = leading { mark(offset, &output, &faults) }
    leading = nil
  }

  private func mark(_ offset: Int, _ output: inout [UInt8], _ faults: inout TextFaults) {
    faults.addUndecodable(at: offset)
    output.append(TextFaults.marker)
  }

  private func encode(_ scalar: UInt32, _ output: inout [UInt8]) {
    switch scalar {
    case ..<0x80: output.append(UInt8(scalar))
    case ..<0x800:
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      output.append(UInt8(0xE0 | scalar >> 12))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    default:
      output.append(UInt8(0xF0 | scalar >> 18))
      output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
