/// The distinct sets of labels of one record after another.
///
/// What was seen is told by the number of the record, so that nothing needs clearing.
struct DistinctSets {
  private(set) var count = 0
  private var members: ContiguousArray<Int32>
  private var seen: ContiguousArray<Int>
  private var number = 0

  init(_ labelSets: Int) {
    members = ContiguousArray(repeating: 0, count: labelSets)
    seen = ContiguousArray(repeating: 0, count: labelSets)
  }

  /// The sets in the order in which they came.
  var sets: ArraySlice<Int32> { members.prefix(count) }

  /// The set, where there is but one.
  @inline(__always)
  var only: Int? { count == 1 ? Int(members[0]) : nil }

  /// Starts a record.
  @inline(__always)
  mutating func begin() {
    count = 0
    number += 1
  }

  @inline(__always)
  mutating func add(_ set: Int32) {
    if seen[Int(set)] == number { return }
    seen[Int(set)] = number
    members[count] = set
    count += 1
  }
}
