import Diagnostics
import Registry
import Tally

/// `measure-not-in-force`: a measure or area is in force on no day of the row's date.
extension RowReader {
  /// Reports a measure or area that is in force on no day of the row's date.
  func checkInForce(
    _ label: Label, _ column: Column, value: String?, first: CalendarDay?, last: CalendarDay?
  ) {
    guard let first, let last, first <= last else { return }
    let validity = codes.validity(label)
    guard !validity.days.overlaps(first, last) else { return }
    report(
      .measureNotInForce(from: validity.from?.text ?? "", to: validity.to?.text ?? ""), column, value: value)
  }
}
