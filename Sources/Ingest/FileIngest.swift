import Delimited
import Diagnostics
import Dispatch
import Registry
import Tally

/// One file of one entry, read from its first row to its last.
struct FileIngest {
  /// How the file's columns are read, for what is found when all rows are known.
  let row: RowReader
  private(set) var findings: [Finding] = []
  private(set) var quarantined: [QuarantinedRow] = []
  private(set) var fingerprint: FileFingerprint
  private(set) var rawHeader: [UInt8] = []
  /// The file as it was before it was read.
  let stamp: FileStamp
  let keys: UniqueKeys

  /// Reads the file into the tallies, one for each thread that may be used.
  ///
  /// - Parameters:
  ///   - place: the place of the file among all files of all entries.
  ///   - mayReportHeader: whether an unknown header is to be reported here.
  init(
    _ entry: InputEntry, _ file: InputFile, place: Int, settings: IngestSettings, codes: CodeIndex, keys: UniqueKeys,
    mayReportHeader: (_ header: String) -> Bool, into tallies: inout [ActivityTally]
  ) throws(Failure) {
    stamp = FileStamp(path: file.path)
    self.keys = keys
    let hash = HashingSink()
    let reader = try FileIngest.open(entry, file, observeBytes: hash.update)
    let mapping = try FileMapping(entry, header: reader.header, file: file.name, line: reader.headerLine)
    row = RowReader(
      entry: entry, file: file, filePlace: place, mapping: mapping, settings: settings, codes: codes)
    fingerprint = FileFingerprint(path: file.name, sha256: "", byteCount: 0)
    findings += row.unknownColumns(headerLine: reader.headerLine, mayReport: mayReportHeader)

    // Whether a key was read before depends on the order of the rows.
    let isOrdered = !entry.unique.isEmpty
    let threads = isOrdered ? 1 : min(tallies.count, 1 + reader.byteCount / (4 * settings.blockSize))
    var readers: [RowIngest] = []
    for thread in 0..<threads {
      let own = thread == 0 ? row : RowReader(copying: row)
      readers.append(RowIngest(own, reader, keys: keys, into: tallies[thread]))
      tallies[thread] = ActivityTally(keepsRows: settings.keepsRows)
    }
    try FileIngest.read(reader, readers, settings, hash)
    for (thread, reader) in readers.enumerated() {
      tallies[thread] = reader.takeTally()
      tallies[thread].count(file: place) { $0.merge(reader.counts) }
      findings += reader.findings
      quarantined += reader.quarantined
    }
    quarantined.sort { $0.record < $1.record }
    rawHeader = try reader.rawHeader()
    fingerprint = FileFingerprint(path: file.name, sha256: hash.hexadecimal, byteCount: hash.byteCount)
    if let expected = file.sha256, expected != fingerprint.sha256 { throw Failure(.inputChanged, file: file.name) }
  }

  /// Opens a file of an entry.
  static func open(
    _ entry: InputEntry, _ file: InputFile, observeBytes: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(Failure) -> DelimitedReader {
    try DelimitedReader(
      path: file.path, name: file.name, delimiter: entry.delimiter.map(DelimiterChoice.fixed) ?? .automatic,
      encoding: entry.encoding, accepts: { FileMapping.accepts(entry, $0) }, observeBytes: observeBytes)
  }

  /// Lets the readers share the blocks of a file; a file that has none is read by the first.
  private static func read(
    _ reader: DelimitedReader, _ readers: [RowIngest], _ settings: IngestSettings, _ hash: HashingSink
  ) throws(Failure) {
    guard !readers[0].row.readsInFull, let blocks = RecordBlocks(reader, hash: hash.scanned) else {
      return try readers[0].readAll()
    }
    let queue = BlockQueue(blocks, blockSize: settings.blockSize)
    if readers.count == 1 {
      queue.serve(readers[0])
    } else {
      // Each thread has a reader of its own, and the queue has locks.
      nonisolated(unsafe) let (queue, readers) = (queue, readers)
      DispatchQueue.concurrentPerform(iterations: readers.count) { queue.serve(readers[$0]) }
    }
    if let failure = queue.failure { throw failure }
    try blocks.showRest()
  }
}
