/// The rows in which a record counts that is filed under one or several sets of labels, each row once.
///
/// Reused from record to record: what was seen is told by the number of the record, so that nothing needs clearing.
struct RowUnion {
  /// Measures, areas, all areas, and the area-only rows; in no order.
  private(set) var rows: ContiguousArray<Int32> = []
  /// The rows of the remits that take the record.
  private(set) var remits: ContiguousArray<Int32> = []
  private var areaLabels: ContiguousArray<Int32> = []
  private var seen: ContiguousArray<Int>
  private var hasMeasure: ContiguousArray<Int>
  private var number = 0

  init(_ rows: CubeRows) {
    seen = ContiguousArray(repeating: 0, count: rows.firstLabelSet)
    hasMeasure = ContiguousArray(repeating: 0, count: rows.allAreas)
  }

  /// Starts a record.
  mutating func begin() {
    rows.removeAll(keepingCapacity: true)
    remits.removeAll(keepingCapacity: true)
    areaLabels.removeAll(keepingCapacity: true)
    number += 1
  }

  /// Adds a measure slot; `area` is -1 where its area is not in the report.
  mutating func add(measure: Int, area: Int, _ layout: CubeRows) {
    append(layout.measure(measure))
    guard area >= 0 else { return }
    hasMeasure[area] = number
    append(layout.area(area))
  }

  /// Adds an area slot that the record names by the area's own code.
  mutating func add(areaLabel area: Int, _ layout: CubeRows) {
    append(layout.area(area))
    areaLabels.append(Int32(area))
  }

  /// Ends the record: all areas, and the areas of which it names no measure.
  mutating func end(_ layout: CubeRows) {
    append(layout.area(layout.allAreas))
    for area in areaLabels where hasMeasure[Int(area)] != number {
      append(layout.areaOnly(Int(area)))
      append(layout.areaOnly(layout.allAreas))
    }
  }

  /// Finds the remits that take a measure, or an area without its measures, among the rows.
  mutating func findRemits(_ remitsOfRow: FlatLists) {
    for row in rows {
      for place in remitsOfRow.places(of: Int(row)) { add(remit: remitsOfRow.values[place]) }
    }
  }

  /// Adds the row of a remit.
  mutating func add(remit row: Int32) {
    if seen[Int(row)] == number { return }
    seen[Int(row)] = number
    remits.append(row)
  }

  private mutating func append(_ row: Int) {
    if seen[row] == number { return }
    seen[row] = number
    rows.append(Int32(row))
  }
}
