import Tabulation
import TestSupport
import Testing

@Suite struct RatioTests {
  @Test(arguments: [
    (0, 5, "0.0000"), (5, 5, "1.0000"), (1, 3, "0.3333"), (2, 3, "0.6667"), (10, 26, "0.3846"), (7, 5, "1.4000"),
    // Half away from zero: 1/20000 is 0.00005, 3/20000 is 0.00015.
    (1, 20_000, "0.0001"), (3, 20_000, "0.0002"), (1, 20_001, "0.0000"), (-1, 20_000, "-0.0001"),
    (-1, 20_001, "0.0000"),
    (-1, 3, "-0.3333"), (1, -3, "-0.3333"), (-2, -3, "0.6667"), (19_999, 20_000, "1.0000"), (1, 0, ""), (0, 0, ""),
    (182, 190, "0.9579"),
  ])
  func aShareHasFourDecimals(numerator: Int, denominator: Int, expected: String) {
    #expect(Ratio(numerator, of: denominator).text == expected)
    #expect(TableValue.ratio(Ratio(numerator, of: denominator)).text == expected)
  }

  @Test func roundingIsExact() {
    var generator = SeededGenerator(seed: 10_000)
    for _ in 0..<20_000 {
      let denominator = Int.random(in: 1...100_000, using: &generator)
      let numerator = Int.random(in: -200_000...200_000, using: &generator)
      let text = Ratio(numerator, of: denominator).text
      // The printed number is `units` ten-thousandths.
      let digits = text.filter(\.isNumber)
      let magnitude = Int(digits) ?? -1
      let units = text.hasPrefix("-") ? -magnitude : magnitude
      // |units/10000 - n/d| ≤ 1/20000, in whole numbers: |2·(units·d - 10000·n)| ≤ d.
      let error = 2 * (units * denominator - 10_000 * numerator)
      #expect(abs(error) <= denominator, "\(numerator)/\(denominator) as \(text)")
      // At exactly half, away from zero: the magnitude is not the smaller one.
      if abs(error) == denominator { #expect((error > 0) == (numerator > 0), "\(numerator)/\(denominator) as \(text)") }
      #expect(text.split(separator: ".").last?.count == 4)
      #expect(!text.hasPrefix("-0.0000"))
    }
  }

  @Test(arguments: [
    (1, 3, 0, "0"), (1, 2, 0, "1"), (3, 2, 0, "2"), (-1, 2, 0, "-1"), (1, 3, 1, "0.3"), (1, 3, 6, "0.333333"),
    (25, 1_000, 2, "0.03"),
  ])
  func decimalsMayBeOfAnotherNumber(numerator: Int, denominator: Int, decimals: Int, expected: String) {
    #expect(FixedPoint.text(numerator, over: denominator, decimals: decimals) == expected)
  }
}
