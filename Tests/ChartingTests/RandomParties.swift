import Charting

// Charts of pairs of parties, places and lists, with random data.
extension RandomCharts {
  mutating func grid(rows: Int, columns: Int) -> MemberGrid {
    let share = Bool.random(using: &numbers)
    let isSparse = Bool.random(using: &numbers)
    var heads: [MemberGrid.Column] = []
    for index in 0..<columns { heads.append(.init(title: name(index), isApart: isSparse && index == columns - 1)) }
    var list: [MemberGrid.Row] = []
    for index in 0..<rows {
      var cells: [CellState?] = []
      for _ in heads {
        let isBlank = isSparse && Int.random(in: 0...2, using: &numbers) > 0
        cells.append(isBlank ? nil : cell(share: share))
      }
      list.append(.init(title: name(index), cells: cells, itself: isSparse || columns == 0 ? nil : index % columns))
    }
    return MemberGrid(
      name: "random-grid", texts: texts(), rowHead: "Coordinator", columns: heads, rows: list, legend: legend())
  }

  mutating func attendance(rows: Int) -> AttendanceBars {
    let most = [0, 4, 300, 1_000_000][Int.random(in: 0...3, using: &numbers)]
    var list: [AttendanceBars.Row] = []
    for index in 0..<rows {
      let held = Int.random(in: 0...most, using: &numbers)
      let listed = index % 4 == 0 ? 0 : Int.random(in: 0...held, using: &numbers)
      list.append(
        .init(
          title: name(index), held: held, listed: listed, attended: Int.random(in: 0...listed, using: &numbers),
          hosted: Int.random(in: 0...held, using: &numbers)))
    }
    return AttendanceBars(texts: texts(), rows: list, words: Samples.attendanceWords)
  }

  mutating func tiles(count: Int, areas: Int) -> TileGrid {
    var list: [TileGrid.Area] = []
    for index in 0..<areas { list.append(.init(letter: "\(index + 1)", title: name(index), place: index)) }
    let across = Int.random(in: 1...14, using: &numbers)
    var tiles: [TileGrid.Tile] = []
    for index in 0..<count {
      var states: [CellState] = []
      for _ in list { states.append(cell(share: false)) }
      // Some have no place, and some share one.
      let isPlaced = Int.random(in: 0...7, using: &numbers) > 0
      let spot = index % 9 == 8 ? 0 : index
      tiles.append(
        .init(
          title: name(index), code: "P\(index)",
          place: isPlaced ? .init(column: 3 + spot % across, row: 2 + spot / across) : nil, states: states))
    }
    return TileGrid(texts: texts(), areas: list, tiles: tiles, legend: legend(), unplacedHead: "Without a place")
  }

  /// Words as a report has them: a title of a line, a source of a few.
  static let usualTexts = ChartTexts(
    title: "Activity is reported in 113 of 140 cells of member and area",
    subtitle: "Measures with activity / measures in force, by member (alphabetical order) and area. The year 2034.",
    source: "Source: records and returns received by the secretariat, pipeline invented; as of 31 December 2034. "
      + "2 of 140 cells of member and area have no activity reported. The list of participants is complete for 200 of "
      + "281 events. (a) Member since 18 May 2034; counted from that day. (b) Represents the Outer Isles as well.",
    notice: "Illustrative data: the forum, its members and their activities are invented.", alternative: "A table.",
    digits: .ungrouped)
}
