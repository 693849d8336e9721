import Delimited
import Diagnostics
import Foundation

/// Hands the blocks of a file to the threads that ask for them, and hashes them in their order.
final class BlockQueue {
  private let blocks: RecordBlocks
  private let blockSize: Int
  private let lock = NSLock()
  private let turns = NSCondition()
  /// The number of the block that is hashed next.
  private var turn = 0
  /// What stopped the reading.
  private(set) var failure: Failure?

  init(_ blocks: RecordBlocks, blockSize: Int) {
    self.blocks = blocks
    self.blockSize = blockSize
  }

  /// Gives blocks to a reader until none is left.
  func serve(_ reader: RowIngest) {
    let block = RecordBlock(capacity: blockSize)
    while next(into: block) {
      hash(block)
      do throws(Failure) {
        try reader.read(block)
      } catch {
        lock.withLock { failure = failure ?? error }
      }
    }
  }

  private func next(into block: RecordBlock) -> Bool {
    lock.withLock {
      if failure != nil { return false }
      do throws(Failure) {
        return try blocks.next(into: block)
      } catch {
        failure = error
        return false
      }
    }
  }

  /// Waits for the block's turn; whoever has a block comes here at once, so none waits for long.
  private func hash(_ block: RecordBlock) {
    turns.lock()
    while turn != block.number { turns.wait() }
    turns.unlock()
    blocks.show(block)
    turns.lock()
    turn += 1
    turns.broadcast()
    turns.unlock()
  }
}
