/// Values joined to words.
public enum WordList {
  /// `a, b or c`; empty for none.
  public static func or(_ values: [String]) -> String { joined(values, "or") }

  /// `a, b and c`; empty for none.
  public static func and(_ values: [String]) -> String { joined(values, "and") }

  private static func joined(_ values: [String], _ word: String) -> String {
    guard let last = values.last else { return "" }
    return values.count == 1 ? last : values.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
