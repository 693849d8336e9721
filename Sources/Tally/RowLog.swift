import Registry

/// Every row of the exports as it was read, kept only where figures are traced to their rows.
///
/// Memory grows with the rows.
public struct RowLog: Sendable {
  /// What kept a row out of the tally while it was read.
  public enum Fate: Sendable, Hashable {
    case quarantined, filtered, notYetKnown
  }

  /// A quarantined row of participation or returns as far as it can be read.
  public struct Unreadable: Sendable, Hashable {
    /// The place of the row.
    public var place: RowPlace
    /// Whom and what it names.
    public var cell: QuarantinedCell
    /// The event whose list the row makes partial; `nil` for none.
    public var event: String?

    /// Makes an entry.
    public init(place: RowPlace, cell: QuarantinedCell, event: String? = nil) {
      self.place = place
      self.cell = cell
      self.event = event
    }
  }

  /// Rows of exchanges whose shape can be read, those with errors too.
  public internal(set) var exchanges: [ExchangeRow] = []
  /// Rows of participation without an error.
  public internal(set) var participation: [ParticipationRow] = []
  /// Rows of milestones without an error.
  public internal(set) var milestones: [MilestoneRow] = []
  /// Rows of returns without an error.
  public internal(set) var returns: [ReturnRow] = []
  /// Rows of plan whose shape can be read, those with errors too.
  public internal(set) var plan: [PlanRow] = []
  /// Quarantined rows of participation and returns.
  public internal(set) var unreadable: [Unreadable] = []
  /// Rows that their own reading kept out, quarantined ones of every kind among them.
  public internal(set) var fates: [RowPlace: Fate] = [:]
  /// The number of data records by the place of the file.
  public internal(set) var records: [Int: Int] = [:]
  /// Keys of rows that must differ from row to row, where an entry names such columns.
  public internal(set) var keys: [RowPlace: [ExactID]] = [:]
  /// Rows that are quarantined only because an earlier row has their key, as they would be read without it.
  public internal(set) var withheld: [RowPlace: Row] = [:]

  /// A row without an error.
  public enum Row: Sendable, Hashable {
    case exchange(ExchangeRow)
    case participation(ParticipationRow)
    case milestone(MilestoneRow)
    case `return`(ReturnRow)
    case plan(PlanRow)
  }

  /// Makes the log of no rows.
  public init() {}

  /// For every key that several rows have: these rows, in the order in which they were read.
  public var rowsOfKeys: [[RowPlace]] {
    Dictionary(grouping: keys.keys) { keys[$0] ?? [] }.values.filter { $0.count > 1 }.map { $0.sorted() }
      .sorted { $0[0] < $1[0] }
  }

  /// The row that a key goes to without some of its rows, where it is withheld with them; `nil` for none.
  ///
  /// - Parameter rows: the rows of the key in the order in which they were read.
  public func released(of rows: [RowPlace], without left: Set<RowPlace>) -> RowPlace? {
    guard let heir = rows.first(where: { !left.contains($0) }), heir != rows.first, withheld[heir] != nil else {
      return nil
    }
    return heir
  }

  /// The tally of the rows but for some: what the counts would be without them.
  public func tally(without left: Set<RowPlace>) -> ActivityTally {
    var tally = ActivityTally()
    let released = Set(left.isEmpty ? [] : rowsOfKeys.compactMap { self.released(of: $0, without: left) })
    for place in released { if let row = withheld[place] { tally.add(row) } }
    let absent = left.union(released)
    for row in exchanges where !absent.contains(row.place) { tally.add(row) }
    for row in participation where !absent.contains(row.place) { tally.add(row) }
    for row in milestones where !absent.contains(row.place) { tally.add(row) }
    for row in returns where !absent.contains(row.place) { tally.add(row) }
    for row in plan where !absent.contains(row.place) { tally.add(row) }
    for row in unreadable where !absent.contains(row.place) {
      tally.add(row.cell, at: row.place)
      if let event = row.event { tally.noteQuarantinedRow(ofEvent: event, at: row.place) }
    }
    for (file, count) in records { tally.count(file: file) { $0.records += count } }
    for place in left { tally.count(file: Int(place.file)) { $0.records -= 1 } }
    for (place, fate) in fates where !absent.contains(place) {
      tally.count(file: Int(place.file)) { counts in
        switch fate {
        case .quarantined: counts.quarantined += 1
        case .filtered: counts.filtered += 1
        case .notYetKnown: counts.notYetKnown += 1
        }
      }
    }
    return tally
  }

  /// The row of a log that has one; `nil` where it has none without an error.
  var only: Row? {
    if let row = exchanges.first { return row.hasError ? nil : .exchange(row) }
    if let row = plan.first { return row.hasError ? nil : .plan(row) }
    return participation.first.map(Row.participation) ?? milestones.first.map(Row.milestone)
      ?? returns.first.map(Row.return)
  }

  /// Records the event of a quarantined row, whether or not the row names a party.
  mutating func note(event: String, at place: RowPlace) {
    if let last = unreadable.indices.last, unreadable[last].place == place {
      unreadable[last].event = event
    } else {
      let cell = QuarantinedCell(parties: [], labels: [], isAllAreas: false, first: nil, last: nil)
      unreadable.append(Unreadable(place: place, cell: cell, event: event))
    }
  }

  /// Adds what another part of the input kept.
  mutating func merge(_ other: RowLog) {
    participation += other.participation
    unreadable += other.unreadable
    fates.merge(other.fates) { mine, _ in mine }
    keys.merge(other.keys) { mine, _ in mine }
    withheld.merge(other.withheld) { mine, _ in mine }
  }
}
