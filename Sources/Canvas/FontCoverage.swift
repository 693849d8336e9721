import Charting

extension FontSet {
  /// The characters that charts cannot draw in every weight, in the order of their codes.
  public func undrawable(_ characters: Set<Unicode.Scalar>) -> [Unicode.Scalar] {
    characters.filter { character in
      [TextWeight.regular, .semibold, .bold].contains { weight in
        (try? TextRuns.runs(of: String(character), weight: weight, self)) == nil
      }
    }.sorted()
  }
}
