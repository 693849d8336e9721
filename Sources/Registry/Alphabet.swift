import Foundation

/// Alphabetical order of names: diacritics and case do not count.
///
/// A language can have letters of its own, such as й beside и, or an order other than that of code points.
public struct Alphabet: Sendable {
  /// Letters by their code points.
  public static let plain = Alphabet(letters: [])

  private let places: [Character: UInt32]

  /// - Parameter letters: the letters in their order, in lower case; a letter with a mark that is not among them counts
  ///   as the one without.
  public init(letters: [String]) {
    places = Dictionary(
      letters.compactMap(\.first).enumerated().map { ($1, UInt32($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The key by which a name is sorted.
  public func key(_ name: String) -> String {
    if places.isEmpty { return Alphabet.folded(name) }
    var key = String.UnicodeScalarView()
    for character in name.precomposedStringWithCanonicalMapping.lowercased() {
      if let place = place(of: character) {
        key.append(place)
      } else {
        let base = Alphabet.folded(String(character))
        if let letter = base.first, base.count == 1, let place = place(of: letter) {
          key.append(place)
        } else {
          key.append(contentsOf: base.unicodeScalars)
        }
      }
    }
    return String(key)
  }

  /// A code point after those of Latin letters, digits and signs, in the order of the alphabet.
  private func place(of letter: Character) -> Unicode.Scalar? {
    places[letter].flatMap { Unicode.Scalar(0xE000 + $0) }
  }

  private static func folded(_ name: String) -> String {
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
  public func partiesInOrder(
    on day: CalendarDay, language: String = "en", alphabet: Alphabet = .plain
  ) -> [String] {
    parties.map { (key: alphabet.key(name(of: $0, language: language, on: day)), party: $0) }
      .sorted { left, right in
        left.key == right.key ? left.party < right.party : Alphabet.isBefore(left.key, right.key)
      }
      .map(\.party)
  }
}
