import Diagnostics

/// Turns the slices of a file into UTF-8, one after the other.
protocol SliceDecoder: AnyObject {
  /// Forgets what the last slice left over.
  func reset()
  /// Appends the text of a slice that stands at `offset` in the file.
  ///
  /// What cannot be decoded becomes `TextFaults.marker`, and its place is noted.
  func decode(
    _ bytes: UnsafeRawBufferPointer, at offset: Int, into output: inout [UInt8], faults: inout TextFaults
  ) throws(Failure)
  /// Appends what the last slice of the file left over.
  func finish(into output: inout [UInt8], faults: inout TextFaults) throws(Failure)
}

/// The places of a record's undecodable and NUL bytes.
struct TextFaults {
  /// Stands in decoded text for what cannot be decoded; it is never valid in UTF-8.
  static let marker: UInt8 = 0xFF
  /// More places than this are counted, not kept.
  private static let limit = 1_048_576

  /// The places in the file of undecodable sequences, in order.
  private(set) var undecodable: [Int] = []
  /// The places in the file of NUL bytes, in order.
  private(set) var nul: [Int] = []
  /// Whether the file ends in the middle of a character.
  var isCutOff = false

  mutating func clear() {
    if !undecodable.isEmpty { undecodable.removeAll() }
    if !nul.isEmpty { nul.removeAll() }
    isCutOff = false
  }

  mutating func addUndecodable(at offset: Int) {
    if undecodable.count < Self.limit { undecodable.append(offset) }
  }

  mutating func addNul(at offset: Int) {
    if nul.count < Self.limit { nul.append(offset) }
  }
}
