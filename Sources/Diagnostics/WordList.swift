/// Values joined to words.
public enum WordList {
  /// `a, b or c`; empty for none.
  public static func or(_ values: [String]) -> String {
    guard let last = values.last else { return "" }
    return values.count == 1 ? last : values.dropLast().joined(separator: ", ") + " or " + last
  }
}
