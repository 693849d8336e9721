import Delimited
import Diagnostics
import Tally

/// The places of the rows that start later than their events: a tally keeps none, so that they are looked for again.
struct LateRows {
  private struct Key: Hashable {
    var event: String
    var start: String
  }

  /// Each row with the start of its event, in the order of the files.
  private(set) var rows: [(place: RowPlace, late: Settlement.LateStart)] = []

  /// Finds the rows; reads a file a second time where an event has several late rows in it.
  ///
  /// - Throws: `inputChanged` where such a file was written to since it was read first.
  init(_ late: [Settlement.LateStart], files: [FileIngest]) throws(Failure) {
    for (place, file) in files.enumerated() {
      let own = late.filter { Int($0.first.file) == place }
      rows += own.filter { $0.rows == 1 }.map { ($0.first, $0) }
      let several = own.filter { $0.rows > 1 }
      if !several.isEmpty { rows += try LateRows.find(several, in: file) }
    }
    rows.sort { $0.place < $1.place }
  }

  private static func find(
    _ late: [Settlement.LateStart], in file: FileIngest
  ) throws(Failure) -> [(place: RowPlace, late: Settlement.LateStart)] {
    var wanted: [Key: Settlement.LateStart] = [:]
    var records = IndexRanges()
    for start in late {
      wanted[Key(event: start.eventID, start: start.rowStart)] = start
      records.insert(Int(start.first.record)...start.lastRecord)
    }
    let reader = try FileIngest.open(file.row.entry, file.row.file) { _ in }
    let ingest = RowIngest(RowReader(copying: file.row), reader, keys: file.keys, into: ActivityTally())
    let row = ingest.row
    var found: [(place: RowPlace, late: Settlement.LateStart)] = []
    func look() {
      if records.contains(row.record.number), ingest.readRecord(),
        let late = wanted[Key(event: row.cell(.eventID), start: row.raw(.start))]
      {
        found.append((row.place, late))
      }
    }
    if let blocks = RecordBlocks(reader) {
      let block = RecordBlock(capacity: row.settings.blockSize)
      while try blocks.next(into: block) {
        guard block.isPlain else {
          swap(&row.record, &block.record)
          look()
          continue
        }
        guard records.overlaps(block.firstRecord, count: block.recordCount) else { continue }
        var cursor = RowCursor(block)
        while cursor.row < cursor.rowCount {
          let isRecord = !cursor.isBlank
          if isRecord, records.contains(cursor.record) {
            cursor.copy(into: &row.record)
            try reader.inspect(&row.record)
            look()
          }
          cursor.advance(isRecord: isRecord)
        }
      }
    } else {
      while try reader.next(into: &row.record) { look() }
    }
    guard FileStamp(path: file.row.file.path) == file.stamp else {
      throw Failure(.inputChanged, file: file.row.file.name)
    }
    return found
  }
}

/// Ranges of record numbers, put in by ascending starts.
private struct IndexRanges {
  private var ranges: [ClosedRange<Int>] = []

  mutating func insert(_ range: ClosedRange<Int>) {
    guard let last = ranges.last, range.lowerBound <= last.upperBound + 1 else {
      ranges.append(range)
      return
    }
    ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
  }

  func contains(_ record: Int) -> Bool { place(of: record).map { ranges[$0].contains(record) } ?? false }

  func overlaps(_ first: Int, count: Int) -> Bool {
    count > 0 && (place(of: first + count - 1).map { ranges[$0].upperBound >= first } ?? false)
  }

  /// The last range that begins no later than a record.
  private func place(of record: Int) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= record { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
