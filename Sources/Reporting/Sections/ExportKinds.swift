import Tally

/// The kinds of exports in words.
enum ExportKinds {
  /// The kinds that a pipeline names, in the order of the kinds.
  static func names(_ kinds: Set<ExportKind>, _ lexicon: Lexicon) -> String {
    ExportKind.allCases.filter(kinds.contains).map { lexicon.plain("export.\($0.rawValue)") }.joined(separator: ", ")
  }
}
