import Foundation
import Synchronization

/// Work on several threads.
enum Parallel {
  /// Does work, and other work beside it where there is another thread; returns when both are done.
  static func beside<Value, Problem: Error>(
    threads: Int, _ other: @escaping @Sendable () -> Void, _ work: () throws(Problem) -> Value
  ) throws(Problem) -> Value {
    let group = DispatchGroup()
    if threads > 1 { DispatchQueue.global().async(group: group, execute: other) }
    defer { group.wait() }
    return try work()
  }

  /// What the work gives for each place from 0, in their order, or the failure of the first place that fails; the same
  /// for any number of threads.
  static func map<Value: Sendable, Problem: Error>(
    _ count: Int, threads: Int, _ work: @Sendable (Int) throws(Problem) -> Value
  ) throws(Problem) -> [Value] {
    let next = Atomic(0)
    let results = Mutex<[(place: Int, result: Result<Value, Problem>)]>([])
    DispatchQueue.concurrentPerform(iterations: min(max(threads, 1), count)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if place >= count { return }
        let result = Result { () throws(Problem) in try work(place) }
        results.withLock { $0.append((place, result)) }
      }
    }
    var values: [Value] = []
    for done in results.withLock({ $0 }).sorted(by: { $0.place < $1.place }) { values.append(try done.result.get()) }
    return values
  }
}
