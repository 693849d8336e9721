import Diagnostics
import Ingest
import Tally

/// The cells of the rows of a computation, read again from the files: what the typed rows do not keep.
///
/// Memory grows with the rows.
struct RowCells {
  private let records: [RowPlace: RecordScan.Record]

  /// Reads the files of some kinds.
  ///
  /// - Throws: `inputChanged` where a file is not what was read a moment ago.
  init(_ computation: Computation, kinds: Set<ExportKind>) throws(Failure) {
    let plan = computation.plan
    let settings = IngestSettings(
      period: plan.settings.period, knownAt: plan.settings.knownAt, listSeparator: plan.definition.listSeparator)
    var records: [RowPlace: RecordScan.Record] = [:]
    let files = plan.entries.flatMap { entry in entry.files.map { (entry: entry, file: $0) } }
    for (place, (entry, file)) in files.enumerated() where kinds.contains(entry.kind) {
      let hash = try RecordScan.read(entry, file, registry: computation.registry, settings: settings) { record in
        records[RowPlace(file: place, record: record.number, line: record.line)] = record
      }
      if hash != computation.ingest.accounts[place].fingerprint.sha256 {
        throw Failure(.inputChanged, file: file.name)
      }
    }
    self.records = records
  }

  /// What the cell of a row means; empty where it means nothing.
  func meaning(_ place: RowPlace, _ column: String) -> String { records[place]?.meaning(column) ?? "" }

  /// What the cells of one column mean, all rows together.
  func meanings(_ column: String) -> Set<String> {
    Set(records.values.lazy.map { $0.meaning(column) }.filter { !$0.isEmpty })
  }
}
