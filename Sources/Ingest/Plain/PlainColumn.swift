import Tally

/// Where a plain row has the cell of a column, and what its spellings mean.
struct PlainColumn<Meaning> {
  /// The longest cell whose meaning is kept, in bytes.
  private static var longest: Int { 4096 }
  /// Many more than the spellings of most columns, so that few of them share a place.
  private static var recentCount: Int { 512 }

  /// A short cell and its meaning.
  private struct Recent {
    var key: ShortCell
    var meaning: Meaning?
  }

  /// The place of the cell in the row; -1 where all rows have one meaning.
  let cell: Int
  private var spellings = SpellingTable<Meaning?>()
  /// Short cells found lately, by a few bits of their hash.
  private var recent: ContiguousArray<Recent>
  /// The meaning of all rows where there is no cell; `nil` leaves a row to the full reading.
  private let fixed: Meaning?

  /// - Parameter hasMany: whether the column mostly has some thousand spellings.
  init(cell: Int, hasMany: Bool = false) {
    self.cell = cell
    fixed = nil
    let count = hasMany ? Self.recentCount * 8 : Self.recentCount
    recent = ContiguousArray(repeating: Recent(key: .none, meaning: nil), count: count)
  }

  init(fixed: Meaning?) {
    cell = -1
    self.fixed = fixed
    recent = []
  }

  /// The meaning of a row's cell; `nil` leaves the row to the full reading.
  @inline(__always)
  mutating func meaning(_ row: PlainRow, _ resolve: (_ raw: UnsafeBufferPointer<UInt8>) -> Meaning?) -> Meaning? {
    guard cell >= 0 else { return fixed }
    let raw = row[cell]
    guard let key = ShortCell(raw, row.masks) else { return longMeaning(raw, resolve) }
    let known = recent.withUnsafeBufferPointer { $0[key.hash & ($0.count &- 1)] }
    return known.key.equals(key) ? known.meaning : olderMeaning(key, raw, resolve)
  }

  /// The meaning of a short cell that is not in the first of its two places.
  @inline(never)
  private mutating func olderMeaning(
    _ key: ShortCell, _ raw: UnsafeBufferPointer<UInt8>, _ resolve: (_ raw: UnsafeBufferPointer<UInt8>) -> Meaning?
  ) -> Meaning? {
    let place = key.hash & (recent.count - 1)
    if recent[place ^ 1].key.equals(key) { return recent[place ^ 1].meaning }
    let meaning = longMeaning(raw, resolve)
    recent[place ^ 1] = recent[place]
    recent[place] = Recent(key: key, meaning: meaning)
    return meaning
  }

  @inline(never)
  private mutating func longMeaning(
    _ raw: UnsafeBufferPointer<UInt8>, _ resolve: (_ raw: UnsafeBufferPointer<UInt8>) -> Meaning?
  ) -> Meaning? {
    let hash = ByteHash.of(raw)
    if let known = spellings.meaning(raw, hash: hash) { return known }
    guard !spellings.isFull, raw.count <= Self.longest else { return nil }
    let meaning = resolve(raw)
    spellings.keep(meaning, of: raw, hash: hash)
    return meaning
  }
}

/// A cell of up to sixteen bytes, as numbers that are compared at once.
///
/// No cell of a plain row has a NUL, so that its length follows from its bytes.
struct ShortCell {
  /// Sixteen bytes of ones and sixteen of zeros: from the right place on, they keep the bytes of a cell of any length.
  // Nobody has the memory before it is written, and nobody writes to it afterwards.
  nonisolated(unsafe) static let masks: UnsafeRawPointer = {
    let masks = UnsafeMutableRawPointer.allocate(byteCount: 32, alignment: 16)
    masks.initializeMemory(as: UInt8.self, repeating: 0xFF, count: 16)
    (masks + 16).initializeMemory(as: UInt8.self, repeating: 0, count: 16)
    return UnsafeRawPointer(masks)
  }()

  /// The bytes, those after the cell 0.
  private var first: UInt64
  private var last: UInt64

  /// No cell at all: bytes that UTF-8 does not have.
  static let none = ShortCell(first: .max, last: .max)

  private init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  /// `nil` for a longer cell; sixteen bytes can be read from any place of a block.
  @inline(__always)
  init?(_ raw: UnsafeBufferPointer<UInt8>, _ masks: UnsafeRawPointer) {
    guard let start = raw.baseAddress, raw.count <= 16 else { return nil }
    let bytes = UnsafeRawPointer(start)
    let mask = masks + (16 &- raw.count)
    first = bytes.loadUnaligned(as: UInt64.self) & mask.loadUnaligned(as: UInt64.self)
    last =
      bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & mask.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
  }

  @inline(__always)
  var hash: Int {
    let mixed = (first ^ last.byteSwapped) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 48)
  }

  @inline(__always)
  func equals(_ other: ShortCell) -> Bool { first ^ other.first | last ^ other.last == 0 }
}

/// The cells of a plain row as they stand in the file.
struct PlainRow {
  let bytes: UnsafePointer<UInt8>
  /// The row's own cell ends.
  let ends: UnsafePointer<UInt32>
  let start: Int
  let lastCell: Int
  /// `ShortCell.masks`, at hand.
  let masks: UnsafeRawPointer

  /// A cell, with its quotes.
  @inline(__always)
  subscript(cell: Int) -> UnsafeBufferPointer<UInt8> {
    let from = cell == 0 ? start : Int(ends[cell - 1]) + 1
    var to = Int(ends[cell])
    if cell == lastCell, to > from, bytes[to - 1] == UInt8(ascii: "\r") { to -= 1 }
    return UnsafeBufferPointer(start: bytes + from, count: to - from)
  }

  /// A run of cells with the delimiters between them.
  @inline(__always)
  subscript(cells: ClosedRange<Int>) -> UnsafeBufferPointer<UInt8> {
    let from = cells.lowerBound == 0 ? start : Int(ends[cells.lowerBound - 1]) + 1
    return UnsafeBufferPointer(start: bytes + from, count: Int(ends[cells.upperBound]) - from)
  }
}
