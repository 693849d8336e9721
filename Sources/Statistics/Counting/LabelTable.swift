import Tally

/// Where each set of labels counts: as flat lists, because every event asks.
struct LabelTable {
  let layout: CubeRows
  /// By set of labels: where it is filed.
  let filings: [Filing]
  /// By set of labels: the rows of its measures and areas.
  private(set) var rows = FlatLists()
  /// By set of labels: the rows of the remits that take it.
  private(set) var remits = FlatLists()
  /// By set of labels: its measure slots, then its area labels, counted on after the measures.
  private(set) var entries = FlatLists()
  /// By row before those of the remits: the remits that take a record in it.
  private let remitsOfRow: FlatLists
  private let areaOfMeasure: ContiguousArray<Int>

  init(_ labelSets: [[Label]], _ frame: Frame) {
    let layout = CubeRows(
      measures: frame.measures.count, allAreas: frame.allAreas, remits: frame.remits.count,
      labelSets: labelSets.count)
    self.layout = layout
    areaOfMeasure = ContiguousArray(frame.areaOfMeasure)
    var remitsOfRow = FlatLists()
    for row in 0..<layout.firstRemit {
      remitsOfRow.append(
        frame.remits.enumerated().filter { $1.takes(row, layout) }.map { Int32(layout.remit($0.offset)) })
    }
    self.remitsOfRow = remitsOfRow
    filings = labelSets.map(frame.scheme.file)
    for filing in filings {
      entries.append(filing.measures.map { Int32($0) } + filing.areaLabels.map { Int32(layout.measures + $0) })
    }
    var union = RowUnion(layout)
    for number in filings.indices {
      unite(CollectionOfOne(Int32(number)), &union)
      findRemits(&union)
      rows.append(union.rows)
      remits.append(union.remits)
    }
  }

  /// Finds the rows of a record under several sets of labels.
  @inline(__always)
  func unite(_ sets: some Sequence<Int32>, _ union: inout RowUnion) {
    union.begin()
    for set in sets {
      for place in entries.places(of: Int(set)) {
        let entry = Int(entries.values[place])
        if entry < layout.measures {
          union.add(measure: entry, area: areaOfMeasure[entry], layout)
        } else {
          union.add(areaLabel: entry - layout.measures, layout)
        }
      }
    }
    union.end(layout)
  }

  /// Finds the remits that take the record whose rows were found.
  func findRemits(_ union: inout RowUnion) { union.findRemits(remitsOfRow) }
}
