/// Numbers found by hash: open addressing, kept at most two thirds full.
public struct HashIndex: Sendable {
  /// A hash in the upper half and a number plus one in the lower; 0 where nothing is.
  @usableFromInline var slots: ContiguousArray<UInt64> = []
  private var count = 0

  /// Makes an empty index.
  public init() {}

  /// Where a search for a hash begins.
  @inlinable @inline(__always)
  public func firstSlot(_ hash: UInt32) -> Int { Int(hash) & (slots.count - 1) }

  /// The next number of that hash from `slot` on, which moves past it; `nil` with `slot` at a free place.
  @inlinable @inline(__always)
  public func candidate(_ slot: inout Int, _ hash: UInt32) -> Int32? {
    guard slots.count > 0 else { return nil }
    while true {
      let value = slots[slot]
      if value == 0 { return nil }
      slot = (slot + 1) & (slots.count - 1)
      if UInt32(truncatingIfNeeded: value >> 32) == hash { return Int32(truncatingIfNeeded: value) - 1 }
    }
  }

  /// Puts in a number that no search has found.
  public mutating func insert(_ number: Int32, hash: UInt32) {
    if count * 3 >= slots.count * 2 { grow() }
    put(UInt64(hash) << 32 | UInt64(UInt32(bitPattern: number + 1)))
    count += 1
  }

  private mutating func put(_ value: UInt64) {
    var slot = firstSlot(UInt32(truncatingIfNeeded: value >> 32))
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }

  private mutating func grow() {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: max(64, old.count * 2))
    for value in old where value != 0 { put(value) }
  }
}
