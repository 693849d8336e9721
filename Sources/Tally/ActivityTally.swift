import Registry

/// Everything that the rows of all exports add up to, exact and in no order.
///
/// Two tallies of two parts of the input merge to the tally of both; the order of parts and rows makes no difference.
public struct ActivityTally: Sendable {
  /// The exchanges.
  public private(set) var exchanges: [ExchangeRow] = []
  /// The events.
  public var events = EventTable()
  /// The milestones.
  public private(set) var milestones: [MilestoneRow] = []
  /// The returns.
  public private(set) var returns: [ReturnRow] = []
  /// The rows of the plan.
  public private(set) var plan: [PlanRow] = []
  /// What quarantined rows of participation and returns name; those of exchanges follow from their rows.
  public private(set) var quarantined: Set<QuarantinedCell> = []
  /// By the place of the file.
  public private(set) var files: [Int: FileTally] = [:]
  /// What a row log needs besides: rows of participation and quarantined rows; `nil` where none is kept.
  private var kept: RowLog?

  /// Makes the tally of no rows.
  ///
  /// - Parameter keepsRows: whether `rows` is to be asked for.
  public init(keepsRows: Bool = false) { kept = keepsRows ? RowLog() : nil }

  /// Every row that was added; `nil` where none is kept.
  public var rows: RowLog? {
    guard var log = kept else { return nil }
    log.exchanges = exchanges
    log.milestones = milestones
    log.returns = returns
    log.plan = plan
    log.records = files.mapValues(\.records)
    return log
  }

  /// Adds a row.
  public mutating func add(_ row: ExchangeRow) { exchanges.append(row) }
  /// Adds a row.
  public mutating func add(_ row: ParticipationRow) {
    events.add(row)
    kept?.participation.append(row)
  }
  /// Adds a row.
  public mutating func add(_ row: MilestoneRow) { milestones.append(row) }
  /// Adds a row.
  public mutating func add(_ row: ReturnRow) { returns.append(row) }
  /// Adds a row.
  public mutating func add(_ row: PlanRow) { plan.append(row) }

  /// Adds a row.
  mutating func add(_ row: RowLog.Row) {
    switch row {
    case .exchange(let row): add(row)
    case .participation(let row): add(row)
    case .milestone(let row): add(row)
    case .return(let row): add(row)
    case .plan(let row): add(row)
    }
  }

  /// Records a quarantined row of participation or returns that names a party.
  public mutating func add(_ cell: QuarantinedCell, at place: RowPlace) {
    guard !cell.parties.isEmpty else { return }
    quarantined.insert(cell)
    kept?.unreadable.append(RowLog.Unreadable(place: place, cell: cell))
  }

  /// Records that a readable row of an event is quarantined for another reason than a double id.
  public mutating func noteQuarantinedRow(ofEvent id: String, at place: RowPlace) {
    var bytes = id
    events.noteQuarantinedRow(bytes.withUTF8 { events.event($0) })
    kept?.note(event: id, at: place)
  }

  /// Records, where rows are kept, what kept a row out while it was read.
  public mutating func note(_ fate: RowLog.Fate, at place: RowPlace) { kept?.fates[place] = fate }

  /// Records, where rows are kept, the key of a row that must differ from row to row.
  public mutating func note(key: [ExactID], at place: RowPlace) { kept?.keys[place] = key }

  /// Records, where rows are kept, what a row that only its key keeps out would be.
  public mutating func withhold(_ row: ActivityTally, at place: RowPlace) { kept?.withheld[place] = row.rows?.only }

  /// Changes the counts of a file.
  public mutating func count(file: Int, _ change: (inout FileTally) -> Void) {
    change(&files[file, default: FileTally()])
  }

  /// Adds the tally of another part of the input, on as many threads at most.
  public mutating func merge(_ other: consuming ActivityTally, threads: Int = 1) {
    exchanges += other.exchanges
    events.take(&other.events, threads: threads)
    milestones += other.milestones
    returns += other.returns
    plan += other.plan
    quarantined.formUnion(other.quarantined)
    if let others = other.kept { kept?.merge(others) }
    files.merge(other.files) { mine, others in
      var sum = mine
      sum.merge(others)
      return sum
    }
  }
}
