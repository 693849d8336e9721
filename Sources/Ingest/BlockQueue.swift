import Delimited
import Diagnostics
import Foundation
import Synchronization

/// Hands the blocks of a file to the threads that ask for them.
///
/// A thread reads bytes ahead, waits for its turn, cuts its block, and reads the rows while others have their turns.
final class BlockQueue {
  private let blocks: RecordBlocks
  private let blockSize: Int
  private let turns = Turns()
  /// Those of hashing, where it does not come with cutting.
  private let hashTurns = Turns()
  /// Guards what follows.
  private let lock = NSLock()
  private var tickets = 0
  /// Where the next thread reads ahead; `nil` where none may.
  private var aheadStart: Int?
  /// What stopped the reading.
  private(set) var failure: Failure?

  init(_ blocks: RecordBlocks, blockSize: Int) {
    self.blocks = blocks
    self.blockSize = blockSize
  }

  /// Gives blocks to a reader until none is left.
  func serve(_ reader: RowIngest) {
    let block = RecordBlock(capacity: blockSize)
    while true {
      let (ticket, range) = claim(block)
      blocks.readAhead(range, into: block)
      turns.wait(for: ticket)
      let isBlock = next(into: block)
      turns.end()
      guard isBlock else { return }
      if blocks.hasToShow {
        hashTurns.wait(for: block.number)
        blocks.show(block)
        hashTurns.end()
      }
      do throws(Failure) {
        try reader.read(block)
      } catch {
        lock.withLock { failure = failure ?? error }
      }
    }
  }

  /// The number of the next turn, and what its thread reads ahead.
  private func claim(_ block: RecordBlock) -> (ticket: Int, ahead: Range<Int>) {
    lock.withLock {
      let ticket = tickets
      tickets += 1
      // Where all turns have ended, no thread is cutting, and what comes next is known.
      if aheadStart == nil, turns.current == ticket { aheadStart = blocks.aheadStart }
      guard let start = aheadStart else { return (ticket, 0..<0) }
      let range = blocks.aheadRange(from: start, block)
      aheadStart = range.isEmpty ? nil : range.upperBound
      return (ticket, range)
    }
  }

  private func next(into block: RecordBlock) -> Bool {
    if lock.withLock({ failure != nil }) { return false }
    do throws(Failure) {
      let isBlock = try blocks.next(into: block)
      if blocks.aheadStart == nil { lock.withLock { aheadStart = nil } }
      return isBlock
    } catch {
      lock.withLock { failure = failure ?? error }
      return false
    }
  }
}

/// Turns that threads take in the order of their numbers.
private final class Turns: Sendable {
  /// How often a thread looks whether its turn has come before it sleeps, for about as long as a turn or two take: a
  /// thread that has to be woken holds up all that come after it.
  private static let looks = 200_000

  private let number = Atomic(0)
  private let condition = NSCondition()
  private let sleepers = Atomic(0)

  /// The number of the turn.
  var current: Int { number.load(ordering: .acquiring) }

  /// Waits for a turn.
  func wait(for turn: Int) {
    for _ in 0..<Self.looks where current == turn { return }
    condition.lock()
    sleepers.add(1, ordering: .sequentiallyConsistent)
    // In one order with the sleepers, so that either this sees the turn or who ends it sees a sleeper.
    while number.load(ordering: .sequentiallyConsistent) != turn { condition.wait() }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    condition.unlock()
  }

  /// Ends the turn.
  func end() {
    number.add(1, ordering: .sequentiallyConsistent)
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    condition.lock()
    condition.broadcast()
    condition.unlock()
  }
}
