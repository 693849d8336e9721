import Registry

/// The events that count, in arrays that grow by a few bytes for each event and for each party at one.
public struct EventList: Sendable {
  /// What is known of an event besides its parties and texts.
  public struct Record: Sendable {
    /// The earliest competing start, which dates all rows.
    public var start: PartialDate
    /// The fullest list that a row declares; `nil` where no row does.
    public var declaredList: ListCompleteness?
    /// Whether a row leaves the list cell empty.
    public var hasUndeclaredList: Bool
    /// Whether a readable row is quarantined for another reason than a double id.
    public var hasQuarantinedRow: Bool
    /// Whether a party may have contributions under different labels.
    public var isMixed: Bool
    /// The place of the event in the table that it comes from.
    var entry: Int32
  }

  /// What the rows of one party under the same labels add up to.
  public struct Contribution: Sendable {
    /// The place of the party in `ForumRegistry.parties`.
    public var party: Int32
    /// The number of its labels in `labelSets`.
    public var labels: Int32
    /// The sum over the rows that give a number; negative where none does.
    public var delegates: Int
    /// Whether the party is the host.
    public var isHost: Bool
  }

  /// Contributions to one event under the same labels, each of another party.
  public struct Run {
    /// The number of their labels in `labelSets`.
    public let labels: Int32
    /// Their number.
    public let count: Int
    @usableFromInline let words: UnsafePointer<UInt32>

    init(labels: Int32, count: Int, words: UnsafePointer<UInt32>) {
      self.labels = labels
      self.count = count
      self.words = words
    }

    /// The place of a contribution's party in `ForumRegistry.parties`.
    @inlinable @inline(__always)
    public func party(_ place: Int) -> Int { Int(PackedContribution(bits: words[place]).party) }

    /// The sum over the rows of a contribution that give a number; -1 where none does.
    @inlinable @inline(__always)
    public func delegates(_ place: Int) -> Int { PackedContribution(bits: words[place]).delegates }

    /// Whether the party of a contribution is the host.
    @inlinable @inline(__always)
    public func isHost(_ place: Int) -> Bool { PackedContribution(bits: words[place]).isHost }
  }

  /// The events, in no order.
  public private(set) var records: ContiguousArray<Record>
  private let table: EventTable

  /// Makes a list of no events.
  public init() {
    records = []
    table = EventTable()
  }

  init(_ records: ContiguousArray<Record>, of table: EventTable) {
    self.records = records
    self.table = table
  }

  /// The sets of labels that contributions name by number, each sorted.
  public var labelSets: [[Label]] { table.labelSets.sets }

  /// The number of events.
  public var count: Int { records.count }

  /// The id of an event.
  public func id(_ event: Int) -> String { table.texts.text(table.entries[Int(records[event].entry)].id) }

  /// The title of an event; empty where no row has one.
  public func title(_ event: Int) -> String {
    table.texts.text(table.entries[Int(records[event].entry)].title.range)
  }

  /// The place where an event is held; empty where no row has one.
  public func venue(_ event: Int) -> String {
    table.texts.text(table.entries[Int(records[event].entry)].venue.range)
  }

  /// Puts the contributions to an event into `result`, in no order, but a party's own together.
  @inline(__always)
  public func collect(_ event: Int, into result: inout [Contribution]) {
    result.removeAll(keepingCapacity: true)
    table.contributions.collect(from: table.entries[Int(records[event].entry)].newest, into: &result)
    if records[event].isMixed { result.sort { $0.party < $1.party } }
  }

  /// Whether `forEachRun` can be asked for an event: none of its parties has several contributions, and all are small.
  @inline(__always)
  public func hasRuns(_ event: Int) -> Bool { !records[event].isMixed && table.contributions.isPacked }

  /// Lends the contributions to an event run by run.
  @inline(__always)
  public func forEachRun(_ event: Int, _ body: (Run) -> Void) {
    var runs = table.contributions.runs(from: table.entries[Int(records[event].entry)].newest)
    while let run = runs.next() {
      body(Run(labels: run.labels, count: Int(run.last - run.first) + 1, words: run.start))
    }
  }

  /// The events by start, then id by bytes; the start of a day, month or year counts by its first day.
  public func inOrder() -> [Int] {
    records.indices.sorted { left, right in
      let leftStart = records[left].start.first
      let rightStart = records[right].start.first
      if leftStart != rightStart { return leftStart < rightStart }
      return table.texts.isLess(
        table.entries[Int(records[left].entry)].id, table.entries[Int(records[right].entry)].id)
    }
  }
}
