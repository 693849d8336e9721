import Foundation

/// Alphabetical order of names: diacritics and case do not count.
public enum Alphabet {
  /// The key by which a name is sorted.
  public static func key(_ name: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCanonicalMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      key.append(scalar)
    }
    return String(key).lowercased()
  }

  /// Whether the first key stands before the second, compared by code points.
  public static func isBefore(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }
}

extension ForumRegistry {
  /// All parties in alphabetical order of their short name in a language on a day; a tie goes by code.
  public func partiesInOrder(on day: CalendarDay, language: String = "en") -> [String] {
    parties.map { (key: Alphabet.key(name(of: $0, language: language, on: day)), party: $0) }
      .sorted { left, right in
        left.key == right.key ? left.party < right.party : Alphabet.isBefore(left.key, right.key)
      }
      .map(\.party)
  }
}
