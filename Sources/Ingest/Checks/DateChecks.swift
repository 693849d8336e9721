import Diagnostics
import Registry

/// `bad-date`, `ambiguous-date`, `end-before-start`.
extension RowReader {
  /// The date of a column; `nil`, with a finding, where the cell is none; `nil` without one where it may be empty.
  func date(_ column: Column) -> PartialDate? {
    let text = cell(column)
    if text.isEmpty {
      if columns.requires(column) { report(.missingValue, column) }
      return nil
    }
    switch dates.read(text) {
    case .success(let date): return date
    case .failure(let bad):
      report(.badDate(expected: dates.expected, guess: bad.guess), column)
      return nil
    }
  }

  /// A year in four digits.
  func year(_ column: Column) -> PartialDate? {
    guard let text = required(column) else { return nil }
    if text.utf8.count == 4, let date = PartialDate(text) { return date }
    report(.badDate(expected: "YYYY", guess: nil), column)
    return nil
  }

  /// Reports a partial date that straddles an edge of the period.
  func checkNotAmbiguous(_ date: PartialDate?, _ column: Column) {
    guard let date, settings.period.isStraddled(by: date) else { return }
    let period = settings.period
    let wide = Period(from: min(period.from, date.first), to: max(period.to, date.last))
    report(.ambiguousDate(period: words(period), mend: words(wide)), column)
  }

  /// Reports an end that stands before its start.
  func checkOrder(start: PartialDate?, end: PartialDate?, _ column: Column) {
    guard let start, let end, end.last < start.first else { return }
    report(.endBeforeStart(start: start.text), column)
  }

  private func words(_ period: Period) -> String { "\(period.from.text) to \(period.to.text)" }
}
