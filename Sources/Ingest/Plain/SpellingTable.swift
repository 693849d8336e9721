import Tally

/// What cells of one column mean, by their bytes as they stand in the file: each spelling is looked into once.
struct SpellingTable<Meaning> {
  private struct Spelling {
    var offset: Int32
    var count: Int32
    var meaning: Meaning
  }

  private var index = HashIndex()
  private var spellings: ContiguousArray<Spelling> = []
  private var bytes: ContiguousArray<UInt8> = []

  /// Whether no more spellings are kept: a column of nothing else must not grow the memory.
  var isFull: Bool { spellings.count == 16_384 }

  /// The meaning of a cell; `nil` where its spelling is new.
  @inline(__always)
  func meaning(_ cell: UnsafeBufferPointer<UInt8>, hash: UInt32) -> Meaning? {
    guard let start = cell.baseAddress else { return nil }
    var slot = index.firstSlot(hash)
    return bytes.withUnsafeBufferPointer { all in
      while let number = index.candidate(&slot, hash) {
        let spelling = spellings[Int(number)]
        if Int(spelling.count) == cell.count, let known = all.baseAddress,
          ByteHash.equal(known + Int(spelling.offset), start, cell.count)
        {
          return spelling.meaning
        }
      }
      return nil
    }
  }

  /// Keeps the meaning of a cell whose spelling is new.
  mutating func keep(_ meaning: Meaning, of cell: UnsafeBufferPointer<UInt8>, hash: UInt32) {
    index.insert(Int32(spellings.count), hash: hash)
    spellings.append(Spelling(offset: Int32(bytes.count), count: Int32(cell.count), meaning: meaning))
    bytes.append(contentsOf: cell)
  }
}
