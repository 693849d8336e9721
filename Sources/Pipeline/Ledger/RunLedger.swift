import Diagnostics

/// The record of a pipeline's runs, `runs.jsonl`.
struct RunLedger {
  /// The name of the file in a pipeline's folder.
  static let fileName = "runs.jsonl"

  let file: ChainedFile<RunRecord>

  init(_ reports: ReportsFolder, _ pipeline: String) {
    file = ChainedFile(path: reports.folder(pipeline) + "/" + RunLedger.fileName)
  }

  /// Adds a record; says on the way where a crash had cut off the last line. Under the lock only.
  func append(_ record: RunRecord, _ onEvent: (RunEvent) -> Void) throws(Failure) {
    guard let mend = try file.append(record) else { return }
    switch mend {
    case .completed: onEvent(.warning("\(RunLedger.fileName) lacked the end of its last line; it was added."))
    case .cut:
      onEvent(
        .warning("\(RunLedger.fileName) ended in the middle of a line, which a crash had cut off; it was taken out."))
    }
  }
}
