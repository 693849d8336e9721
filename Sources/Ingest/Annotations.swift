/// Columns that an annotated sheet adds to a clerk's own.
///
/// Such a sheet comes back with them; they are no columns of the export, and nothing is said of them.
public enum Annotations {
  /// How the headers of such columns begin, in any case of letters.
  public static let prefix = "rapporteur:"

  /// Whether a header is one of them.
  public static func isAnnotation(_ header: String) -> Bool { header.lowercased().hasPrefix(prefix) }
}
