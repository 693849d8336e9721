import Registry
import Tabulation

extension Report {
  /// `events`: every event of the period with its list.
  func events() -> Table {
    let schema = Schemas.events
    let list = activity.events
    let partial = marks(
      schema, ["host", "members_attending", "attendance", "observers", "guests", "delegates"], .partialLists)
    var reader = EventReader(self)
    let rows = list.inOrder().compactMap { event -> TableRow? in
      let record = list.records[event]
      guard let place = recorded.days.place(of: record.start) else { return nil }
      reader.read(event, segment: place.segment)
      let members = recorded.roles.memberCounts[place.segment]
      let completeness = record.list(settings.basis)
      let isComplete = completeness == .complete
      let isShown = isComplete || !isPublic
      return TableRow(
        [
          .text(list.id(event)), .date(record.start.text), .text(list.title(event)), reader.codes, reader.hosts,
          .code(completeness.rawValue), .integer(reader.members), isShown ? .integer(members) : .empty,
          isComplete ? .ratio(Ratio(reader.members, of: members)) : .empty,
          isShown ? .integer(reader.observers) : .empty, isShown ? .integer(reader.guests) : .empty,
          plainRule.delegates(reader.delegates),
        ], marks: isComplete ? [:] : partial)
    }
    return Table(schema, rows: rows)
  }
}
