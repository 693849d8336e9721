import Tabulation

extension Report {
  /// `engagement`: what each member did under the measures of each coordinating party.
  func engagement() -> Table {
    let schema = Schemas.engagement
    let rule = silentRule
    let marks = marks(
      schema, ["measures_engaged", "events", "participations"], .partialLists,
      if: recorded.hasPartialList(frame.allAreas))
    var lines: [TableRow] = []
    for (number, remit) in frame.remits.enumerated() where remit.area == frame.allAreas {
      for member in frame.members {
        let counts = recorded.member(member, rows.remit(number))
        let measures = remit.measures.count { recorded.member(member, rows.measure($0)).isActive }
        lines.append(
          TableRow(
            [
              .code(frame.code(remit.party)), .code(frame.code(member)), rule.activity(measures),
              rule.exchanges(counts.exchanges), rule.participation(counts.participations),
              rule.participation(counts.participations),
            ], marks: marks))
      }
    }
    return Table(schema, rows: lines)
  }
}
