/// Why a chart could not be drawn.
public enum CanvasError: Error, Sendable, Hashable {
  /// A font file is missing or cannot be read; `package` is the Debian package that brings it, empty if unknown.
  case fontMissing(path: String, package: String)
  /// A font file holds no table of characters that can be read.
  case fontUnreadable(path: String, why: String)
  /// No font of the set has this character.
  case unknownGlyph(character: String, codePoint: UInt32, text: String, fonts: [String])
  /// The text runs from right to left, which needs shaping.
  case rightToLeft(text: String)
  /// The text holds a character that combines with its neighbour or controls layout.
  case needsShaping(codePoint: UInt32, text: String)
  /// The picture would be larger than 8192 pixels a side, or empty.
  case dimensions(chart: String, width: Int, height: Int, limit: Int)
  /// The density is neither 1 nor 2.
  case density(Int)
  /// The picture shows another number of data points than the data has.
  case marksMissing(chart: String, drawn: Int, expected: Int, firstMissing: String)
  /// The picture needs more colours than a palette holds.
  case tooManyColours(chart: String, colours: Int)
  /// libgd refused; `operation` is its function and `message` what it said.
  case library(operation: String, message: String)
}

extension CanvasError: CustomStringConvertible {
  /// One sentence, with the mend where there is one.
  public var description: String {
    switch self {
    case .fontMissing(let path, let package):
      "The font \(path) is missing or cannot be read"
        + (package.isEmpty ? "." : "; install the Debian package \(package).")
    case .fontUnreadable(let path, let why): "The font \(path) cannot be used: \(why)."
    case .unknownGlyph(let character, let codePoint, let text, let fonts):
      "No font has the character “\(character)” (\(Self.name(codePoint))) of the text “\(text)”; looked in "
        + fonts.joined(separator: " and ") + "."
    case .rightToLeft(let text):
      "The text “\(text)” runs from right to left; charts cannot draw it. Give a name in another script."
    case .needsShaping(let codePoint, let text):
      "The text “\(text)” holds \(Self.name(codePoint)), which charts cannot place; write it without that character."
    case .dimensions(let chart, let width, let height, let limit):
      "The chart \(chart) would be \(width) × \(height) pixels; a side has 1 to \(limit)."
    case .density(let density): "A chart has density 1 or 2, not \(density)."
    case .marksMissing(let chart, let drawn, let expected, let firstMissing):
      "The chart \(chart) shows \(drawn) of \(expected) data points"
        + (firstMissing.isEmpty ? "." : "; the first not drawn is \(firstMissing).")
    case .tooManyColours(let chart, let colours): "The chart \(chart) needs \(colours) colours; a palette holds 256."
    case .library(let operation, let message):
      "libgd: \(operation) failed" + (message.isEmpty ? "." : ": \(message).")
    }
  }

  private static func name(_ codePoint: UInt32) -> String {
    let digits = String(codePoint, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }
}
