import Registry
import Tabulation

extension Report {
  /// `trend`: what was recorded quarter by quarter or year by year.
  func trend() -> Table {
    let schema = Schemas.trend
    let rule = plainRule
    var lines: [TableRow] = []
    var toDate = [Set<Int>](repeating: [], count: frame.areas.count + 1)
    for (number, step) in trendSteps.all.enumerated() {
      if step.isYearOnly, !recorded.hasRecords(step: number) { continue }
      for area in 0...frame.allAreas {
        let counts = recorded.total(step: number, rows.area(area))
        let active = frame.measures(in: area).filter { recorded.membersActive(step: number, rows.measure($0)) > 0 }
        toDate[area].formUnion(active)
        lines.append(
          TableRow(
            [
              .code(step.name), .date(step.period.from.text), .date(step.period.to.text),
              .code(frame.areaCode(area)), rule.exchanges(counts.exchanges), rule.participation(counts.events),
              rule.participation(counts.participations), rule.delegates(counts.delegates),
              rule.activity(active.count), rule.activity(toDate[area].count),
              isPublic ? .empty : rule.activity(recorded.membersActive(step: number, rows.area(area))),
            ],
            marks: marks(
              schema,
              ["participations", "delegates", "measures_active", "measures_active_to_date", "members_active"],
              .partialLists, if: counts.eventsListed < counts.events)))
      }
    }
    return Table(schema, rows: lines)
  }
}
