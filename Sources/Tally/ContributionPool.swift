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

  /// One contribution.
  struct Contribution: Sendable {
    var party: Int32
    var labels: Int32
    var isHost: Bool
    /// The sum over the rows that give a number; -1 where none does.
    var delegates: Int
    /// How far before it the next older contribution to the event stands; 0 where there is none.
    var distance: Int32
  }

  private var nodes = ChunkedArray<PackedContribution>()
  /// Those that do not fit into eight bytes.
  private var large: [Int32: Contribution] = [:]

  /// A contribution by its number.
  @inline(__always)
  subscript(number: Int32) -> Contribution {
    nodes[Int(number)].contribution ?? largeContribution(number)
  }

  @inline(never)
  private func largeContribution(_ number: Int32) -> Contribution {
    guard let contribution = large[number] else { preconditionFailure("a contribution stands nowhere") }
    return contribution
  }

  /// Adds a contribution before the one that was an event's newest; returns its number.
  @inline(__always)
  mutating func append(party: Int32, labels: Int32, isHost: Bool, delegates: Int, next: Int32) -> Int32 {
    let number = Int32(nodes.count)
    let contribution = Contribution(
      party: party, labels: labels, isHost: isHost, delegates: delegates, distance: next < 0 ? 0 : number - next)
    let packed = PackedContribution(contribution)
    nodes.append(packed ?? .large)
    if packed == nil { large[number] = contribution }
    return number
  }

  /// Adds to the contribution of the same party under the same labels, if an event has one.
  mutating func merge(party: Int32, labels: Int32, isHost: Bool, delegates: Int, among newest: Int32) -> Merge {
    var number = newest
    var isKnown = false
    while number >= 0 {
      var known = self[number]
      if known.party == party {
        if known.labels == labels {
          known.isHost = known.isHost || isHost
          if delegates >= 0 { known.delegates = max(known.delegates, 0) + delegates }
          set(number, known)
          return .same
        }
        isKnown = true
      }
      number = known.distance == 0 ? -1 : number - known.distance
    }
    return isKnown ? .samePartyOtherLabels : .new
  }

  /// The same for a contribution that is in the pool already.
  mutating func merge(_ number: Int32, among newest: Int32) -> Merge {
    let own = self[number]
    return merge(party: own.party, labels: own.labels, isHost: own.isHost, delegates: own.delegates, among: newest)
  }

  /// Takes another pool over, the labels renumbered; returns what its numbers have to be raised by.
  mutating func take(_ other: consuming ContributionPool, labels: [Int32]) -> Int32 {
    let others = other.large
    let base = Int32(nodes.take(other.nodes))
    for (number, contribution) in others { large[number + base] = contribution }
    if labels.enumerated().contains(where: { $0 != $1 }) {
      for number in base..<Int32(nodes.count) {
        var own = self[number]
        own.labels = labels[Int(own.labels)]
        set(number, own)
      }
    }
    return base
  }

  /// The number of the next older contribution; -1 where there is none.
  func next(_ number: Int32) -> Int32 {
    let distance = self[number].distance
    return distance == 0 ? -1 : number - distance
  }

  /// Links a contribution to an older one; -1 for none.
  mutating func setNext(of number: Int32, _ next: Int32) {
    var own = self[number]
    own.distance = next < 0 ? 0 : number - next
    set(number, own)
  }

  /// Appends the contributions from one on to `result`.
  @inline(__always)
  func collect(from newest: Int32, into result: inout [EventList.Contribution]) {
    var number = newest
    while number >= 0 {
      let own = self[number]
      result.append(
        EventList.Contribution(party: own.party, labels: own.labels, delegates: own.delegates, isHost: own.isHost))
      number = own.distance == 0 ? -1 : number - own.distance
    }
  }

  private mutating func set(_ number: Int32, _ contribution: Contribution) {
    let packed = PackedContribution(contribution)
    nodes.change(Int(number)) { $0 = packed ?? .large }
    if packed == nil || !large.isEmpty { large[number] = packed == nil ? contribution : nil }
  }
}

/// A contribution in eight bytes, for there are as many of them as parties at events.
private struct PackedContribution: BitwiseCopyable {
  private static let partyBits = UInt64(12)
  private static let labelBits = UInt64(14)
  /// Delegates plus one; 0 where no row gives a number.
  private static let amountBits = UInt64(10)
  private static let distanceBits = UInt64(27)

  /// The host's bit, then party, labels, amount and distance; all ones for one that stands elsewhere.
  private var bits: UInt64

  static let large = PackedContribution(bits: .max)

  private init(bits: UInt64) { self.bits = bits }

  /// Packs a contribution; `nil` where a part of it is too large.
  @inline(__always)
  init?(_ contribution: ContributionPool.Contribution) {
    let party = UInt64(truncatingIfNeeded: contribution.party)
    let labels = UInt64(truncatingIfNeeded: contribution.labels)
    let amount = UInt64(truncatingIfNeeded: contribution.delegates &+ 1)
    let distance = UInt64(truncatingIfNeeded: contribution.distance)
    // The greatest party is left free, so that no contribution is all ones.
    guard party < 1 << Self.partyBits - 1, labels < 1 << Self.labelBits, amount < 1 << Self.amountBits,
      distance < 1 << Self.distanceBits
    else { return nil }
    bits =
      ((((contribution.isHost ? 1 : 0) << Self.partyBits | party) << Self.labelBits | labels) << Self.amountBits
        | amount) << Self.distanceBits | distance
  }

  /// The contribution; `nil` where it stands elsewhere.
  @inline(__always)
  var contribution: ContributionPool.Contribution? {
    if bits == .max { return nil }
    var rest = bits
    func take(_ width: UInt64) -> UInt64 {
      defer { rest >>= width }
      return rest & (1 << width - 1)
    }
    let distance = take(Self.distanceBits)
    let amount = take(Self.amountBits)
    let labels = take(Self.labelBits)
    let party = take(Self.partyBits)
    return ContributionPool.Contribution(
      party: Int32(truncatingIfNeeded: party), labels: Int32(truncatingIfNeeded: labels), isHost: rest != 0,
      delegates: Int(truncatingIfNeeded: amount) - 1, distance: Int32(truncatingIfNeeded: distance))
  }
}
