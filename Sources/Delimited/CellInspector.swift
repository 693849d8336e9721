import Diagnostics

/// Finds and names what is wrong inside the cells of a record that can be split.
struct CellInspector {
  /// The most bytes of a record that are read again to find the places of what is wrong.
  private static let rereadLimit = 2 * RecordLimits.record
  /// The bytes from which an encoding is guessed.
  private static let guessLimit = 65_536

  let file: FileSource
  /// The name of the file's encoding in lower case.
  let encodingName: String
  /// Whether the file's bytes are not those of the cells, because they were decoded.
  let isDecoded: Bool

  /// Adds the problems of a record's cells and makes their bytes valid UTF-8.
  ///
  /// Returns whether the record ends in the middle of a character.
  func inspect(_ record: inout DelimitedRecord, faults: TextFaults) throws(Failure) -> Bool {
    if record.overlong.isEmpty, UTF8Check.isClean(record.bytes) { return false }
    guard record.overlong.isEmpty else {
      // What was cut off a cell is gone, so the places of other problems can no longer be told.
      repair(&record)
      for cell in record.overlong {
        let value = unsafe record.withBytes(cell.column) { unsafe Array($0.prefix(RecordParser.valueLimit)) }
        add(.fieldTooLong(limit: cell.limit), at: cell.column, value: String(decoding: value, as: UTF8.self), &record)
      }
      return false
    }
    let raw = try file.bytes(in: record.offset..<min(record.endOffset, record.offset + Self.rereadLimit))
    let places = isDecoded ? faults : Self.faults(in: raw, at: record.offset)
    name(places, guess: guess(raw), in: &record)
    repair(&record)
    return places.isCutOff
  }

  private func name(_ places: TextFaults, guess: String?, in record: inout DelimitedRecord) {
    // Quotes and delimiters are ASCII, so the nth fault of the file's bytes is the nth fault of the cells.
    var undecodable = 0
    var nul = 0
    for column in record.ends.indices {
      let cell = record.bytes[record.range(of: column)]
      let nuls = cell.count { $0 == 0 }
      let bad = UTF8Check.faults(in: cell).positions.count
      if bad > 0 {
        let offset = Self.place(undecodable, in: places.undecodable, else: record.offset)
        let reason = FindingReason.badEncoding(
          offset: offset, declared: encodingName.uppercased(), resembles: guess)
        add(reason, at: column, value: record.text(column), &record)
      }
      if nuls > 0 {
        let offset = Self.place(nul, in: places.nul, else: record.offset)
        add(.nulByte(offset: offset), at: column, value: record.text(column), &record)
      }
      undecodable += bad
      nul += nuls
    }
  }

  private static func place(_ index: Int, in places: [Int], else start: Int) -> Int {
    index < places.count ? places[index] : places.last ?? start
  }

  private func add(_ reason: FindingReason, at column: Int, value: String, _ record: inout DelimitedRecord) {
    record.problems.append((reason, column, value))
  }

  private func guess(_ raw: [UInt8]) -> String? {
    EncodingGuess.resembles(Array(raw.prefix(Self.guessLimit)), declared: encodingName)
  }

  private static func faults(in raw: [UInt8], at offset: Int) -> TextFaults {
    var faults = TextFaults()
    let (positions, isCutOff) = UTF8Check.faults(in: raw[...])
    for position in positions { faults.addUndecodable(at: offset + position) }
    for (index, byte) in raw.enumerated() where byte == 0 { faults.addNul(at: offset + index) }
    faults.isCutOff = isCutOff
    return faults
  }

  private func repair(_ record: inout DelimitedRecord) {
    guard (try? UTF8Span(validating: record.bytes.span)) == nil else { return }
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for column in record.ends.indices {
      bytes.append(contentsOf: record.text(column).utf8)
      ends.append(bytes.count)
      bytes.append(UInt8(ascii: "\n"))
    }
    record.bytes = bytes
    record.ends = ends
  }
}
