import Tally

/// Where a plain row has the cell of a column, and what its spellings mean.
struct PlainColumn<Meaning> {
  /// The longest cell whose meaning is kept, in bytes.
  private static var longest: Int { 4096 }

  /// The place of the cell in the row; -1 where all rows have one meaning.
  private let cell: Int
  private var spellings = SpellingTable<Meaning?>()
  private var last = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  /// The meaning of the cell read last, or of all rows where there is no cell; `nil` leaves a row to the full reading.
  private var lastMeaning: Meaning?

  init(cell: Int) {
    self.cell = cell
    lastMeaning = nil
  }

  init(fixed: Meaning?) {
    cell = -1
    lastMeaning = fixed
  }

  /// Forgets where the cell of the row before stands, before that is overwritten.
  mutating func beginBlock() { last = UnsafeBufferPointer(start: nil, count: 0) }

  /// The meaning of a row's cell; `nil` leaves the row to the full reading.
  @inline(__always)
  mutating func meaning(_ row: PlainRow, _ resolve: (_ raw: UnsafeBufferPointer<UInt8>) -> Meaning?) -> Meaning? {
    guard cell >= 0 else { return lastMeaning }
    let raw = row[cell]
    // Rows of one event stand together: most of their cells are those of the row before.
    if raw.count == last.count, let start = raw.baseAddress, let before = last.baseAddress,
      ByteHash.equal(start, before, raw.count)
    {
      return lastMeaning
    }
    let hash = ByteHash.of(raw)
    if let known = spellings.meaning(raw, hash: hash) {
      lastMeaning = known
    } else {
      guard !spellings.isFull, raw.count <= Self.longest else { return nil }
      lastMeaning = resolve(raw)
      spellings.keep(lastMeaning, of: raw, hash: hash)
    }
    last = raw
    return lastMeaning
  }
}

/// The cells of a plain row as they stand in the file.
struct PlainRow {
  let bytes: UnsafePointer<UInt8>
  /// The row's own cell ends.
  let ends: UnsafePointer<UInt32>
  let start: Int
  let lastCell: Int

  /// A cell, with its quotes.
  @inline(__always)
  subscript(cell: Int) -> UnsafeBufferPointer<UInt8> {
    let from = cell == 0 ? start : Int(ends[cell - 1]) + 1
    var to = Int(ends[cell])
    if cell == lastCell, to > from, bytes[to - 1] == UInt8(ascii: "\r") { to -= 1 }
    return UnsafeBufferPointer(start: bytes + from, count: to - from)
  }
}
