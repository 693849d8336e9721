/// The rows of the cubes, one after the other: measures; areas and all of them; the same for records of an area and no
/// measure of it; remits of coordinators; sets of labels.
///
/// Records are first added to the row of their labels, and each such row once to the rows in which it counts.
struct CubeRows {
  let measures: Int
  /// The slot for all areas, after those of the areas.
  let allAreas: Int
  let remits: Int
  let labelSets: Int

  /// The row of a measure slot.
  func measure(_ slot: Int) -> Int { slot }
  /// The row of an area slot, or of all areas.
  func area(_ slot: Int) -> Int { measures + slot }
  /// The row of an area slot, or of all areas, for records that name no measure there.
  func areaOnly(_ slot: Int) -> Int { measures + allAreas + 1 + slot }
  /// The row of a coordinator's remit.
  func remit(_ number: Int) -> Int { firstRemit + number }
  /// The row of a set of labels.
  func labelSet(_ number: Int) -> Int { firstLabelSet + number }

  var firstRemit: Int { measures + 2 * (allAreas + 1) }
  var firstLabelSet: Int { firstRemit + remits }
  var count: Int { firstLabelSet + labelSets }
}

/// Lists of small numbers, one after the other in one array.
struct FlatLists {
  private(set) var values: ContiguousArray<Int32> = []
  private var starts: ContiguousArray<Int32> = [0]

  /// Adds a list after the others.
  mutating func append(_ list: some Sequence<Int32>) {
    values.append(contentsOf: list)
    starts.append(Int32(values.count))
  }

  /// The places in `values` of one list.
  @inline(__always)
  func places(of list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }
}
