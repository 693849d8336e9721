import Delimited
import Diagnostics
import Registry
import Tally

/// One file of one entry, read from its first row to its last.
struct FileIngest {
  let row: RowReader
  private(set) var findings: [Finding] = []
  private(set) var quarantined: [QuarantinedRow] = []
  private(set) var fingerprint: FileFingerprint
  private(set) var rawHeader: [UInt8] = []
  /// The file as it was before it was read.
  let stamp: FileStamp

  /// Reads the file into the tally.
  ///
  /// - Parameters:
  ///   - place: the place of the file among all files of all entries.
  ///   - mayReportHeader: whether an unknown header is to be reported here.
  init(
    _ entry: InputEntry, _ file: InputFile, place: Int, settings: IngestSettings, codes: CodeIndex, keys: UniqueKeys,
    mayReportHeader: (_ header: String) -> Bool, into tally: inout ActivityTally
  ) throws(Failure) {
    stamp = FileStamp(path: file.path)
    let hash = HashingSink()
    let reader = try DelimitedReader(
      path: file.path, name: file.name, delimiter: entry.delimiter.map(DelimiterChoice.fixed) ?? .automatic,
      encoding: entry.encoding, accepts: { FileMapping.accepts(entry, $0) }, observeBytes: hash.update)
    let mapping = try FileMapping(entry, header: reader.header, file: file.name, line: reader.headerLine)
    row = RowReader(
      entry: entry, file: file, filePlace: place, mapping: mapping, settings: settings, codes: codes)
    fingerprint = FileFingerprint(path: file.name, sha256: "", byteCount: 0)
    findings += row.unknownColumns(headerLine: reader.headerLine, mayReport: mayReportHeader)

    let kind = entry.kind.reader
    var counts = FileTally()
    while try reader.next(into: &row.record) {
      counts.records += 1
      guard row.record.problems.isEmpty else {
        counts.quarantined += 1
        quarantineShape(row.record)
        continue
      }
      row.begin()
      if !row.passesFilters || (entry.filtersOutsiders && !kind.namesParty(row)) {
        counts.filtered += 1
        continue
      }
      if isNotYetKnown(settings) {
        counts.notYetKnown += 1
        continue
      }
      _ = row.date(.received)
      keys.check(row)
      kind.read(row, into: &tally)
      findings += row.findings
      if row.hasError {
        counts.quarantined += 1
        quarantined.append(
          QuarantinedRow(
            record: row.record.number, line: row.record.line, span: row.span,
            codes: row.findings.filter { $0.severity == .error }.map(\.code)))
      }
    }
    rawHeader = try reader.rawHeader()
    fingerprint = FileFingerprint(path: file.name, sha256: hash.hexadecimal, byteCount: hash.byteCount)
    tally.count(file: place) { $0.merge(counts) }
  }

  private func isNotYetKnown(_ settings: IngestSettings) -> Bool {
    guard let knownAt = settings.knownAt, case .success(let received) = row.dates.read(row.cell(.received)) else {
      return false
    }
    return received.first > knownAt
  }

  private mutating func quarantineShape(_ record: DelimitedRecord) {
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
