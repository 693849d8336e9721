/// Contributions of parties to events, those of one event linked from the newest to the oldest.
struct ContributionPool: Sendable {
  /// What merging came to.
  enum Merge: Sendable {
    /// The party had contributed under the same labels: the two are one now.
    case same
    /// The party had contributed under other labels only.
    case samePartyOtherLabels
    case new
  }

  /// Sixteen bytes, for there are as many of them as parties at events.
  private struct Node: BitwiseCopyable {
    /// The party's place, with the sign bit set for a host.
    var party: UInt32
    var labels: Int32
    /// Delegates; `none` where no row gives a number, `large` where `largeAmounts` has it.
    var amount: UInt32
    var next: Int32
  }

  private static let hostBit: UInt32 = 0x8000_0000
  private static let none = UInt32.max
  private static let large = UInt32.max - 1

  private var nodes = PageArray<Node>()
  private var largeAmounts: [Int32: Int] = [:]

  /// Adds a contribution before the one that was an event's newest; returns its number.
  @inline(__always)
  mutating func append(party: Int32, labels: Int32, isHost: Bool, delegates: Int, next: Int32) -> Int32 {
    let number = Int32(nodes.count)
    nodes.append(
      Node(
        party: UInt32(bitPattern: party) | (isHost ? Self.hostBit : 0), labels: labels,
        amount: delegates < 0 ? Self.none : UInt32(truncatingIfNeeded: min(delegates, Int(Self.large))), next: next))
    if delegates >= Int(Self.large) { largeAmounts[number] = delegates }
    return number
  }

  /// Adds to the contribution of the same party under the same labels, if an event has one.
  mutating func merge(party: Int32, labels: Int32, isHost: Bool, delegates: Int, among newest: Int32) -> Merge {
    var number = newest
    var isKnown = false
    while number >= 0 {
      let node = nodes[Int(number)]
      if Int32(node.party & ~Self.hostBit) == party {
        if node.labels == labels {
          if isHost { nodes.change(Int(number)) { $0.party |= Self.hostBit } }
          if delegates >= 0 { set(number, max(self.delegates(number), 0) + delegates) }
          return .same
        }
        isKnown = true
      }
      number = node.next
    }
    return isKnown ? .samePartyOtherLabels : .new
  }

  /// The same for a contribution that is in the pool already.
  mutating func merge(_ number: Int32, among newest: Int32) -> Merge {
    merge(
      party: party(number), labels: nodes[Int(number)].labels, isHost: isHost(number), delegates: delegates(number),
      among: newest)
  }

  /// Adds another pool, the labels renumbered; returns what its numbers have to be raised by.
  mutating func append(_ other: ContributionPool, labels: [Int32]) -> Int32 {
    let base = Int32(nodes.count)
    nodes.reserve(nodes.count + other.nodes.count)
    for node in other.nodes.elements {
      var node = node
      node.labels = labels[Int(node.labels)]
      if node.next >= 0 { node.next += base }
      nodes.append(node)
    }
    for (number, amount) in other.largeAmounts { largeAmounts[number + base] = amount }
    return base
  }

  @inline(__always)
  func party(_ number: Int32) -> Int32 { Int32(nodes[Int(number)].party & ~Self.hostBit) }
  @inline(__always)
  func isHost(_ number: Int32) -> Bool { nodes[Int(number)].party & Self.hostBit != 0 }
  @inline(__always)
  func next(_ number: Int32) -> Int32 { nodes[Int(number)].next }
  mutating func setNext(of number: Int32, _ next: Int32) { nodes.change(Int(number)) { $0.next = next } }

  /// The sum over the rows that give a number; -1 where none does.
  @inline(__always)
  func delegates(_ number: Int32) -> Int {
    let amount = nodes[Int(number)].amount
    if amount < Self.large { return Int(amount) }
    return amount == Self.none ? -1 : largeAmounts[number] ?? 0
  }

  /// Appends the contributions from one on to `result`.
  @inline(__always)
  func collect(from newest: Int32, into result: inout [EventList.Contribution]) {
    var number = newest
    while number >= 0 {
      let node = nodes[Int(number)]
      result.append(
        EventList.Contribution(
          party: Int32(node.party & ~Self.hostBit), labels: node.labels, delegates: delegates(number),
          isHost: node.party & Self.hostBit != 0))
      number = node.next
    }
  }

  private mutating func set(_ number: Int32, _ amount: Int) {
    if amount < Int(Self.large) {
      nodes.change(Int(number)) { $0.amount = UInt32(amount) }
    } else {
      nodes.change(Int(number)) { $0.amount = Self.large }
      largeAmounts[number] = amount
    }
  }
}
