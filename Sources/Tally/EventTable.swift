import Registry

/// What the rows of each event add up to: a few bytes for each event and for each party at one, none for each row.
public struct EventTable: Sendable {
  /// The rows of one event that give one start in one file.
  struct StartRows: BitwiseCopyable {
    /// The number of the start in `starts`.
    var start: Int32
    /// The number of rows.
    var rows: Int32
    /// The place of the first of them.
    var first: RowPlace
    /// The number of the last of their records.
    var lastRecord: Int32
  }

  /// Text of the first row, in input order, that has one.
  struct FirstText: BitwiseCopyable {
    var range = TextRange.none
    var file: Int32 = 0
    var record: Int32 = 0
  }

  /// One event.
  struct Entry: BitwiseCopyable {
    /// The parties at the event, by the last six bits of their places.
    var parties: UInt64 = 0
    /// The contribution added last; -1 for none.
    var newest: Int32 = -1
    var hash: UInt32
    /// The rows of the first start and file; of start -1 where no row counts.
    var main = StartRows(start: -1, rows: 0, first: RowPlace(file: 0, record: 0, line: 0), lastRecord: 0)
    /// Whether `otherStarts` has rows of the event.
    var hasOtherStarts = false
    /// Whether the place has an event: memory that nothing was written to has none.
    var isPresent = true
    var hasUndeclaredList = false
    var hasQuarantinedRow = false
    var isMixed = false
    /// The rank of the fullest list that a row declares; -1 where none does.
    var list: Int8 = -1
    var id: TextRange
    var title = FirstText()
    var venue = FirstText()
  }

  /// The distinct starts: a date in one spelling.
  struct Start: Sendable, Hashable {
    var date: PartialDate
    /// The start as the files have it.
    var text: String
  }

  /// The events; some places have none.
  var entries = ChunkedArray<Entry>()
  var contributions = ContributionPool()
  var texts = TextArena()
  /// Titles and venues added lately, by some bits of their hash: many events share one.
  private var recentTexts: [TextRange] = []
  var labelSets = LabelSets()
  private(set) var starts: [Start] = []
  var otherStarts: [Int32: [StartRows]] = [:]
  private var startNumbers: [Start: Int32] = [:]
  var index = HashIndex()
  /// The indexes of tables that were taken over, and what their numbers have to be raised by.
  var takenIndexes: [(index: HashIndex, base: Int32)] = []

  /// Makes the table of no events.
  public init() {}

  /// The number of a set of labels, given sorted and without repeats.
  public mutating func number(ofLabels labels: [Label]) -> Int32 { labelSets.number(of: labels) }

  /// The number of a start in one spelling.
  public mutating func number(ofStart date: PartialDate, text: String) -> Int32 {
    let start = Start(date: date, text: text)
    if let number = startNumbers[start] { return number }
    let number = Int32(starts.count)
    starts.append(start)
    startNumbers[start] = number
    return number
  }

  /// The number of the event with an id, a new one where there is none yet.
  @inlinable
  public mutating func event(_ id: UnsafeBufferPointer<UInt8>) -> Int32 { event(id, hash: ByteHash.of(id)) }

  @usableFromInline
  mutating func event(_ id: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Int32 {
    var slot = index.firstSlot(hash)
    while let number = index.candidate(&slot, hash) {
      if texts.equals(entries[Int(number)].id, id) { return number }
    }
    if !takenIndexes.isEmpty, let number = takenNumber(id, hash) { return number }
    let number = Int32(entries.count)
    entries.append(Entry(hash: hash, id: texts.append(id)))
    index.insert(number, hash: hash)
    return number
  }

  /// Adds a row of an event.
  ///
  /// - Parameters:
  ///   - delegates: the number of delegates; negative where none is given.
  ///   - list: the rank of the declared list; negative where the cell is empty.
  public mutating func add(
    _ event: Int32, start: Int32, place: RowPlace, party: Int32, labels: Int32, isHost: Bool, delegates: Int, list: Int8
  ) {
    var run = begin(event, start: start, labels: labels, first: place)
    add(to: &run, party: party, isHost: isHost, delegates: delegates, list: list, record: place.record)
    end(&run)
  }

  /// Whether a row would give the event its title, if it has one.
  @inline(__always)
  public func lacksTitle(_ event: Int32, before place: RowPlace) -> Bool {
    EventTable.isFree(entries[Int(event)].title, place)
  }

  /// Whether a row would give the event its venue, if it has one.
  @inline(__always)
  public func lacksVenue(_ event: Int32, before place: RowPlace) -> Bool {
    EventTable.isFree(entries[Int(event)].venue, place)
  }

  /// Whether a later row than one may still give the event a text that it could have.
  public func lacksText(_ event: Int32, before place: RowPlace, title: Bool, venue: Bool) -> Bool {
    (title && lacksTitle(event, before: place)) || (venue && lacksVenue(event, before: place))
  }

  /// Gives an event its title, which is not empty.
  public mutating func setTitle(_ event: Int32, _ text: UnsafeBufferPointer<UInt8>, _ place: RowPlace) {
    let range = keep(text)
    entries.change(Int(event)) { $0.title = FirstText(range: range, file: place.file, record: place.record) }
  }

  /// Gives an event its venue, which is not empty.
  public mutating func setVenue(_ event: Int32, _ text: UnsafeBufferPointer<UInt8>, _ place: RowPlace) {
    let range = keep(text)
    entries.change(Int(event)) { $0.venue = FirstText(range: range, file: place.file, record: place.record) }
  }

  /// Where a text stands, added unless it was lately.
  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> TextRange {
    if recentTexts.isEmpty { recentTexts = Array(repeating: .none, count: 1024) }
    let place = Int(ByteHash.of(text)) & (recentTexts.count - 1)
    if !texts.equals(recentTexts[place], text) { recentTexts[place] = texts.append(text) }
    return recentTexts[place]
  }

  /// Records that a readable row of an event is quarantined for another reason than a double id.
  public mutating func noteQuarantinedRow(_ event: Int32) {
    entries.change(Int(event)) { $0.hasQuarantinedRow = true }
  }

  @inline(__always)
  static func isFree(_ text: FirstText, _ place: RowPlace) -> Bool {
    text.range.isEmpty || (place.file, place.record) < (text.file, text.record)
  }

  @inline(__always)
  mutating func addStart(_ event: Int32, _ rows: StartRows) {
    let main = entries[Int(event)].main
    if main.start == rows.start, main.first.file == rows.first.file {
      entries.change(Int(event)) { EventTable.add(rows, to: &$0.main) }
    } else if main.start < 0 {
      entries.change(Int(event)) { $0.main = rows }
    } else {
      addOtherStart(event, rows)
    }
  }

  @inline(never)
  private mutating func addOtherStart(_ event: Int32, _ rows: StartRows) {
    entries.change(Int(event)) { $0.hasOtherStarts = true }
    var others = otherStarts[event] ?? []
    if let found = others.firstIndex(where: { $0.start == rows.start && $0.first.file == rows.first.file }) {
      EventTable.add(rows, to: &others[found])
    } else {
      others.append(rows)
    }
    otherStarts[event] = others
  }

  @inline(__always)
  private static func add(_ rows: StartRows, to sum: inout StartRows) {
    sum.rows += rows.rows
    if rows.first.record < sum.first.record { sum.first = rows.first }
    sum.lastRecord = max(sum.lastRecord, rows.lastRecord)
  }
}
