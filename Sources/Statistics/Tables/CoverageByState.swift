import Tabulation

extension Report {
  /// `coverage_by_state`: what each member did in each area, as a member.
  func coverageByState() -> Table {
    let schema = Schemas.coverageByState
    let rule = silentRule
    let listColumns = [
      "status", "measures_active", "coverage", "events", "participations", "delegates", "first_activity",
      "last_activity",
    ]
    var lines: [TableRow] = []
    for party in frame.members {
      for area in 0...frame.allAreas {
        let counts = recorded.member(party, rows.area(area))
        let measures = frame.measures(in: area)
        let active = measures.count { recorded.member(party, rows.measure($0)).isActive }
        let isShown = settings.collectsActivity && !isPublic
        lines.append(
          TableRow(
            [
              .code(frame.code(party)), .code(frame.areaCode(area)),
              .code(evidence.status(party, area: area, isActive: counts.isActive).rawValue),
              .integer(measures.count), rule.activity(active),
              isShown ? .ratio(Ratio(active, of: measures.count)) : .empty, rule.exchanges(counts.exchanges),
              rule.participation(counts.participations), rule.participation(counts.participations),
              rule.delegates(counts.delegates), isShown ? .optionalDate(counts.first) : .empty,
              isShown ? .optionalDate(counts.last) : .empty,
            ],
            marks: marks(schema, listColumns, .partialLists, if: recorded.hasPartialList(area))))
      }
    }
    return Table(schema, rows: lines)
  }
}
