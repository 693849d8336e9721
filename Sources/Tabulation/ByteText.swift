/// Text as bytes at the end of an array, without a `String` for each piece.
extension [UInt8] {
  /// Appends a whole number in decimal digits.
  mutating func append(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude, atLeast: 1)
  }

  /// Appends decimal digits, with zeros before them up to a width.
  mutating func append(digitsOf number: UInt, atLeast width: Int) {
    if number < 10, width <= 1 {
      append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    if number < 100, width <= 2 {
      append(UInt8(ascii: "0") + UInt8(number / 10))
      append(UInt8(ascii: "0") + UInt8(number % 10))
      return
    }
    let longest = Swift.max(20, width)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { digits in
      var rest = number
      var place = longest
      while rest > 0 || longest - place < width {
        place -= 1
        let (next, digit) = rest.quotientAndRemainder(dividingBy: 10)
        digits[place] = UInt8(ascii: "0") + UInt8(digit)
        rest = next
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: UnsafeBufferPointer(digits)[place...]))
    }
  }
}

extension String {
  /// Calls a function with the UTF-8 of the text, in one piece.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return [UInt8](utf8).withUnsafeBufferPointer(body)
  }
}
