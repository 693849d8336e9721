import Delimited
import Diagnostics
import Registry
import Tally

/// Rows of one file, read in full by one thread.
final class RowIngest {
  let row: RowReader
  private(set) var tally: ActivityTally
  private(set) var findings: [Finding] = []
  private(set) var quarantined: [QuarantinedRow] = []
  private(set) var counts = FileTally()
  private let reader: DelimitedReader
  private let kind: any ExportReader
  private let keys: UniqueKeys
  private var plain: PlainParticipation?

  /// Reads rows into a tally that is taken over, and given back as `tally`.
  init(_ row: RowReader, _ reader: DelimitedReader, keys: UniqueKeys, into tally: ActivityTally) {
    self.row = row
    self.reader = reader
    self.keys = keys
    self.tally = tally
    kind = row.entry.kind.reader
    if row.entry.kind == .participation, row.entry.unique.isEmpty, !row.readsInFull {
      plain = PlainParticipation(row, into: &self.tally.events)
    }
  }

  /// Reads the records of a block.
  func read(_ block: RecordBlock) throws(Failure) {
    guard block.isPlain else {
      swap(&row.record, &block.record)
      _ = readRecord()
      return
    }
    var cursor = RowCursor(block)
    plain?.beginBlock()
    let isClean = block.isClean
    while cursor.row < cursor.rowCount {
      plain?.read(&cursor, isClean: isClean, into: &tally.events, counting: &counts)
      guard cursor.row < cursor.rowCount else { return }
      if cursor.isBlank {
        cursor.advance(isRecord: false)
        continue
      }
      cursor.copy(into: &row.record)
      cursor.advance(isRecord: true)
      try reader.inspect(&row.record)
      _ = readRecord()
    }
  }

  /// Reads all records through libcsv.
  func readAll() throws(Failure) {
    while try reader.next(into: &row.record) { _ = readRecord() }
  }

  /// Gives the tally back.
  func takeTally() -> ActivityTally {
    defer { tally = ActivityTally() }
    return tally
  }

  /// Reads the record at hand in full; whether nothing keeps it out of the tally.
  func readRecord() -> Bool {
    guard row.file.records.contains(row.record.number) else { return false }
    counts.records += 1
    guard row.record.problems.isEmpty else {
      counts.quarantined += 1
      tally.note(.quarantined, at: row.place)
      quarantineShape(row.record)
      return false
    }
    row.begin()
    if !row.passesFilters || (row.entry.filtersOutsiders && !kind.namesParty(row)) {
      counts.filtered += 1
      tally.note(.filtered, at: row.place)
      return false
    }
    if isNotYetKnown {
      counts.notYetKnown += 1
      tally.note(.notYetKnown, at: row.place)
      return false
    }
    _ = row.date(.received)
    let key = keys.check(row)
    kind.read(row, into: &tally)
    findings += row.findings
    if row.hasError {
      counts.quarantined += 1
      tally.note(.quarantined, at: row.place)
      quarantined.append(
        QuarantinedRow(
          record: row.record.number, line: row.record.line, span: row.span,
          codes: row.findings.filter { $0.severity == .error }.map(\.code)))
    }
    let isAccepted = !row.hasError
    if let key, row.settings.keepsRows { keep(key) }
    return isAccepted
  }

  /// Keeps the key of the row at hand, and what the row would be if no earlier one had its key.
  private func keep(_ key: [ExactID]) {
    let entry = [ExactID(row.entry.kind.rawValue), ExactID(String(row.entry.number))]
    tally.note(key: entry + key, at: row.place)
    let errors = row.findings.filter { $0.severity == .error }
    guard !errors.isEmpty, errors.allSatisfy({ $0.code == .duplicateID }) else { return }
    row.begin()
    var other = ActivityTally(keepsRows: true)
    _ = row.date(.received)
    kind.read(row, into: &other)
    if !row.hasError { tally.withhold(other, at: row.place) }
  }

  private var isNotYetKnown: Bool {
    guard let knownAt = row.settings.knownAt, case .success(let received) = row.dates.read(row.cell(.received)) else {
      return false
    }
    return received.first > knownAt
  }

  private func quarantineShape(_ record: DelimitedRecord) {
    for problem in record.problems {
      findings.append(
        Finding(
          problem.reason, file: row.file.name, line: record.line, record: record.number,
          column: problem.column.map { row.mapping.header[$0] } ?? "", columnIndex: problem.column ?? -1,
          value: problem.value))
    }
    quarantined.append(
      QuarantinedRow(
        record: record.number, line: record.line, span: ByteSpan(offset: record.offset, end: record.endOffset),
        codes: record.problems.map(\.reason.code)))
  }
}
