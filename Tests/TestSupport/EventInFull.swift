import Registry
import Tally

/// An event of a list in full, for comparison.
public struct EventInFull: Equatable {
  /// What a party's rows under the same labels add up to.
  public struct Contribution: Equatable {
    /// The place of the party in the registry.
    public let party: Int
    /// Its labels.
    public let labels: [Label]
    /// The sum over the rows that give a number.
    public let delegates: Int?
    /// Whether the party is the host.
    public let isHost: Bool
  }

  /// The id.
  public let id: String
  /// The start that dates all rows.
  public let start: PartialDate
  /// The title.
  public let title: String
  /// The place where it is held.
  public let venue: String
  /// The fullest list that a row declares.
  public let declaredList: ListCompleteness?
  /// Whether a row leaves the list cell empty.
  public let hasUndeclaredList: Bool
  /// Whether a readable row is quarantined for another reason than a double id.
  public let hasQuarantinedRow: Bool
  /// By party, then labels.
  public let contributions: [Contribution]

  init(_ list: EventList, _ index: Int) {
    let record = list.records[index]
    id = list.id(index)
    start = record.start
    title = list.title(index)
    venue = list.venue(index)
    declaredList = record.declaredList
    hasUndeclaredList = record.hasUndeclaredList
    hasQuarantinedRow = record.hasQuarantinedRow
    var contributions: [EventList.Contribution] = []
    list.collect(index, into: &contributions)
    let parties = contributions.map(\.party)
    let runs = parties.count - zip(parties, parties.dropFirst()).count { $0 == $1 }
    precondition(runs == Set(parties).count, "the contributions of a party do not stand together")
    precondition(record.isMixed || runs == parties.count, "an event that is not mixed has a party twice")
    let sets = list.labelSets
    self.contributions = contributions.map {
      Contribution(
        party: Int($0.party), labels: sets[Int($0.labels)], delegates: $0.delegates < 0 ? nil : $0.delegates,
        isHost: $0.isHost)
    }.sorted {
      $0.party == $1.party ? $0.labels.lexicographicallyPrecedes($1.labels) : $0.party < $1.party
    }
  }
}

extension EventList {
  /// The events in their order.
  public var inFull: [EventInFull] { inOrder().map { EventInFull(self, $0) } }
}
