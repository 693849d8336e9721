import Diagnostics

/// The header of a file, and what was settled on the way to it.
struct FileHeader {
  /// The trimmed names, without the empty ones at the end.
  var names: [String]
  /// The number of cells, with the empty ones at the end.
  var width: Int
  var line: Int
  /// The place after the header record and its terminator, in bytes.
  var end: Int
  var delimiter: UInt8
}

/// Finds the `sep=` line, the delimiter and the header.
struct HeaderReader {
  private let records: RecordParser
  private let inspector: CellInspector
  private let start: Int
  private var name: String { records.lines.file.name }

  /// Begins at the first byte after a byte-order mark.
  init(records: RecordParser, inspector: CellInspector, start: Int) {
    self.records = records
    self.inspector = inspector
    self.start = start
  }

  /// Reads the header and leaves `records` at the first record after it.
  func read(_ choice: DelimiterChoice, accepts: ([String]) -> Bool) throws(Failure) -> FileHeader {
    if let separator = try records.separatorLine(at: start) {
      return try settle(attempt(separator.delimiter, separator.end, 2))
    }
    switch choice {
    case .fixed(let delimiter): return try settle(attempt(delimiter, start, 1))
    case .automatic: return try settle(choose(accepts))
    }
  }

  /// What a delimiter makes of the header.
  private struct Attempt {
    var delimiter: UInt8
    var record: DelimitedRecord
    var names: [String]
    var end: Int
    /// Why the header cannot be split.
    var reason: FindingReason?
  }

  private func choose(_ accepts: ([String]) -> Bool) throws(Failure) -> Attempt {
    var best: Attempt?
    for delimiter in DelimiterChoice.candidates {
      let attempt = try attempt(delimiter, start, 1)
      if attempt.reason == nil, accepts(attempt.names) { return attempt }
      if attempt.record.cellCount > best?.record.cellCount ?? -1 { best = attempt }
    }
    guard let best else { throw Failure(.inputEmpty, file: name) }
    return try attempt(best.delimiter, start, 1)
  }

  private func attempt(_ delimiter: UInt8, _ offset: Int, _ line: Int) throws(Failure) -> Attempt {
    try records.restart(at: offset, line: line, delimiter: delimiter)
    var record = DelimitedRecord()
    while true {
      switch try records.read(into: &record) {
      case .end: throw Failure(.inputEmpty, file: name)
      case .spoiled:
        let reason = record.problems.first?.reason ?? .badQuote
        return Attempt(delimiter: delimiter, record: record, names: [], end: record.endOffset, reason: reason)
      case .cells:
        if record.isAllBlank { continue }
        _ = try inspector.inspect(&record, faults: records.faults)
        var names = (0..<record.count).map { record.trimmedText($0) }
        while names.last == "" { names.removeLast() }
        let end = records.lines.position
        let reason = record.problems.first?.reason
        return Attempt(delimiter: delimiter, record: record, names: names, end: end, reason: reason)
      }
    }
  }

  private func settle(_ attempt: Attempt) throws(Failure) -> FileHeader {
    let line = attempt.record.line
    if let reason = attempt.reason {
      let sentence = FindingWords.sentence(for: Finding(reason, file: name, line: line, record: nil))
      throw Failure(.inputOutput(operation: "reading the header", error: sentence), file: name, line: line)
    }
    if attempt.record.cellCount > RecordLimits.columns {
      let error = "more than \(RecordLimits.columns) columns"
      throw Failure(.inputOutput(operation: "reading the header", error: error), file: name, line: line)
    }
    if attempt.end > RecordLimits.record {
      let error = "it does not end within \(RecordLimits.record) bytes"
      throw Failure(.inputOutput(operation: "reading the header", error: error), file: name, line: line)
    }
    var seen: Set<String> = []
    for header in attempt.names where !header.isEmpty && !seen.insert(header.lowercased()).inserted {
      throw Failure(.duplicateHeader(header: header), file: name, line: line)
    }
    return FileHeader(
      names: attempt.names, width: attempt.record.cellCount, line: line, end: attempt.end,
      delimiter: attempt.delimiter)
  }
}
