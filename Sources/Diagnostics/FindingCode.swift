/// The closed list of things that can be wrong with a row of an export.
///
/// The raw value is the code printed in `tables/findings.csv`.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
  case raggedRow = "ragged-row"
  case unterminatedQuote = "unterminated-quote"
  case nulByte = "nul-byte"
  case badEncoding = "bad-encoding"
  case fieldTooLong = "field-too-long"
  case missingValue = "missing-value"
  case badDate = "bad-date"
  case ambiguousDate = "ambiguous-date"
  case endBeforeStart = "end-before-start"
  case badNumber = "bad-number"
  case badQuote = "bad-quote"
  case unknownStatus = "unknown-status"
  case unknownModality = "unknown-modality"
  case unknownList = "unknown-list"
  case unknownParty = "unknown-party"
  case unknownMeasure = "unknown-measure"
  case unknownArea = "unknown-area"
  case unknownRole = "unknown-role"
  case unknownKind = "unknown-kind"
  case unknownStage = "unknown-stage"
  case measureNotInForce = "measure-not-in-force"
  case duplicateID = "duplicate-id"
  case unknownSuperseded = "unknown-superseded"
  case partyWithoutStatus = "party-without-status"
  case eventDateMismatch = "event-date-mismatch"
  case unknownColumn = "unknown-column"
  case stageOutOfOrder = "stage-out-of-order"

  /// The weight that the code always has.
  public var severity: Severity {
    switch self {
    case .partyWithoutStatus, .eventDateMismatch, .unknownColumn: .warning
    case .stageOutOfOrder: .note
    default: .error
    }
  }

  /// Whether the code says that the cells of the record could not be told apart or read at all.
  ///
  /// Such a row is quarantined before any filter looks at it.
  public var isUnreadableShape: Bool {
    switch self {
    case .raggedRow, .unterminatedQuote, .nulByte, .badEncoding, .fieldTooLong, .badQuote: true
    default: false
    }
  }
}
