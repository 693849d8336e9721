import Registry
import Tally

/// Who is named at each event of the period: what the table of events has no column for.
///
/// No figure comes from here: it places the marks of a briefing, whose numbers stand in the tables.
public struct EventPresence: Sendable, Hashable {
  /// One event.
  public struct Event: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The start, as precise as it is known.
    public var start: PartialDate
    /// Whether its list of participants is complete, so that absence can be read from it.
    public var isComplete: Bool
    /// The codes of the measures under which it counts, in table order.
    public var measures: [String]
    /// The codes of the areas in which it counts, by ordinal.
    public var areas: [String]
    /// The codes of the parties that a row names, hosts among them.
    public var named: Set<String>
    /// The codes of the parties that host it.
    public var hosts: Set<String>
    /// The place in `members` of those who are members on its day.
    public var membership: Int

    /// Makes an event.
    public init(
      id: String, start: PartialDate, isComplete: Bool, measures: [String], areas: [String], named: Set<String>,
      hosts: Set<String>, membership: Int = 0
    ) {
      self.id = id
      self.start = start
      self.isComplete = isComplete
      self.measures = measures
      self.areas = areas
      self.named = named
      self.hosts = hosts
      self.membership = membership
    }
  }

  /// The events in the order of the table.
  public var events: [Event]
  /// The members, for each part of the period in which they are the same.
  public var members: [Set<String>]

  /// Makes the presence at events.
  public init(events: [Event] = [], members: [Set<String>] = []) {
    self.events = events
    self.members = members
  }

  /// Whether a party is a member on the day of an event.
  public func isMember(_ party: String, at event: Event) -> Bool {
    members.indices.contains(event.membership) && members[event.membership].contains(party)
  }
}

extension Statistics {
  /// Who is named at each event of the period, under the rules of a report; pure. Grows with the rows of participation.
  public static func presence(
    _ activity: Activity, _ registry: ForumRegistry, _ settings: ReportSettings
  ) -> EventPresence {
    let frame = Frame(registry, settings)
    let roles = Roles(frame)
    let days = PeriodDays(settings.period, roles, nil)
    let list = activity.events
    let members = roles.segmentStarts.map { day in
      Set(frame.members.filter { frame.isMember($0, on: day) }.map(frame.code))
    }
    var contributions: [EventList.Contribution] = []
    let events = list.inOrder().compactMap { event -> EventPresence.Event? in
      let record = list.records[event]
      guard let place = days.place(of: record.start) else { return nil }
      list.collect(event, into: &contributions)
      let labels = Set(contributions.map(\.labels)).sorted().flatMap { list.labelSets[Int($0)] }
      let filing = frame.scheme.file(labels)
      return EventPresence.Event(
        id: list.id(event), start: record.start, isComplete: record.list(settings.basis) == .complete,
        measures: filing.measures.map { frame.measures[$0].code }, areas: filing.areas.map(frame.areaCode),
        named: Set(contributions.map { frame.code(Int($0.party)) }),
        hosts: Set(contributions.filter(\.isHost).map { frame.code(Int($0.party)) }), membership: place.segment)
    }
    return EventPresence(events: events, members: members)
  }
}
