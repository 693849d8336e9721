import Registry
import Tally

/// Something that a secretariat may want to ask about quietly: no error, and no part of any figure.
///
/// Parties and areas are places in the registry.
public struct FollowUpNote: Sendable, Hashable {
  /// The rules, in the order of the list.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    case reciprocity
    case nilReturn = "nil-return"
    case lists
    case lead
    case delegates
    case late
  }

  /// An event as a note names it.
  public struct Event: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The title; empty where no row has one.
    public var title: String
    /// The date.
    public var date: PartialDate

    /// Makes an event.
    public init(id: String, title: String, date: PartialDate) {
      self.id = id
      self.title = title
      self.date = date
    }
  }

  /// What was found.
  public enum Matter: Sendable, Hashable {
    /// A lists an exchange with B, and B none of that kind and date with A.
    case notListedByOther(sender: Int, recipient: Int, kind: String, date: PartialDate)
    /// A nil return of a time and area (`nil` for all) in which records of the party are held.
    case nilReturnWithRecords(
      party: Int, area: Int?, from: PartialDate, to: PartialDate, exchanges: Int, events: Int)
    /// The rows of an event say different things of its list.
    case listsDiffer(Event, [ListCompleteness])
    /// The plan names a lead that the complete list of the event does not show.
    case leadNotListed(party: Int, plan: String, Event)
    /// Rows of one event, party and role give different numbers.
    case delegatesDiffer(party: Int, role: String, Event, numbers: [Int])
    /// Rows of a party in one file that were received long after their date.
    case receivedLate(party: Int, file: Int, first: CalendarDay, last: CalendarDay, longest: Int)
  }

  /// What was found.
  public var matter: Matter
  /// The rows that it rests on, in order.
  public var rows: [RowPlace]

  /// Makes a note.
  public init(_ matter: Matter, rows: [RowPlace]) {
    self.matter = matter
    self.rows = rows
  }

  /// The rule that found it.
  public var rule: Rule {
    switch matter {
    case .notListedByOther: .reciprocity
    case .nilReturnWithRecords: .nilReturn
    case .listsDiffer: .lists
    case .leadNotListed: .lead
    case .delegatesDiffer: .delegates
    case .receivedLate: .late
    }
  }

  /// The party whose rows they are; `nil` where no one's.
  public var party: Int? {
    switch matter {
    case .notListedByOther(let party, _, _, _), .nilReturnWithRecords(let party, _, _, _, _, _),
      .leadNotListed(let party, _, _), .delegatesDiffer(let party, _, _, _), .receivedLate(let party, _, _, _, _):
      party
    case .listsDiffer: nil
    }
  }
}

/// What notes for follow-up depend on besides the report's settings.
public struct FollowUpSettings: Sendable, Hashable {
  /// After how many days a submission is late.
  public var lateAfterDays = 90
  /// The kinds of exchanges that both sides would list; `nil` for every kind.
  public var reciprocalKinds: [String]?

  /// Makes the settings of a pipeline file that says nothing.
  public init() {}
}
