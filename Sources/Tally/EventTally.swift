import Registry

/// What the rows of one event add up to; grows with its parties, not with its rows, but for the places of the rows.
public struct EventTally: Sendable, Hashable {
  /// The places of the rows that give one start in one spelling.
  public struct Start: Sendable, Hashable {
    /// The date.
    public var date: PartialDate
    /// The start as the files have it.
    public var text: String
    /// The places of the rows.
    public var places: [RowPlace]
  }

  /// What the rows of one party under the same labels add up to.
  public struct Contribution: Sendable, Hashable {
    /// The place of the party in `ForumRegistry.parties`.
    public var party: Int
    /// What it is filed under.
    public var labels: [Label]
    /// The number of rows.
    public var rows: Int
    /// The sum over the rows that give a number; `nil` where none does.
    public var delegates: Int?
    /// Whether the party is the host.
    public var isHost: Bool
  }

  /// Text of the first row, in input order, that has one.
  public struct FirstText: Sendable, Hashable {
    /// The place of the row.
    public var place: RowPlace
    /// The text.
    public var text: String
  }

  /// The distinct starts, in no order.
  public private(set) var starts: [Start] = []
  /// One for each party and set of labels, in no order.
  public private(set) var contributions: [Contribution] = []
  /// The fullest list that a row declares; `nil` where no row does.
  public private(set) var list: ListCompleteness?
  /// Whether a row leaves the list cell empty.
  public private(set) var hasUndeclaredList = false
  /// Whether a readable row of the event is quarantined for another reason than a double id.
  public private(set) var hasQuarantinedRow = false
  /// The title.
  public private(set) var title: FirstText?
  /// The place where it is held.
  public private(set) var venue: FirstText?

  /// Makes the tally of no rows.
  public init() {}

  /// Adds a row; constant time but for a search among the event's parties.
  public mutating func add(_ row: ParticipationRow) {
    add(Start(date: row.start, text: row.startText, places: [row.place]))
    add(
      Contribution(party: row.party, labels: row.labels, rows: 1, delegates: row.delegates, isHost: row.isHost))
    noteList(row.list)
    note(&title, FirstText(place: row.place, text: row.title))
    note(&venue, FirstText(place: row.place, text: row.venue))
  }

  /// Records that a readable row of the event is quarantined.
  public mutating func noteQuarantinedRow() { hasQuarantinedRow = true }

  /// Adds another tally of the same event.
  public mutating func merge(_ other: EventTally) {
    for start in other.starts { add(start) }
    for contribution in other.contributions { add(contribution) }
    if let otherList = other.list { list = max(list ?? otherList, otherList) }
    hasUndeclaredList = hasUndeclaredList || other.hasUndeclaredList
    hasQuarantinedRow = hasQuarantinedRow || other.hasQuarantinedRow
    if let text = other.title { note(&title, text) }
    if let text = other.venue { note(&venue, text) }
  }

  private mutating func add(_ start: Start) {
    if let index = starts.firstIndex(where: { $0.date == start.date && $0.text == start.text }) {
      starts[index].places += start.places
    } else {
      starts.append(start)
    }
  }

  private mutating func add(_ contribution: Contribution) {
    let found = contributions.firstIndex { $0.party == contribution.party && $0.labels == contribution.labels }
    guard let found else {
      contributions.append(contribution)
      return
    }
    contributions[found].rows += contribution.rows
    if let number = contribution.delegates {
      contributions[found].delegates = (contributions[found].delegates ?? 0) + number
    }
    contributions[found].isHost = contributions[found].isHost || contribution.isHost
  }

  private mutating func noteList(_ declared: ListCompleteness?) {
    guard let declared else {
      hasUndeclaredList = true
      return
    }
    list = max(list ?? declared, declared)
  }

  private func note(_ kept: inout FirstText?, _ new: FirstText) {
    guard !new.text.isEmpty else { return }
    if let old = kept, old.place < new.place { return }
    kept = new
  }
}
