/// How the byte between two cells is found.
public enum DelimiterChoice: Sendable, Hashable {
  /// The first of `,` `;` tab `|` whose header is accepted; else the one that gives the most cells.
  case automatic
  /// This byte, which must be ASCII and neither a quote nor a line terminator.
  case fixed(UInt8)

  /// What `automatic` tries, in this order.
  static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

  /// Whether a byte can stand between two cells.
  static func isPossible(_ byte: UInt8) -> Bool {
    byte > 0 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\r")
  }
}
