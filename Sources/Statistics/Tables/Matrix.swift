import Tabulation

extension Report {
  /// `matrix`: what each member did under each measure, as a member.
  func matrix() -> Table {
    let schema = Schemas.matrix
    let rule = silentRule
    var lines: [TableRow] = []
    for party in frame.members {
      for measure in frame.measures.indices {
        let counts = recorded.member(party, rows.measure(measure))
        let area = frame.areaOfMeasure[measure]
        lines.append(
          TableRow(
            [
              .code(frame.code(party)), .code(frame.measures[measure].code),
              .code(evidence.status(party, measure: measure, isActive: counts.isActive).rawValue),
              rule.exchanges(counts.exchanges), rule.participation(counts.participations),
              rule.participation(counts.participations), rule.delegates(counts.delegates),
            ],
            marks: marks(
              schema, ["status", "events", "participations", "delegates"], .partialLists,
              if: area >= 0 && recorded.hasPartialList(area))))
      }
    }
    return Table(schema, rows: lines)
  }
}
