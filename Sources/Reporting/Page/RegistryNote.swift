import Statistics
import Tabulation

extension Completeness.RegistryRows {
  /// The last part of the keys of the file's words.
  var name: String {
    switch file {
    case .parties: "parties"
    case .coordinators: "coordinators"
    case .crosswalk: "crosswalk"
    }
  }

  /// What is looked at to count the rows.
  var pattern: String { "registry/\(file.rawValue)/confidence" }
}

extension PageContext {
  /// The id of the exhibit that counts the rows of the registry.
  static let registryExhibit = "registry-confidence"

  /// How many rows of a file are below high confidence, as n of N with the thing that a row stands for.
  func belowHigh(_ file: Completeness.RegistryRows) -> RichText {
    lexicon.counted(
      "registry-rows.\(file.name)", file.rows,
      [
        "below": RichText(String(file.belowHigh), .counted(file.pattern)),
        "total": RichText(String(file.rows), .counted(file.pattern)),
      ])
  }

  /// One sentence on the uncertain rows of the registry that decide the figures of an exhibit; empty where none does.
  ///
  /// The marks of the tables say which: of members and reach the rows of `parties.csv`, of all others those of
  /// `coordinators.csv`.
  func registryNote(_ lines: [TableLine], _ columns: [String]) -> RichText {
    let marked = columns.filter { column in lines.contains { $0.marks(column).contains(.registryConfidence) } }
    let deciding = Set(marked.map { ["members", "reach"].contains($0) ? "parties" : "coordinators" })
    let files = content.completeness.registry.filter { deciding.contains($0.name) && $0.belowHigh > 0 }
    guard !files.isEmpty else { return .empty }
    return lexicon(
      "registry-rows.note",
      [
        "link": RichText(lexicon.plain("registry-rows.link"), .link("#ex-\(PageContext.registryExhibit)")),
        "counts": RichText.joined(files.map(belowHigh), separator: ", "),
      ])
  }
}
