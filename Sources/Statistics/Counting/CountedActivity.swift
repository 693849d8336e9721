import Registry
import Tally

/// The records dated in a period, filed under the slots of a frame, each party's activity as a member or not.
struct CountedActivity {
  /// An exchange in the period.
  struct Exchange {
    let record: Activity.Exchange
    let filing: Filing
    /// Senders that are members on the day.
    let memberSenders: [Int]
    let otherSenders: [Int]
  }

  /// An event in the period.
  struct Event {
    let record: Activity.Event
    let filing: Filing
    let list: ListCompleteness
    let participations: [Participation]
  }

  /// One party at one event.
  struct Participation {
    let party: Int
    /// Whether the party is a member on the event's day.
    let isMember: Bool
    /// Under the labels of the party's own rows.
    let filing: Filing
    let contributions: [Contribution]
    var isHost: Bool { contributions.contains(where: \.isHost) }
  }

  /// The rows of one party under the same labels.
  struct Contribution {
    let filing: Filing
    let delegates: Int?
    let isHost: Bool
  }

  let exchanges: [Exchange]
  let events: [Event]

  init(_ activity: Activity, _ frame: Frame) {
    let period = frame.settings.period
    var known: [[Label]: Filing] = [:]
    func file(_ labels: [Label]) -> Filing {
      if let filing = known[labels] { return filing }
      let filing = frame.scheme.file(labels)
      known[labels] = filing
      return filing
    }
    exchanges = activity.exchanges.filter { period.contains($0.date.first) }.map { record in
      let isMember = record.senders.map { frame.isMember($0, on: record.date.first) }
      return Exchange(
        record: record, filing: file(record.labels),
        memberSenders: zip(record.senders, isMember).filter(\.1).map(\.0),
        otherSenders: zip(record.senders, isMember).filter { !$0.1 }.map(\.0))
    }
    events = activity.events.filter { period.contains($0.start.first) }.map { record in
      var participations: [Participation] = []
      var rest = record.contributions[...]
      while let party = rest.first?.party {
        let own = rest.prefix { $0.party == party }
        rest = rest.dropFirst(own.count)
        participations.append(
          Participation(
            party: party, isMember: frame.isMember(party, on: record.start.first),
            filing: file(Array(Set(own.flatMap(\.labels))).sorted()),
            contributions: own.map {
              Contribution(filing: file($0.labels), delegates: $0.delegates, isHost: $0.isHost)
            }))
      }
      return Event(
        record: record, filing: file(record.labels), list: CountedActivity.list(of: record, frame.settings.basis),
        participations: participations)
    }
  }

  private init(exchanges: [Exchange], events: [Event]) {
    self.exchanges = exchanges
    self.events = events
  }

  /// The records whose date satisfies a condition.
  func filtered(_ isIncluded: (PartialDate) -> Bool) -> CountedActivity {
    CountedActivity(
      exchanges: exchanges.filter { isIncluded($0.record.date) }, events: events.filter { isIncluded($0.record.start) })
  }

  /// The fullest list of the event's rows; no complete one where a row of it is quarantined.
  private static func list(of event: Activity.Event, _ basis: Basis) -> ListCompleteness {
    let standard: ListCompleteness = basis == .returns ? .complete : .partial
    var list = event.declaredList ?? standard
    if event.hasUndeclaredList { list = max(list, standard) }
    return list == .complete && event.hasQuarantinedRow ? .partial : list
  }
}
