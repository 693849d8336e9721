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
    var rows: [TableRow] = []
    for party in frame.members {
      for area in 0...frame.allAreas {
        let counts = states.counts(party, area: area)
        let measures = frame.measures(in: area)
        let active = measures.count { states.counts(party, measure: $0).isActive }
        let isShown = settings.collectsActivity && !isPublic
        rows.append(
          TableRow(
            [
              .code(frame.code(party)), .code(frame.areaCode(area)),
              .code(evidence.status(party, area: area, isActive: counts.isActive).rawValue),
              .integer(measures.count), rule.activity(active),
              isShown ? .ratio(Ratio(active, of: measures.count)) : .empty, rule.exchanges(counts.exchanges),
              rule.participation(counts.events), rule.participation(counts.participations),
              rule.delegates(counts.delegates), isShown ? .optionalDate(counts.first) : .empty,
              isShown ? .optionalDate(counts.last) : .empty,
            ],
            marks: marks(schema, listColumns, .partialLists, if: forum.hasPartialList[area])))
      }
    }
    return Table(schema, rows: rows)
  }
}
