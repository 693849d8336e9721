/// How long whole numbers are written: in groups of three digits, as the reader's language does.
public struct DigitGroups: Sendable, Hashable {
  /// What stands between two groups.
  public let separator: String
  /// The least number that is written in groups; a negative one counts by its magnitude.
  public let least: Int

  /// Takes a convention, such as a comma from 1,000 on.
  public init(separator: String, least: Int) {
    self.separator = separator
    self.least = least
  }

  /// Digits alone.
  public static let ungrouped = DigitGroups(separator: "", least: .max)

  /// A whole number, as `2,048`.
  public func text(_ number: Int) -> String {
    guard number.magnitude >= least else { return String(number) }
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += separator }
      text.append(digit)
    }
    return text
  }

  /// A number beside the whole that it is a part of, as `1,020/2,048`.
  public func share(_ numerator: Int, of denominator: Int) -> String { text(numerator) + "/" + text(denominator) }
}
