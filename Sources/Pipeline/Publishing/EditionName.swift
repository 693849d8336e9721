/// The name of an edition's folder: `<as_of>[+<overrides>][.rN]`.
struct EditionName: Hashable, Comparable {
  /// The date, with the digits of overrides where there are any.
  let base: String
  /// The revision, counted from 1.
  let revision: Int

  init(base: String, revision: Int) {
    self.base = base
    self.revision = revision
  }

  /// Reads the name of a folder; `nil` where it is none of an edition.
  init?(_ folder: String) {
    let parts = folder.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    var revision = 1
    if parts.count == 2 {
      guard parts[1].hasPrefix("r"), let number = Int(parts[1].dropFirst()), number >= 2 else { return nil }
      revision = number
    }
    let date = first.prefix(10)
    guard date.utf8.count == 10, date.utf8.allSatisfy({ $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) }) else { return nil }
    guard first.utf8.count == 10 || (first.utf8.count == 19 && first.dropFirst(10).hasPrefix("+")) else { return nil }
    self.init(base: String(first), revision: revision)
  }

  /// Whether the period or the date of knowledge was overridden.
  var isOverridden: Bool { base.contains("+") }

  /// The name of the folder.
  var folder: String { revision == 1 ? base : "\(base).r\(revision)" }

  static func < (left: EditionName, right: EditionName) -> Bool {
    left.base == right.base ? left.revision < right.revision : left.base < right.base
  }
}
