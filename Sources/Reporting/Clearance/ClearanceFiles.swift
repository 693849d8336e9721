/// The names of the files that a member gets in a clearance round.
public enum ClearanceFiles {
  /// The stem of the sheet.
  public static let sheet = "sheet"
  /// Pre-filled corrections of exchanges.
  public static let exchanges = "exchanges.csv"
  /// The rows of participation.
  public static let participation = "participation.csv"
  /// The row of a return that confirms everything.
  public static let confirmation = "confirmation.csv"

  /// The file name of a sheet in a language.
  public static func sheet(language: String, among languages: [String]) -> String {
    LeafPage.fileName(sheet, language: language, among: languages)
  }

  /// The file name of the round's list in a language.
  public static func list(language: String, among languages: [String]) -> String {
    LeafPage.fileName("index", language: language, among: languages)
  }
}
