/// One cell of a table.
public enum TableValue: Sendable, Hashable {
  /// Nothing is said.
  case empty
  /// Text as somebody wrote it, or an id.
  case text(String)
  /// A code of the registry or of this program.
  case code(String)
  /// Codes, in the order of their table.
  case codes([String])
  /// A count, a number of days, or an ordinal.
  case integer(Int)
  /// A share: both parts are kept, so that nothing prints one without the other.
  case ratio(Ratio)
  /// A date as given: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  case date(String)

  /// The cell as a table prints it, before CSV quoting.
  public var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .code(let text), .date(let text): text
    case .codes(let codes): codes.joined(separator: ";")
    case .integer(let number): String(number)
    case .ratio(let ratio): ratio.text
    }
  }

  /// Whether the cell prints nothing.
  public var isEmpty: Bool { text.isEmpty }
}

/// A share, as its two parts.
public struct Ratio: Sendable, Hashable {
  /// The part.
  public let numerator: Int
  /// The whole.
  public let denominator: Int

  /// Makes a share of two counts.
  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The share with four decimals, half away from zero; empty where the denominator is 0.
  public var text: String { FixedPoint.text(numerator, over: denominator, decimals: 4) }
}

/// Exact decimal text of a quotient of two whole numbers.
public enum FixedPoint {
  /// The quotient with a number of decimals, half away from zero; empty where the denominator is 0.
  public static func text(_ numerator: Int, over denominator: Int, decimals: Int) -> String {
    var bytes: [UInt8] = []
    append(numerator, over: denominator, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the quotient to text.
  static func append(_ numerator: Int, over denominator: Int, decimals: Int, to bytes: inout [UInt8]) {
    guard denominator != 0 else { return }
    var scale: UInt = 1
    for _ in 0..<decimals { scale *= 10 }
    let isNegative = (numerator < 0) != (denominator < 0) && numerator != 0
    let top = numerator.magnitude * scale
    let bottom = denominator.magnitude
    let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
    let rounded = quotient + (remainder * 2 >= bottom ? 1 : 0)
    let (whole, part) = rounded.quotientAndRemainder(dividingBy: scale)
    if isNegative, rounded != 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.append(digitsOf: whole, atLeast: 1)
    guard decimals > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(digitsOf: part, atLeast: decimals)
  }
}
