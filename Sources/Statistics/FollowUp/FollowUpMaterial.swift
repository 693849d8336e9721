import Registry
import Tally

/// What the rules look at: the activity, every row, and the cells that the typed rows do not keep.
public struct FollowUpMaterial: Sendable {
  let activity: Activity
  let rows: RowLog
  let registry: ForumRegistry
  let settings: ReportSettings
  let limits: FollowUpSettings
  /// The kind of an exchange by its row; none where the cell is empty.
  let kinds: [RowPlace: String]
  /// The role of a participant by its row.
  let roles: [RowPlace: String]
  /// The end of an event by the row.
  let ends: [RowPlace: PartialDate]
  /// The date of receipt by the row.
  let received: [RowPlace: CalendarDay]
  /// The events of the period, by id.
  let events: [String: Event]

  /// An event of the period.
  struct Event {
    let note: FollowUpNote.Event
    let list: ListCompleteness
    let parties: Set<Int>
  }

  /// Makes the material; time grows with the contributions to events.
  public init(
    _ activity: Activity, _ rows: RowLog, _ registry: ForumRegistry, _ settings: ReportSettings,
    _ limits: FollowUpSettings, kinds: [RowPlace: String] = [:], roles: [RowPlace: String] = [:],
    ends: [RowPlace: PartialDate] = [:], received: [RowPlace: CalendarDay] = [:]
  ) {
    self.activity = activity
    self.rows = rows
    self.registry = registry
    self.settings = settings
    self.limits = limits
    self.kinds = kinds
    self.roles = roles
    self.ends = ends
    self.received = received
    var events: [String: Event] = [:]
    var contributions: [EventList.Contribution] = []
    let list = activity.events
    for (place, record) in list.records.enumerated() where settings.period.contains(record.start.first) {
      list.collect(place, into: &contributions)
      let id = list.id(place)
      events[id] = Event(
        note: FollowUpNote.Event(id: id, title: list.title(place), date: record.start),
        list: record.list(settings.basis), parties: Set(contributions.map { Int($0.party) }))
    }
    self.events = events
  }

  /// Whether a party is a member on a day.
  func isMember(_ party: Int, on day: CalendarDay) -> Bool { registry.isMember(registry.parties[party], on: day) }

  /// The places of the areas that a record is filed under, as recorded.
  func areas(_ labels: [Label]) -> Set<Int> {
    Set(
      labels.map { label in
        switch label {
        case .area(let place): place
        case .measure(let place): registry.place(ofArea: registry.measures[place].area)
        }
      })
  }
}

/// Notes for quiet follow-up: pure rules, one file each.
public enum FollowUp {
  /// The notes by rule, then party in alphabetical order, then row; none with public sources, where silence says
  /// nothing.
  public static func notes(_ material: FollowUpMaterial) -> [FollowUpNote] {
    if material.settings.basis == .publicSources { return [] }
    let notes =
      reciprocity(material) + nilReturns(material) + lists(material) + leads(material) + delegates(material)
      + late(material)
    let order = material.registry.partiesInOrder(on: material.settings.asOf)
    let ranks = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let rules = Dictionary(uniqueKeysWithValues: FollowUpNote.Rule.allCases.enumerated().map { ($1, $0) })
    func key(_ note: FollowUpNote) -> (Int, Int, RowPlace) {
      (
        rules[note.rule] ?? 0, note.party.flatMap { ranks[material.registry.parties[$0]] } ?? -1,
        note.rows.first ?? RowPlace(file: 0, record: 0, line: 0)
      )
    }
    return notes.enumerated().sorted { left, right in
      let (first, second) = (key(left.element), key(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}
