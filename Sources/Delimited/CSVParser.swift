import CLibCSV
import Diagnostics

/// Owns a libcsv parser and the memory into which it puts cells.
@safe final class CSVParser {
  /// What became of bytes given to libcsv.
  enum Outcome {
    case read
    /// A quote stands where none may; `position` counts within the bytes given.
    case badQuote(position: Int)
    case unterminatedQuote
    case failed(String)
  }

  let delimiter: UInt8
  private let state: UnsafeMutablePointer<csv_parser>
  private let sink: UnsafeMutablePointer<CellSink>

  /// Makes a parser for a delimiter.
  init(delimiter: UInt8) throws(Failure) {
    self.delimiter = delimiter
    unsafe state = UnsafeMutablePointer<csv_parser>.allocate(capacity: 1)
    unsafe state.initialize(to: csv_parser())
    unsafe sink = UnsafeMutablePointer<CellSink>.allocate(capacity: 1)
    unsafe sink.initialize(to: CellSink())
    try open()
  }

  deinit {
    unsafe csv_free(state)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
    unsafe sink.deinitialize(count: 1)
    unsafe sink.deallocate()
  }

  /// Whether the record ended with the bytes fed last.
  var rowEnded: Bool { unsafe sink.pointee.rowEnded }
  /// The number of cells that ended.
  var cellCount: Int { unsafe sink.pointee.cellCount }
  /// Whether a quote is open.
  var isInQuotes: Bool { unsafe state.pointee.quoted != 0 }

  /// Starts a record.
  func begin() {
    unsafe sink.pointee.begin()
  }

  /// Starts anew after a problem.
  func restart() throws(Failure) {
    // libcsv has no call that clears a parser in the middle of a record.
    unsafe csv_free(state)
    try open()
  }

  /// Reads bytes that hold the end of one line at most.
  func feed(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    let used = unsafe csv_parse(
      state, bytes.baseAddress, bytes.count,
      { cell, size, sink in
        unsafe sink?.assumingMemoryBound(to: CellSink.self).pointee.endCell(cell, size)
      },
      { _, sink in
        unsafe sink?.assumingMemoryBound(to: CellSink.self).pointee.rowEnded = true
      }, sink)
    guard used == bytes.count else {
      return unsafe csv_error(state) == CSV_EPARSE ? .badQuote(position: used) : failed()
    }
    if unsafe state.pointee.entry_pos > RecordLimits.cell + 1 { drain() }
    return .read
  }

  /// Ends the last record of a file that has no line terminator at its end.
  func finish() -> Outcome {
    let status = unsafe csv_fini(
      state,
      { cell, size, sink in
        unsafe sink?.assumingMemoryBound(to: CellSink.self).pointee.endCell(cell, size)
      },
      { _, sink in
        unsafe sink?.assumingMemoryBound(to: CellSink.self).pointee.rowEnded = true
      }, sink)
    if status == 0 { return .read }
    return unsafe csv_error(state) == CSV_EPARSE ? .unterminatedQuote : failed()
  }

  /// The cells of the record, put into `record`.
  func copyCells(into record: inout DelimitedRecord) {
    unsafe sink.pointee.copy(into: &record)
  }

  /// The beginning of the cell that has not ended, an opening quote included.
  func openCell(limit: Int) -> [UInt8] {
    var result: [UInt8] = isInQuotes ? [UInt8(ascii: "\"")] : []
    guard let start = unsafe state.pointee.entry_buf, unsafe !sink.pointee.isInOverlongCell else { return result }
    unsafe result.append(contentsOf: UnsafeBufferPointer(start: start, count: min(limit, state.pointee.entry_pos)))
    return result
  }

  private func open() throws(Failure) {
    // Strict fini needs both flags, or an unterminated quote passes in silence.
    guard unsafe csv_init(state, UInt8(CSV_STRICT | CSV_STRICT_FINI)) == 0 else {
      throw Failure(.identityBroken("csv_init refused its options"))
    }
    unsafe rapporteur_csv_keep_spaces(state)
    unsafe csv_set_delim(state, delimiter)
    unsafe csv_set_quote(state, UInt8(ascii: "\""))
    // The buffer grows by this much at a time; libcsv's own 128 bytes would copy a long cell thousands of times.
    unsafe csv_set_blk_size(state, 16_384)
  }

  /// Keeps the beginning of a cell that is too long and lets libcsv read on without growing.
  private func drain() {
    unsafe sink.pointee.beginOverlongCell(state.pointee.entry_buf, state.pointee.entry_pos)
    // One byte stays, because libcsv takes the closing quote back off.
    unsafe state.pointee.entry_pos = 1
  }

  private func failed() -> Outcome {
    guard let text = unsafe csv_strerror(csv_error(state)) else { return .failed("libcsv gave no reason") }
    return unsafe .failed(String(cString: text))
  }
}
