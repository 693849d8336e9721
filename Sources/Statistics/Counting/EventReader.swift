import Registry
import Tabulation
import Tally

/// What the tables that print events say of one of them; reused from event to event.
struct EventReader {
  /// The codes under which the event counts: measures in table order, then areas.
  private(set) var codes = TableValue.empty
  /// The parties that are the host, in alphabetical order.
  private(set) var hosts = TableValue.empty
  /// Parties that are members on the day.
  private(set) var members = 0
  private(set) var observers = 0
  private(set) var guests = 0
  /// The sum over rows that give a number; `nil` where none does.
  private(set) var delegates: Int?

  private let frame: Frame
  private let events: EventList
  private let roles: Roles
  private let labelSets: [[Label]]
  private var contributions: [EventList.Contribution] = []
  private var sets: DistinctSets
  private var hostParties: [Int] = []
  // Most events have one set of labels and at most one host: their cells are made once.
  private var codesOfSet: [TableValue?]
  private var codesOfSets: [ContiguousArray<Int32>: TableValue] = [:]
  private let hostCells: [TableValue]

  init(_ report: Report) {
    frame = report.frame
    events = report.activity.events
    roles = report.recorded.roles
    labelSets = events.labelSets
    sets = DistinctSets(labelSets.count)
    codesOfSet = Array(repeating: nil, count: labelSets.count)
    hostCells = frame.registry.parties.map { .codes([$0]) }
  }

  /// Reads an event; grows with its contributions.
  mutating func read(_ event: Int, segment: Int) {
    events.collect(event, into: &contributions)
    sets.begin()
    hostParties.removeAll(keepingCapacity: true)
    (members, observers, guests) = (0, 0, 0)
    var sum = Cell()
    var last: Int32 = -1
    for contribution in contributions {
      sets.add(contribution.labels)
      sum.add(delegates: contribution.delegates)
      if contribution.isHost { hostParties.append(Int(contribution.party)) }
      if contribution.party == last { continue }
      last = contribution.party
      switch roles.all[roles.role(of: Int(last), in: segment)].standing {
      case .member: members += 1
      case .observerState, .observerOrganization: observers += 1
      case .guest: guests += 1
      }
    }
    delegates = Counts(sum).delegates
    hosts =
      hostParties.count == 1
      ? hostCells[hostParties[0]]
      : hostParties.isEmpty ? EventReader.nobody : .codes(frame.codes(of: hostParties))
    codes = codesOfEvent()
  }

  private static let nobody = TableValue.codes([])

  private mutating func codesOfEvent() -> TableValue {
    if let only = sets.only {
      if let known = codesOfSet[only] { return known }
      let codes = EventReader.codes(labelSets[only], frame)
      codesOfSet[only] = codes
      return codes
    }
    let key = ContiguousArray(sets.sets.sorted())
    if let known = codesOfSets[key] { return known }
    let codes = EventReader.codes(key.flatMap { labelSets[Int($0)] }, frame)
    codesOfSets[key] = codes
    return codes
  }

  private static func codes(_ labels: [Label], _ frame: Frame) -> TableValue {
    let filing = frame.scheme.file(labels)
    return .codes(filing.measures.map { frame.measures[$0].code } + filing.areaLabels.map(frame.areaCode))
  }
}
