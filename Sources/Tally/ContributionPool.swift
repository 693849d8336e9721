/// Contributions of parties to events, in runs of one event under the same labels; the runs of an event are linked from
/// the newest to the oldest.
///
/// A run is two words and one more for each of its contributions: how far before its first contribution the newest of
/// the next older run stands (0 where there is none), and the number of its labels. A run goes on for as long as nothing
/// else is added, so that a contribution takes four bytes where the rows of an event stand together.
struct ContributionPool: Sendable {
  /// What merging came to.
  enum Merge: Sendable {
    /// The party had contributed under the same labels: the two are one now.
    case same
    /// The party had contributed under other labels only.
    case samePartyOtherLabels
    case new
  }

  /// What does not fit into a word.
  private struct Large {
    var party: Int32
    var isHost: Bool
    var delegates: Int
  }

  private var words = ChunkedArray<UInt32>()
  /// By number, the contributions that do not fit into a word.
  private var large: [Int32: Large] = [:]
  /// The labels of the last run, as long as it can go on.
  private var lastLabels: Int32 = -1

  /// Whether every contribution stands in its word.
  var isPacked: Bool { large.isEmpty }

  /// Adds a contribution after the one that was an event's newest; returns its number.
  @inline(__always)
  mutating func append(party: Int32, labels: Int32, isHost: Bool, delegates: Int, next: Int32) -> Int32 {
    let number = words.count
    if Int(next) == number - 1, labels == lastLabels, words.hasRoom,
      let word = PackedContribution(party: party, isHost: isHost, delegates: delegates)
    {
      words.append(word.bits)
      return Int32(truncatingIfNeeded: number)
    }
    return appendRun(party: party, labels: labels, isHost: isHost, delegates: delegates, next: next)
  }

  /// Where contributions can be written after the newest of all, and how many; none where they do not go on its run.
  ///
  /// They count once `extend` was called, before anything else changes the pool.
  mutating func room(after newest: Int32, labels: Int32) -> (next: UnsafeMutablePointer<UInt32>?, room: Int) {
    guard Int(newest) == words.count - 1, labels == lastLabels else { return (nil, 0) }
    return words.free()
  }

  /// Counts contributions that were written after the newest of all.
  mutating func extend(by count: Int) { words.extend(by: count) }

  @inline(never)
  private mutating func appendRun(party: Int32, labels: Int32, isHost: Bool, delegates: Int, next: Int32) -> Int32 {
    let word = PackedContribution(party: party, isHost: isHost, delegates: delegates)
    let run: [UInt32] = [0, UInt32(labels), (word ?? .large).bits | PackedContribution.firstBit]
    let place = run.withUnsafeBufferPointer { words.append(together: $0, alignment: 1) }
    let number = Int32(place + 2)
    if next >= 0 { words.change(place) { $0 = UInt32(number - next) } }
    if word == nil { large[number] = Large(party: party, isHost: isHost, delegates: delegates) }
    lastLabels = labels
    return number
  }

  /// Adds to the contribution of the same party under the same labels, if an event has one.
  mutating func merge(party: Int32, labels: Int32, isHost: Bool, delegates: Int, among newest: Int32) -> Merge {
    var isKnown = false
    var runs = runs(from: newest)
    while let run = runs.next() {
      for number in run.first...run.last where self.party(number) == party {
        guard run.labels == labels else {
          isKnown = true
          break
        }
        add(to: number, isHost: isHost, delegates: delegates)
        return .same
      }
    }
    return isKnown ? .samePartyOtherLabels : .new
  }

  /// Takes another pool over, which is empty afterwards; returns what its numbers have to be raised by.
  mutating func take(_ other: inout ContributionPool) -> Int32 {
    let base = Int32(words.take(&other.words))
    for (number, contribution) in other.large { large[number + base] = contribution }
    other = ContributionPool()
    lastLabels = -1
    return base
  }

  /// Gives the labels of the runs from one on other numbers.
  mutating func renumber(from newest: Int32, labels: [Int32]) {
    var runs = runs(from: newest)
    while let run = runs.next() { words.change(Int(run.first) - 1) { $0 = UInt32(labels[Int($0)]) } }
    lastLabels = -1
  }

  /// Links the oldest of the runs from one on to a contribution that is older.
  mutating func link(oldestFrom newest: Int32, to older: Int32) {
    var first = newest
    var runs = runs(from: newest)
    while let run = runs.next() { first = run.first }
    words.change(Int(first) - 2) { $0 = UInt32(first - older) }
  }

  /// Appends the contributions from one on to `result`.
  func collect(from newest: Int32, into result: inout [EventList.Contribution]) {
    var runs = runs(from: newest)
    while let run = runs.next() {
      for number in run.first...run.last {
        let word = PackedContribution(bits: words[Int(number)])
        if word.isLarge, let own = large[number] {
          result.append(
            EventList.Contribution(party: own.party, labels: run.labels, delegates: own.delegates, isHost: own.isHost))
        } else {
          result.append(
            EventList.Contribution(
              party: word.party, labels: run.labels, delegates: word.delegates, isHost: word.isHost))
        }
      }
    }
  }

  /// The runs from a contribution on; -1 for none.
  @inline(__always)
  func runs(from newest: Int32) -> Runs { Runs(words: words.places, newest: newest) }

  /// Goes through the runs of an event, from the newest to the oldest, for as long as something holds the pool.
  struct Runs {
    /// One run, by the numbers of its contributions.
    struct Run {
      var labels: Int32
      var first: Int32
      var last: Int32
      /// The word of the first contribution; those of the others follow.
      var start: UnsafePointer<UInt32>
    }

    fileprivate let words: ChunkedArray<UInt32>.Places
    fileprivate var newest: Int32

    @inline(__always)
    mutating func next() -> Run? {
      if newest < 0 { return nil }
      // A run stands in one chunk, its two words before it.
      var start = words.address(Int(newest))
      var first = newest
      while start.pointee & PackedContribution.firstBit == 0 {
        start -= 1
        first -= 1
      }
      let run = Run(labels: Int32(bitPattern: start[-1]), first: first, last: newest, start: start)
      let distance = Int32(bitPattern: start[-2])
      newest = distance == 0 ? -1 : first - distance
      return run
    }
  }

  private func party(_ number: Int32) -> Int32 {
    let word = PackedContribution(bits: words[Int(number)])
    return word.isLarge ? large[number]?.party ?? -1 : word.party
  }

  private mutating func add(to number: Int32, isHost: Bool, delegates: Int) {
    let old = words[Int(number)]
    let word = PackedContribution(bits: old)
    var sum =
      large[number] ?? Large(party: word.party, isHost: word.isHost, delegates: word.delegates)
    sum.isHost = sum.isHost || isHost
    if delegates >= 0 { sum.delegates = max(sum.delegates, 0) + delegates }
    let packed = PackedContribution(party: sum.party, isHost: sum.isHost, delegates: sum.delegates)
    if packed == nil { large[number] = sum }
    words.change(Int(number)) { $0 = (packed ?? .large).bits | old & PackedContribution.firstBit }
  }
}

/// A contribution in four bytes, for there are as many of them as parties at events.
@usableFromInline
struct PackedContribution: BitwiseCopyable {
  /// Set for the first contribution of a run.
  static var firstBit: UInt32 { 1 << 31 }
  @inlinable static var hostBit: UInt32 { 1 << 30 }
  @inlinable static var amountBits: UInt32 { 16 }
  @inlinable static var amountMask: UInt32 { 1 << 16 - 1 }
  /// All ones for a contribution that stands elsewhere.
  @inlinable static var partyMask: UInt32 { 1 << 14 - 1 }

  /// The first one's bit, the host's, the party, and the delegates plus one; their 0 is for no number.
  @usableFromInline let bits: UInt32

  static var large: PackedContribution { PackedContribution(bits: partyMask << amountBits) }

  @inlinable @inline(__always)
  init(bits: UInt32) { self.bits = bits }

  /// Packs a contribution; `nil` where a part of it is too large.
  @inlinable @inline(__always)
  init?(party: Int32, isHost: Bool, delegates: Int) {
    guard UInt32(bitPattern: party) < Self.partyMask, UInt(bitPattern: delegates &+ 1) <= UInt(Self.amountMask) else {
      return nil
    }
    bits =
      (isHost ? Self.hostBit : 0) | UInt32(bitPattern: party) << Self.amountBits
      | UInt32(truncatingIfNeeded: delegates &+ 1)
  }

  @inline(__always)
  var isLarge: Bool { bits >> Self.amountBits & Self.partyMask == Self.partyMask }
  @inlinable @inline(__always)
  var party: Int32 { Int32(bitPattern: bits >> Self.amountBits & Self.partyMask) }
  @inlinable @inline(__always)
  var isHost: Bool { bits & Self.hostBit != 0 }
  /// -1 where no row gives a number.
  @inlinable @inline(__always)
  var delegates: Int { Int(bits & Self.amountMask) - 1 }
}
