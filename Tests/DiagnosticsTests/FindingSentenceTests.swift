import Diagnostics
import Testing

/// The sentence of every reason of a finding.
@Suite struct FindingSentenceTests {
  struct Case: Sendable {
    let reason: FindingReason
    let code: FindingCode
    let sentence: String

    init(_ reason: FindingReason, _ code: FindingCode, _ sentence: String) {
      self.reason = reason
      self.code = code
      self.sentence = sentence
    }
  }

  private static let shapes = [
    Case(
      .raggedRow(cells: 1, expected: 4), .raggedRow,
      "The row has 1 cell where the header names 4 columns; put quotes around a cell that holds the delimiter, or add what is missing."
    ),
    Case(
      .raggedRow(cells: 2, expected: 1), .raggedRow,
      "The row has 2 cells where the header names 1 column; put quotes around a cell that holds the delimiter, or add what is missing."
    ),
    Case(
      .unterminatedQuote, .unterminatedQuote,
      "A quote opens a cell and never closes; close it, or double it if it belongs to the text."),
    Case(
      .nulByte(offset: 17), .nulByte, "The cell holds a NUL byte at offset 17; export the file again as plain text."),
    Case(
      .badEncoding(offset: 17, declared: "UTF-8", resembles: "windows-1251"), .badEncoding,
      "The byte at offset 17 is not valid UTF-8. The bytes look like windows-1251: name it as the encoding in the pipeline file."
    ),
    Case(
      .badEncoding(offset: 17, declared: "UTF-8", resembles: nil), .badEncoding,
      "The byte at offset 17 is not valid UTF-8. Name the file's encoding in the pipeline file, or export it as UTF-8."),
    Case(
      .fieldTooLong(limit: 1_048_576), .fieldTooLong,
      "The cell is longer than 1048576 bytes; a quote may be missing, or the text belongs in a document."),
    Case(
      .badQuote, .badQuote,
      "A quote stands inside an unquoted cell, or text follows a closing quote; put the whole cell in quotes and double the quotes in it."
    ),
  ]

  private static let dates = [
    Case(.missingValue, .missingValue, "The cell is empty and must not be; fill it in."),
    Case(.badDate(expected: "YYYY", guess: nil), .badDate, "The cell is not a date of the form YYYY; correct it."),
    Case(
      .badDate(expected: "YYYY", guess: .serialNumber(date: "2007-03-15")), .badDate,
      "The cell is not a date of the form YYYY: it looks like a spreadsheet's day number (2007-03-15); format the column as a date (YYYY-MM-DD) and export again."
    ),
    Case(
      .badDate(expected: "YYYY", guess: .twoDigitYear), .badDate,
      "The cell is not a date of the form YYYY: its year has two digits; write all four."),
    Case(
      .badDate(expected: "YYYY", guess: .monthName), .badDate,
      "The cell is not a date of the form YYYY: it looks like a spreadsheet's month name; format the column as a date in digits and export again."
    ),
    Case(
      .badDate(expected: "YYYY", guess: .otherOrder), .badDate,
      "The cell is not a date of the form YYYY: it looks like a date written in another way; name it under date_format in the pipeline file."
    ),
    Case(
      .badDate(expected: "YYYY", guess: .timePart), .badDate,
      "The cell is not a date of the form YYYY: it has a time of day; export the date alone."),
    Case(
      .badDate(expected: "YYYY", guess: .noSuchDay), .badDate,
      "The cell is not a date of the form YYYY: the calendar has no such day; correct it."),
    Case(
      .ambiguousDate(period: "2007-02-15 to 2007-12-14", mend: "2007-01-01 to 2007-12-31"), .ambiguousDate,
      "The date lies partly outside the period 2007-02-15 to 2007-12-14; give a more precise date, or report on 2007-01-01 to 2007-12-31."
    ),
    Case(
      .endBeforeStart(start: "2007-05"), .endBeforeStart,
      "The end stands before the start 2007-05; correct one of them."),
    Case(
      .badNumber(guess: nil), .badNumber,
      "The cell is not a whole number in the digits 0 to 9; correct it, or leave the cell empty."),
    Case(
      .badNumber(guess: .grouped), .badNumber,
      "The cell is not a whole number in the digits 0 to 9: a spreadsheet has grouped its digits; remove the spaces or separators."
    ),
    Case(
      .badNumber(guess: .fraction), .badNumber,
      "The cell is not a whole number in the digits 0 to 9: it has a fraction; give whole delegates."),
    Case(
      .badNumber(guess: .scientific), .badNumber,
      "The cell is not a whole number in the digits 0 to 9: a spreadsheet has written it as a power of ten; write out its digits."
    ),
    Case(
      .badNumber(guess: .negative), .badNumber,
      "The cell is not a whole number in the digits 0 to 9: it is negative; correct it."),
    Case(
      .badNumber(guess: .otherDigits), .badNumber,
      "The cell is not a whole number in the digits 0 to 9: its digits are those of another script; write them as 0 to 9."
    ),
  ]

  private static let codes = [
    Case(
      .notAllowed(code: .unknownStatus, allowed: ["nil", "pending", "submitted"]), .unknownStatus,
      "The value is not one of those allowed; write nil, pending or submitted, or translate it under values in the pipeline file."
    ),
    Case(
      .notAllowed(code: .unknownModality, allowed: ["a"]), .unknownModality,
      "The value is not one of those allowed; write a, or translate it under values in the pipeline file."),
    Case(
      .notAllowed(code: .unknownList, allowed: ["complete", "partial"]), .unknownList,
      "The value is not one of those allowed; write complete or partial, or translate it under values in the pipeline file."
    ),
    Case(
      .notAllowed(code: .unknownRole, allowed: ["host", "expert"]), .unknownRole,
      "The value is not one of those allowed; write host or expert, or translate it under values in the pipeline file."),
    Case(
      .notAllowed(code: .unknownKind, allowed: ["views", "information"]), .unknownKind,
      "The value is not one of those allowed; write views or information, or translate it under values in the pipeline file."
    ),
    Case(
      .unknownParty(nearest: []), .unknownParty,
      "No party of the registry has this name on the row's date. Correct the name, add it to names.csv, or translate it under values in the pipeline file."
    ),
    Case(
      .unknownParty(nearest: ["Iran", "Iraq"]), .unknownParty,
      "No party of the registry has this name on the row's date; did you mean Iran or Iraq? Correct the name, add it to names.csv, or translate it under values in the pipeline file."
    ),
    Case(
      .unknownMeasure(nearest: ["ECO-01"], areasAllowed: false), .unknownMeasure,
      "No measure of the registry has this code; did you mean ECO-01? Codes are compared exactly."),
    Case(
      .unknownMeasure(nearest: [], areasAllowed: true), .unknownMeasure,
      "No measure or area of the registry has this code. Codes are compared exactly."),
    Case(
      .unknownArea(allowed: ["ECO", "all"]), .unknownArea,
      "No area of the registry has this code; write ECO or all. Codes are compared exactly."),
    Case(
      .unknownStage(modality: "a", allowed: ["begun", "done"]), .unknownStage,
      "Modality a has no such stage; write begun or done."),
    Case(
      .measureNotInForce(from: "", to: "2021-10-11"), .measureNotInForce,
      "It is in force from the start to 2021-10-11, not on this row's date; use the code of the edition in force then, or correct the date."
    ),
    Case(
      .measureNotInForce(from: "2021-10-12", to: ""), .measureNotInForce,
      "It is in force from 2021-10-12 to now, not on this row's date; use the code of the edition in force then, or correct the date."
    ),
  ]

  private static let rows = [
    Case(
      .duplicateID(file: "in/a.csv", line: 7), .duplicateID,
      "This id was first read in in/a.csv, line 7; give the row an id of its own, or name the earlier record under supersedes."
    ),
    Case(
      .unknownSuperseded(.noSuchRecord), .unknownSuperseded,
      "No record with this id was read; correct the id, or add the file that holds it."),
    Case(
      .unknownSuperseded(.itself), .unknownSuperseded,
      "The record supersedes itself; name the id of the record that it replaces."),
    Case(
      .unknownSuperseded(.circle), .unknownSuperseded,
      "The records supersede each other in a circle; leave the last one of them without it."),
    Case(
      .partyWithoutStatus(date: "2007-09-04"), .partyWithoutStatus,
      "The party is neither a member nor an observer on 2007-09-04: it counts as a guest; if that is wrong, mend parties.csv."
    ),
    Case(
      .eventDateMismatch(eventStart: "2007-03-15"), .eventDateMismatch,
      "The event starts on 2007-03-15 in another row, and that date holds for all its rows; make them agree."),
    Case(
      .unknownColumn(kind: "plan", nearest: "lead"), .unknownColumn,
      "No column of plan has this name and the pipeline file does not use it; did you mean lead? Map it under columns, or name it under ignore."
    ),
    Case(
      .unknownColumn(kind: "plan", nearest: nil), .unknownColumn,
      "No column of plan has this name and the pipeline file does not use it. Map it under columns, or name it under ignore."
    ),
    Case(
      .stageOutOfOrder(lowerStage: "begun", date: "2007-03"), .stageOutOfOrder,
      "The stage is dated before the lower stage begun (2007-03); that can be right: check the dates."),
  ]

  private static var all: [Case] { shapes + dates + codes + rows }

  @Test(arguments: FindingSentenceTests.all)
  func aReasonHasItsSentence(_ example: Case) {
    let finding = Finding(example.reason, file: "in/a.csv", line: 3, record: 2)
    #expect(finding.message == example.sentence)
    #expect(finding.code == example.code)
    #expect(finding.severity == example.code.severity)
  }

  @Test func everyCodeHasASentence() {
    #expect(Set(FindingSentenceTests.all.map(\.code)) == Set(FindingCode.allCases))
  }

  @Test func theCodesAreThoseOfTheContract() {
    #expect(
      FindingCode.allCases.map(\.rawValue) == [
        "ragged-row", "unterminated-quote", "nul-byte", "bad-encoding", "field-too-long", "missing-value", "bad-date",
        "ambiguous-date", "end-before-start", "bad-number", "bad-quote", "unknown-status", "unknown-modality",
        "unknown-list", "unknown-party", "unknown-measure", "unknown-area", "unknown-role", "unknown-kind",
        "unknown-stage", "measure-not-in-force", "duplicate-id", "unknown-superseded", "party-without-status",
        "event-date-mismatch", "unknown-column", "stage-out-of-order",
      ])
    #expect(
      FindingCode.allCases.filter { $0.severity == .warning } == [
        .partyWithoutStatus, .eventDateMismatch, .unknownColumn,
      ])
    #expect(FindingCode.allCases.filter { $0.severity == .note } == [.stageOutOfOrder])
    #expect(Severity.allCases.map(\.rawValue) == ["error", "warning", "note"])
  }

  @Test func aFindingPrintsOnOneLine() {
    let finding = Finding(
      .missingValue, file: "in/a.csv", line: 5, record: 2, column: "senders", columnIndex: 3, value: ";\u{A0};\n")
    #expect(
      finding.oneLine
        == "in/a.csv:5 (record 2, column senders): error: missing-value “;\\u{A0};\\n”: The cell is empty and must not be; fill it in."
    )
    let header = Finding(
      .unknownColumn(kind: "plan", nearest: nil), file: "in/a.csv", line: 1, record: nil, column: "x")
    #expect(header.oneLine.hasPrefix("in/a.csv:1: warning: unknown-column: No column of plan"))
    let whole = Finding(.unterminatedQuote, file: "in/a.csv", line: 9, record: 8)
    #expect(whole.oneLine.hasPrefix("in/a.csv:9 (record 8): error: unterminated-quote: A quote"))
  }
}
