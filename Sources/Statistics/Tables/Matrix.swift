import Tabulation

extension Report {
  /// `matrix`: what each member did under each measure, as a member.
  func matrix() -> Table {
    let schema = Schemas.matrix
    let rule = silentRule
    var rows: [TableRow] = []
    for party in frame.members {
      for measure in frame.measures.indices {
        let counts = states.counts(party, measure: measure)
        let area = frame.areaOfMeasure[measure]
        rows.append(
          TableRow(
            [
              .code(frame.code(party)), .code(frame.measures[measure].code),
              .code(evidence.status(party, measure: measure, isActive: counts.isActive).rawValue),
              rule.exchanges(counts.exchanges), rule.participation(counts.events),
              rule.participation(counts.participations), rule.delegates(counts.delegates),
            ],
            marks: marks(
              schema, ["status", "events", "participations", "delegates"], .partialLists,
              if: area >= 0 && forum.hasPartialList[area])))
      }
    }
    return Table(schema, rows: rows)
  }
}
