import Registry

/// The rows of the trend: quarters or years of the period, cut to it.
struct TrendSteps {
  /// One row.
  struct Step {
    let name: String
    let period: Period
    /// Whether the row takes the records known only to the year, and no others.
    let isYearOnly: Bool
  }

  /// In order; a year's own row stands after its quarters.
  let all: [Step]
  /// Whether records known only to the year go to a row of their year.
  let hasYears: Bool

  init(_ settings: ReportSettings) {
    let period = settings.period
    hasYears = settings.trend == .quarter
    var steps: [Step] = []
    for year in period.from.components.year...period.to.components.year {
      if settings.trend == .quarter {
        for quarter in 1...4 {
          guard let cut = TrendSteps.cut(year, quarter * 3 - 2, quarter * 3, to: period) else { continue }
          steps.append(Step(name: "\(PartialDate.yearText(year))-Q\(quarter)", period: cut, isYearOnly: false))
        }
      }
      if let cut = TrendSteps.cut(year, 1, 12, to: period) {
        steps.append(Step(name: PartialDate.yearText(year), period: cut, isYearOnly: settings.trend == .quarter))
      }
    }
    all = steps
  }

  private static func cut(_ year: Int, _ first: Int, _ last: Int, to period: Period) -> Period? {
    guard let from = PartialDate(year: year, month: first)?.first, let to = PartialDate(year: year, month: last)?.last,
      period.overlaps(from, to)
    else { return nil }
    return Period(from: max(from, period.from), to: min(to, period.to))
  }
}

extension PartialDate {
  /// A year in four digits.
  static func yearText(_ year: Int) -> String { PartialDate(year: year)?.text ?? String(year) }
}
