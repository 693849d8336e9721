import Tabulation

extension Report {
  /// `attendance`: of the events with a complete list, those that each member took part in.
  func attendance() -> Table {
    let schema = Schemas.attendance
    if isPublic { return Table(schema, rows: []) }
    let rule = plainRule
    let isShown = settings.collected.contains(.participation)
    let rows = frame.members.map { party in
      let held = recorded.held(member: party)
      let attended = recorded.member(party, self.rows.area(frame.allAreas)).eventsListed
      return TableRow(
        [
          .code(frame.code(party)), rule.participation(held.events), rule.participation(held.listed),
          rule.participation(attended), isShown ? .ratio(Ratio(attended, of: held.listed)) : .empty,
          rule.participation(recorded.hosted(party)),
        ],
        marks: marks(
          schema, ["events_listed", "events_attended", "attendance"], .partialLists,
          if: held.listed < held.events))
    }
    return Table(schema, rows: rows)
  }
}
