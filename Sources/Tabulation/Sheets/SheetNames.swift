/// Names of sheets that every program takes: at most 31 characters, none of a few signs, each name once.
public struct SheetNames: Sendable {
  private static let limit = 31
  private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
  private var taken: Set<String> = ["history"]

  /// Makes an empty list of names.
  public init() {}

  /// A name for a sheet as close to the text as may be, with a number where another has it.
  public mutating func name(_ text: String) -> String {
    var clean = String(
      text.map { character in
        let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
        return isControl ? " " : Self.forbidden.contains(character) ? "-" : character
      })
    while clean.hasPrefix("'") || clean.hasPrefix(" ") { clean.removeFirst() }
    clean = Self.cut(clean, to: Self.limit)
    if clean.isEmpty { clean = "-" }
    var name = clean
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      name = Self.cut(clean, to: Self.limit - " (\(number))".count) + " (\(number))"
      number += 1
    }
    return name
  }

  /// The text to a number of UTF-16 units, without a sign at its end that a name may not end with.
  private static func cut(_ text: String, to limit: Int) -> String {
    var result = ""
    var units = 0
    for character in text {
      units += character.utf16.count
      if units > limit { break }
      result.append(character)
    }
    while result.hasSuffix("'") || result.hasSuffix(" ") { result.removeLast() }
    return result
  }
}
