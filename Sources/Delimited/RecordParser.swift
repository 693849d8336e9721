import Diagnostics

/// Lines to records: feeds libcsv line by line, and goes back to the next line where a record cannot be split.
final class RecordParser {
  /// What `read` found.
  enum Outcome {
    case end
    /// A record; `isTerminated` is false where the file ends without a line terminator.
    case cells(isTerminated: Bool)
    /// A record that cannot be split: one line, its problem noted.
    case spoiled
  }

  /// The places after a line's content and after its terminator.
  private typealias LineEnd = (contentEnd: Int, end: Int)

  /// The longest value quoted in a problem, in bytes.
  static let valueLimit = 4096

  let lines: LineSource
  /// The undecodable and NUL bytes of the record read last, where the file is not UTF-8.
  private(set) var faults = TextFaults()
  private let decoder: (any SliceDecoder)?
  private var parser: CSVParser
  private var decoded: [UInt8] = []
  /// What is wrong with a record that cannot be split, until it is noted.
  private var flaw = Flaw(reason: .badQuote, column: 0, value: [], isOpen: false)

  private struct Flaw {
    var reason: FindingReason
    var column: Int
    /// The cell as far as it was read.
    var value: [UInt8]
    /// Whether more of the cell may follow on its line.
    var isOpen: Bool
  }

  init(lines: LineSource, decoder: (any SliceDecoder)?, delimiter: UInt8) throws(Failure) {
    self.lines = lines
    self.decoder = decoder
    parser = try CSVParser(delimiter: delimiter)
  }

  /// Continues at the start of a line, with another delimiter.
  func restart(at offset: Int, line: Int, delimiter: UInt8) throws(Failure) {
    lines.seek(to: offset, line: line)
    parser = try CSVParser(delimiter: delimiter)
  }

  /// Reads the next record; empty lines are skipped.
  ///
  /// Throws `inputTruncated` where the last line of the file opens a quote and is cut off.
  func read(into record: inout DelimitedRecord) throws(Failure) -> Outcome {
    guard var slice = try firstSlice() else { return .end }
    parser.begin()
    faults.clear()
    decoder?.reset()
    record.begin(line: slice.line, offset: slice.offset)
    var firstLine: LineEnd?
    while true {
      let hasTerminator = slice.terminatorCount > 0
      let end = slice.contentEnd
      if firstLine == nil, hasTerminator { firstLine = (end, slice.end) }
      let isSpoiled = try feed(slice)
      if isSpoiled {
        let lineEnd = hasTerminator ? nil : try skipRestOfLine()
        return try spoil(&record, firstLine ?? lineEnd ?? (end, end))
      }
      // Outside quotes a terminator ends the record, or stands on a line without text.
      if hasTerminator, parser.rowEnded || !parser.isInQuotes {
        parser.copyCells(into: &record)
        record.endOffset = end
        return .cells(isTerminated: true)
      }
      guard let following = try lines.next() else { return try finish(&record, firstLine, end: end) }
      slice = following
    }
  }

  private func firstSlice() throws(Failure) -> LineSlice? {
    while let slice = try lines.next() {
      if slice.contentEnd > slice.offset { return slice }
    }
    return nil
  }

  /// Feeds one slice; true where a quote stands where none may.
  private func feed(_ slice: LineSlice) throws(Failure) -> Bool {
    if decoder == nil { return unsafe try take(parser.feed(slice.bytes), of: slice.bytes) }
    decoded.removeAll(keepingCapacity: true)
    try appendText(of: slice, to: &decoded)
    return try feedDecoded()
  }

  /// Appends the text of a slice as UTF-8.
  func appendText(of slice: LineSlice, to text: inout [UInt8]) throws(Failure) {
    guard let decoder else {
      unsafe text.append(contentsOf: slice.bytes)
      return
    }
    unsafe try decoder.decode(slice.bytes, at: slice.offset, into: &text, faults: &faults)
  }

  private func feedDecoded() throws(Failure) -> Bool {
    // Typed throws do not pass through the array's own call, so the outcome is carried out of it.
    let outcome: Result<Bool, Failure> = unsafe decoded.withUnsafeBytes { text in
      do throws(Failure) {
        return .success(unsafe try take(parser.feed(text), of: text))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Whether a record is spoiled by what libcsv found in `text`.
  private func take(_ outcome: CSVParser.Outcome, of text: UnsafeRawBufferPointer) throws(Failure) -> Bool {
    switch outcome {
    case .read: return false
    case .badQuote(let position):
      let start = parser.openCell(limit: Self.valueLimit)
      flaw = Flaw(reason: .badQuote, column: parser.cellCount, value: start, isOpen: true)
      let rest = unsafe Array(text[position...].prefix(Self.valueLimit))
      extendFlaw(with: rest[...])
      return true
    case .unterminatedQuote:
      let start = parser.openCell(limit: Self.valueLimit)
      flaw = Flaw(reason: .unterminatedQuote, column: parser.cellCount, value: start, isOpen: false)
      return true
    case .failed(let error): throw Failure(.inputOutput(operation: "parsing", error: error), file: lines.file.name)
    }
  }

  private func extendFlaw(with text: ArraySlice<UInt8>) {
    guard flaw.isOpen else { return }
    let end = text.firstIndex { $0 == parser.delimiter || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    flaw.value.append(contentsOf: text[..<(end ?? text.endIndex)])
    flaw.isOpen = end == nil && flaw.value.count < Self.valueLimit
  }

  /// Goes on to the start of the next line, in the middle of a line.
  private func skipRestOfLine() throws(Failure) -> LineEnd? {
    var last: LineEnd?
    var text: [UInt8] = []
    while let slice = try lines.next() {
      last = (slice.contentEnd, slice.end)
      if flaw.isOpen {
        text.removeAll(keepingCapacity: true)
        try appendText(of: slice, to: &text)
        extendFlaw(with: text[...])
      }
      if slice.terminatorCount > 0 { break }
    }
    return last
  }

  private func finish(_ record: inout DelimitedRecord, _ firstLine: LineEnd?, end: Int) throws(Failure) -> Outcome {
    if let decoder {
      decoded.removeAll(keepingCapacity: true)
      try decoder.finish(into: &decoded, faults: &faults)
      if try feedDecoded() { return try spoil(&record, firstLine ?? (end, end)) }
    }
    let isSpoiled = unsafe try take(parser.finish(), of: UnsafeRawBufferPointer(start: nil, count: 0))
    guard isSpoiled else {
      parser.copyCells(into: &record)
      record.endOffset = end
      return .cells(isTerminated: false)
    }
    if let firstLine { return try spoil(&record, firstLine) }
    try lines.file.verifyUnchanged()
    throw Failure(.inputTruncated, file: lines.file.name, line: record.line)
  }

  /// Gives up all but the first line of a record and goes back to the line after it.
  private func spoil(_ record: inout DelimitedRecord, _ firstLine: LineEnd) throws(Failure) -> Outcome {
    let value = flaw.value.prefix(Self.valueLimit)
    record.problems.append((flaw.reason, flaw.column, String(decoding: value, as: UTF8.self)))
    record.endOffset = firstLine.contentEnd
    lines.seek(to: firstLine.end, line: record.line + 1)
    try parser.restart()
    return .spoiled
  }
}
