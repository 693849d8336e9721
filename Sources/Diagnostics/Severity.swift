/// How much a finding weighs.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// The row is kept out of every figure and stands in quarantine.
  case error
  /// The row counts; somebody should look at it.
  case warning
  /// The row counts; the remark is for information.
  case note
}
