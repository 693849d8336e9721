/// The fates of a file's rows that its own reading decides.
public struct FileTally: Sendable, Hashable {
  /// All data records.
  public var records = 0
  /// Rows with an error finding that reading found, an unreadable shape among them; double ids come later.
  public var quarantined = 0
  /// Rows that a filter of the pipeline keeps out.
  public var filtered = 0
  /// Rows received after `known_at`.
  public var notYetKnown = 0

  /// Makes the tally of no rows.
  public init() {}

  /// Adds the counts of another part of the same file.
  public mutating func merge(_ other: FileTally) {
    records += other.records
    quarantined += other.quarantined
    filtered += other.filtered
    notYetKnown += other.notYetKnown
  }
}
