import Testing

@testable import Tally

@Suite struct ChunkedArrayTests {
  /// Fills arrays, copies and joins them, and gives what they hold against what plain arrays hold.
  private func check<Element: BitwiseCopyable & Equatable>(_ make: (Int) -> Element, counts: [Int]) {
    for count in counts {
      let plain = (0..<count).map(make)
      var array = ChunkedArray<Element>()
      for element in plain { array.append(element) }
      var copy = array
      copy.append(make(7))
      if count > 0 { copy.change(count - 1) { $0 = make(9) } }
      #expect((0..<array.count).map { array[$0] } == plain, "\(count)")
      #expect(copy.count == count + 1)
      #expect(copy[count] == make(7))
      var other = array
      let place = array.take(&other)
      #expect(other.count == 0)
      #expect((0..<count).map { array[place + $0] } == plain, "\(count)")
      if count > 0 { #expect((0..<count).map { array[$0] } == plain, "\(count)") }
    }
  }

  @Test("elements of any size are kept, in small arrays and in large ones, and copies stay apart")
  func anySize() {
    let counts = [0, 1, 15, 16, 17, 64, 5_000]
    check({ UInt8(truncatingIfNeeded: $0) }, counts: counts)
    check({ $0 }, counts: counts)
    check({ SIMD16<Int>(repeating: $0) }, counts: counts)
    check({ SIMD64<Int>(repeating: $0) }, counts: counts)
  }
}
