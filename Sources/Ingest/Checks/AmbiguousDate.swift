import Diagnostics
import Registry

/// `ambiguous-date`: a partial date straddles an edge of the period.
extension RowReader {
  /// Reports a partial date that straddles an edge of the period.
  func checkNotAmbiguous(_ date: PartialDate?, _ column: Column) {
    guard let date, settings.period.isStraddled(by: date) else { return }
    let period = settings.period
    let wide = Period(from: min(period.from, date.first), to: max(period.to, date.last))
    report(.ambiguousDate(period: words(period), mend: words(wide)), column)
  }

  private func words(_ period: Period) -> String { "\(period.from.text) to \(period.to.text)" }
}
