import Registry
import Tabulation

extension Report {
  /// `trend`: what was recorded quarter by quarter or year by year.
  func trend() -> Table {
    let schema = Schemas.trend
    let rule = plainRule
    var rows: [TableRow] = []
    var toDate = [Set<Int>](repeating: [], count: frame.areas.count + 1)
    for step in TrendSteps.make(settings, counted) {
      let forum = ForumActivity(step.part(of: counted), frame)
      for area in 0...frame.allAreas {
        let active = frame.measures(in: area).filter { !forum.membersByMeasure[$0].isEmpty }
        toDate[area].formUnion(active)
        let counts = forum.byArea[area]
        rows.append(
          TableRow(
            [
              .code(step.name), .date(step.period.from.text), .date(step.period.to.text),
              .code(frame.areaCode(area)), rule.exchanges(counts.exchanges), rule.participation(counts.events),
              rule.participation(counts.participations), rule.delegates(counts.delegates),
              rule.activity(active.count), rule.activity(toDate[area].count),
              isPublic ? .empty : rule.activity(forum.membersByArea[area].count),
            ],
            marks: marks(
              schema,
              ["participations", "delegates", "measures_active", "measures_active_to_date", "members_active"],
              .partialLists, if: forum.hasPartialList[area])))
      }
    }
    return Table(schema, rows: rows)
  }
}

/// The rows of the trend: quarters or years of the period, cut to it.
struct TrendSteps {
  /// One row.
  struct Step {
    let name: String
    let period: Period
    /// Whether the row takes the records known only to the year, and no others.
    let isYearOnly: Bool
    /// Whether records known only to the year go elsewhere.
    let leavesYears: Bool

    /// The records that count in the row.
    func part(of counted: CountedActivity) -> CountedActivity {
      counted.filtered { date in
        guard period.contains(date.first) else { return false }
        if isYearOnly { return date.precision == .year }
        return !(leavesYears && date.precision == .year)
      }
    }
  }

  /// The steps of a period in order; a year's own row stands after its quarters, only where a record needs it.
  static func make(_ settings: ReportSettings, _ counted: CountedActivity) -> [Step] {
    let period = settings.period
    var steps: [Step] = []
    let years = period.from.components.year...period.to.components.year
    for year in years {
      if settings.trend == .year {
        if let cut = cut(year, 1, 12, to: period) {
          steps.append(Step(name: PartialDate.yearText(year), period: cut, isYearOnly: false, leavesYears: false))
        }
        continue
      }
      for quarter in 1...4 {
        guard let cut = cut(year, quarter * 3 - 2, quarter * 3, to: period) else { continue }
        steps.append(
          Step(
            name: "\(PartialDate.yearText(year))-Q\(quarter)", period: cut, isYearOnly: false, leavesYears: true))
      }
      if let cut = cut(year, 1, 12, to: period) {
        let step = Step(name: PartialDate.yearText(year), period: cut, isYearOnly: true, leavesYears: false)
        let part = step.part(of: counted)
        if !part.exchanges.isEmpty || !part.events.isEmpty { steps.append(step) }
      }
    }
    return steps
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
