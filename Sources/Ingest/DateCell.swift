import Diagnostics
import Registry

/// Cells to dates, and what a spreadsheet probably did to those that are none.
struct DateCell {
  /// The only form that is read; `nil` for ISO dates.
  let format: DateFormat?

  /// The form in words for a sentence.
  var expected: String { format?.text ?? "YYYY-MM-DD, YYYY-MM or YYYY" }

  /// The date of a trimmed cell, or why it is none.
  func read(_ cell: String) -> Result<PartialDate, BadDate> {
    guard let format else {
      if let date = PartialDate(cell) { return .success(date) }
      return .failure(BadDate(guess: guess(cell, fitsForm: DateCell.looksISO(cell))))
    }
    switch format.read(cell) {
    case .date(let date): return .success(date)
    case .noSuchDay: return .failure(BadDate(guess: .noSuchDay))
    case .otherForm: return .failure(BadDate(guess: guess(cell, fitsForm: false)))
    }
  }

  /// Why a cell is no date.
  struct BadDate: Error {
    let guess: FindingReason.DateMistake?
  }

  private func guess(_ cell: String, fitsForm: Bool) -> FindingReason.DateMistake? {
    if fitsForm { return .noSuchDay }
    let scalars = cell.unicodeScalars
    let digits = scalars.count { $0.value >= 0x30 && $0.value <= 0x39 }
    guard digits > 0 else { return nil }
    if digits == scalars.count, (5...5).contains(digits), let serial = Int(cell), let epoch = DateCell.spreadsheetEpoch
    {
      return .serialNumber(date: epoch.advanced(by: serial).text)
    }
    if scalars.contains(":") { return .timePart }
    if scalars.contains("T"), scalars.contains("-") { return .timePart }
    if scalars.contains(where: { $0.properties.isAlphabetic }) { return .monthName }
    guard digits < scalars.count else { return nil }
    let runs = cell.split { !("0"..."9").contains($0) }.map(\.utf8.count)
    if runs.count == 3, runs.allSatisfy({ $0 <= 2 }) { return .twoDigitYear }
    if digits >= 4 { return .otherOrder }
    return nil
  }

  /// The day from which spreadsheets count, of every day after February 1900.
  private static let spreadsheetEpoch = CalendarDay(year: 1899, month: 12, day: 30)

  private static func looksISO(_ cell: String) -> Bool {
    let parts = cell.split(separator: "-", omittingEmptySubsequences: false)
    return [[4], [4, 2], [4, 2, 2]].contains(parts.map(\.utf8.count))
      && parts.allSatisfy { CellText.isDigits(String($0)) }
  }
}
