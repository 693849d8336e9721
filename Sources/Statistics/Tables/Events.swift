import Registry
import Tabulation

extension Report {
  /// `events`: every event of the period with its list.
  func events() -> Table {
    let schema = Schemas.events
    let rows = counted.events.map { event in
      let day = event.record.start.first
      let members = frame.registry.memberCount(on: day)
      let attending = event.participations.count(where: \.isMember)
      let kinds = event.participations.filter { !$0.isMember }.map { frame.status($0.party, on: day)?.kind }
      let observers = kinds.count { $0 == .observerState || $0 == .observerOrganization }
      let isComplete = event.list == .complete
      let isShown = isComplete || !isPublic
      var delegates = Counts()
      for contribution in event.participations.flatMap(\.contributions) {
        delegates.add(delegates: contribution.delegates)
      }
      return TableRow(
        [
          .text(event.record.id), .date(event.record.start.text), .text(event.record.title),
          .codes(codes(of: event.filing)),
          .codes(frame.codes(of: event.participations.filter(\.isHost).map(\.party))), .code(event.list.rawValue),
          .integer(attending), isShown ? .integer(members) : .empty,
          isComplete ? .ratio(Ratio(attending, of: members)) : .empty, isShown ? .integer(observers) : .empty,
          isShown ? .integer(kinds.count - observers) : .empty, plainRule.delegates(delegates.delegates),
        ],
        marks: marks(
          schema, ["host", "members_attending", "attendance", "observers", "guests", "delegates"], .partialLists,
          if: !isComplete))
    }
    return Table(schema, rows: rows)
  }

  /// `attendance`: of the events with a complete list, those that each member took part in.
  func attendance() -> Table {
    let schema = Schemas.attendance
    if isPublic { return Table(schema, rows: []) }
    let rule = plainRule
    let isShown = settings.collected.contains(.participation)
    let rows = frame.members.map { party in
      let held = counted.events.filter { frame.isMember(party, on: $0.record.start.first) }
      let listed = held.filter { $0.list == .complete }
      let attended = listed.count { event in event.participations.contains { $0.party == party } }
      let hosted = counted.events.count { event in
        event.participations.contains { $0.party == party && $0.isHost }
      }
      return TableRow(
        [
          .code(frame.code(party)), rule.participation(held.count), rule.participation(listed.count),
          rule.participation(attended), isShown ? .ratio(Ratio(attended, of: listed.count)) : .empty,
          rule.participation(hosted),
        ],
        marks: marks(
          schema, ["events_listed", "events_attended", "attendance"], .partialLists,
          if: listed.count < held.count))
    }
    return Table(schema, rows: rows)
  }
}
