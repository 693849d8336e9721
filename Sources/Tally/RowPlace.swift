/// Where a row of an export stands; rows are ordered as they are read.
public struct RowPlace: Sendable, Hashable, Comparable, BitwiseCopyable {
  /// The place of the file among all files of all entries, in the order of the pipeline file.
  public var file: Int32
  /// The number of the data record, counted from 1.
  public var record: Int32
  /// The line on which the record begins, counted from 1.
  public var line: Int32

  /// Makes a place.
  public init(file: Int, record: Int, line: Int) {
    self.file = Int32(clamping: file)
    self.record = Int32(clamping: record)
    self.line = Int32(clamping: line)
  }

  /// Whether the first stands before the second.
  public static func < (left: RowPlace, right: RowPlace) -> Bool {
    (left.file, left.record) < (right.file, right.record)
  }
}

/// The bytes of a row in its file, for the quarantine.
public struct ByteSpan: Sendable, Hashable {
  /// The first byte.
  public var offset: Int
  /// The end.
  public var end: Int

  /// Makes a span from `offset` up to, and without, `end`.
  public init(offset: Int, end: Int) {
    self.offset = offset
    self.end = end
  }
}
