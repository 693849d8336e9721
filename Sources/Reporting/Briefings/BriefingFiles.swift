/// What a briefing is about, and the names of its files.
public struct BriefingFiles: Sendable, Hashable {
  /// What sheets are made for, in the order of their list.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case state, coordinator, area
  }

  /// The folder within an edition.
  public static let folder = "briefings"
  /// The stem of the list of sheets.
  public static let list = "index"
  /// The stem of all sheets together.
  public static let all = "all"

  /// The kind of sheet.
  public var kind: Kind
  /// The code of the party or area.
  public var code: String

  /// Names a sheet.
  public init(_ kind: Kind, _ code: String) {
    self.kind = kind
    self.code = code
  }

  /// The name of its files without language and ending, such as `state-ALD`.
  public var stem: String { kind.rawValue + "-" + PercentEncoding.fileName(code) }

  /// The name of a file of a stem in a language, such as `state-ALD.ru.pdf`.
  public static func name(_ stem: String, _ ending: String, language: String, among languages: [String]) -> String {
    language == languages.first ? "\(stem).\(ending)" : "\(stem).\(language).\(ending)"
  }
}
