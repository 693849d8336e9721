/// What is wrong, with the data that its sentence needs.
///
/// `FindingWords` turns a reason into words; nothing else does.
public enum FindingReason: Sendable, Hashable {
  /// The record has another number of cells than the header; `expected` counts named columns only.
  case raggedRow(cells: Int, expected: Int)
  /// A quoted cell runs to the end of the file.
  case unterminatedQuote
  /// The cell holds a NUL byte.
  case nulByte(offset: Int)
  /// A byte at `offset` (from the start of the file, 0-based) is not valid in the `declared` encoding.
  case badEncoding(offset: Int, declared: String, resembles: String?)
  /// The cell is longer than `limit` bytes.
  case fieldTooLong(limit: Int)
  /// A quote stands inside an unquoted cell, or text follows a closing quote.
  case badQuote
  /// A required cell is empty.
  case missingValue
  /// The cell is not a date of the form `expected`.
  case badDate(expected: String, guess: DateMistake?)
  /// The partial date straddles an edge of the period; `mend` is the nearest period that takes it in.
  case ambiguousDate(period: String, mend: String)
  /// The end stands before `start`.
  case endBeforeStart(start: String)
  /// The cell is not a whole number in ASCII digits.
  case badNumber(guess: NumberMistake?)
  /// The cell is none of the values `allowed`, which `code` names.
  case notAllowed(code: FindingCode, allowed: [String])
  /// No party of the registry has that name on the row's date.
  case unknownParty(nearest: [String])
  /// No measure (or, where `areasAllowed`, area) of the registry has that code.
  case unknownMeasure(nearest: [String], areasAllowed: Bool)
  /// No area of the registry has that code; `allowed` are those that it has, and the word for all.
  case unknownArea(allowed: [String])
  /// The stage is not one of its modality.
  case unknownStage(modality: String, allowed: [String])
  /// The measure or area is not in force on any day of the row's date.
  case measureNotInForce(from: String, to: String)
  /// The id (or the named key) was read before, in `file`, at `line`.
  case duplicateID(file: String, line: Int)
  /// No record with that id was read.
  case unknownSuperseded(SupersessionMistake)
  /// The party is neither member nor observer on that date.
  case partyWithoutStatus(date: String)
  /// The row starts later than its event.
  case eventDateMismatch(eventStart: String)
  /// The header is no column of the kind and the pipeline does not name it.
  case unknownColumn(kind: String, nearest: String?)
  /// The stage is dated before the lower `stage`.
  case stageOutOfOrder(lowerStage: String, date: String)

  /// What a spreadsheet probably did to a date.
  public enum DateMistake: Sendable, Hashable {
    /// A serial day number; `date` is the day that it would stand for.
    case serialNumber(date: String)
    /// A year of two digits.
    case twoDigitYear
    /// The name of a month instead of its number.
    case monthName
    /// Day, month and year in another order or with other separators.
    case otherOrder
    /// A time of day after the date.
    case timePart
    /// A day that the calendar does not have.
    case noSuchDay
  }

  /// What a spreadsheet probably did to a number.
  public enum NumberMistake: Sendable, Hashable {
    /// Spaces, no-break spaces or separators between groups of digits.
    case grouped
    /// A decimal fraction.
    case fraction
    /// A power of ten, such as `1.2E+03`.
    case scientific
    /// A minus sign.
    case negative
    /// Digits of another script.
    case otherDigits
  }

  /// Why a superseded id does not resolve.
  public enum SupersessionMistake: Sendable, Hashable {
    case noSuchRecord
    case itself
    case circle
  }

  /// The code under which the reason is counted.
  public var code: FindingCode {
    switch self {
    case .raggedRow: .raggedRow
    case .unterminatedQuote: .unterminatedQuote
    case .nulByte: .nulByte
    case .badEncoding: .badEncoding
    case .fieldTooLong: .fieldTooLong
    case .badQuote: .badQuote
    case .missingValue: .missingValue
    case .badDate: .badDate
    case .ambiguousDate: .ambiguousDate
    case .endBeforeStart: .endBeforeStart
    case .badNumber: .badNumber
    case .notAllowed(let code, _): code
    case .unknownParty: .unknownParty
    case .unknownMeasure: .unknownMeasure
    case .unknownArea: .unknownArea
    case .unknownStage: .unknownStage
    case .measureNotInForce: .measureNotInForce
    case .duplicateID: .duplicateID
    case .unknownSuperseded: .unknownSuperseded
    case .partyWithoutStatus: .partyWithoutStatus
    case .eventDateMismatch: .eventDateMismatch
    case .unknownColumn: .unknownColumn
    case .stageOutOfOrder: .stageOutOfOrder
    }
  }
}
