/// A chart that can be shown in parts, each with some of its rows and columns and all of its words.
///
/// Parts share the classes and scales of the whole, so that they can be read beside each other.
public protocol DivisibleChart: Chart {
  /// How many rows it can be divided into.
  var divisibleRows: Int { get }
  /// How many columns it can be divided into; 1 for a chart whose columns belong together.
  var divisibleColumns: Int { get }
  /// The chart with only these rows and columns.
  func part(rows: Range<Int>, columns: Range<Int>) -> Self
  /// The words around the data.
  var texts: ChartTexts { get set }
}

extension DivisibleChart {
  /// One: the columns belong together.
  public var divisibleColumns: Int { 1 }
}

extension CoverageHeatmap: DivisibleChart {
  /// The number of States.
  public var divisibleRows: Int { rows.count }
  /// The number of areas.
  public var divisibleColumns: Int { columns.count }

  /// The heatmap of some States and areas.
  public func part(rows range: Range<Int>, columns across: Range<Int>) -> CoverageHeatmap {
    var part = self
    part.wholeScale = scale
    part.columns = Array(columns[across])
    part.rows = rows[range].map { Row(title: $0.title, cells: $0.cells.part(across)) }
    return part
  }
}

extension MeasureMatrix: DivisibleChart {
  /// The number of measures.
  public var divisibleRows: Int { groups.reduce(0) { $0 + $1.rows.count } }
  /// The number of States.
  public var divisibleColumns: Int { columns.count }

  /// The matrix of some measures and States; an area without a measure among them is left out.
  public func part(rows range: Range<Int>, columns across: Range<Int>) -> MeasureMatrix {
    var part = self
    part.wholeScale = scale
    part.columns = Array(columns[across])
    var start = 0
    part.groups = groups.compactMap { group in
      defer { start += group.rows.count }
      let rows = zip(start..., group.rows).filter { range.contains($0.0) }.map { _, row in
        Row(title: row.title, cells: row.cells.part(across), coordinators: row.coordinators.part(across))
      }
      return rows.isEmpty ? nil : Group(title: group.title, areaPlace: group.areaPlace, rows: rows)
    }
    return part
  }
}

extension MemberGrid: DivisibleChart {
  /// The number of rows.
  public var divisibleRows: Int { rows.count }
  /// The number of columns.
  public var divisibleColumns: Int { columns.count }

  /// The grid of some parties down and across.
  public func part(rows range: Range<Int>, columns across: Range<Int>) -> MemberGrid {
    var part = self
    part.wholeScale = scale
    part.columns = Array(columns[across])
    part.rows = rows[range].map { row in
      let itself = row.itself.flatMap { across.contains($0) ? $0 - across.lowerBound : nil }
      return Row(title: row.title, cells: row.cells.part(across), itself: itself)
    }
    return part
  }
}

extension AreaBars: DivisibleChart {
  /// The number of areas, all areas together among them.
  public var divisibleRows: Int { areas.count + (all == nil ? 0 : 1) }

  /// The bars of some areas; all areas together are the last.
  public func part(rows range: Range<Int>, columns: Range<Int>) -> AreaBars {
    var part = self
    part.wholeMost = most
    part.areas = Array(areas[range.clamped(to: 0..<areas.count)])
    if !range.contains(areas.count) { part.all = nil }
    return part
  }
}

extension CoordinatorBars: DivisibleChart {
  /// The number of coordinators.
  public var divisibleRows: Int { rows.count }

  /// The bars of some coordinators.
  public func part(rows range: Range<Int>, columns: Range<Int>) -> CoordinatorBars {
    var part = self
    part.wholeMost = most
    part.rows = Array(rows[range])
    return part
  }
}

extension AttendanceBars: DivisibleChart {
  /// The number of States.
  public var divisibleRows: Int { rows.count }

  /// The attendance of some States.
  public func part(rows range: Range<Int>, columns: Range<Int>) -> AttendanceBars {
    var part = self
    part.wholeMost = most
    part.rows = Array(rows[range])
    return part
  }
}

extension TileGrid: DivisibleChart {
  /// The number of rows of the grid that hold tiles, and of the lines of those without a place.
  public var divisibleRows: Int { bands.count }
  /// The number of columns of the grid that hold tiles.
  public var divisibleColumns: Int { max(usedColumns.count, 1) }

  /// The tiles of some rows and columns; those without a place are below the last row, in every part of the columns
  /// but the first there is none of them.
  public func part(rows range: Range<Int>, columns across: Range<Int>) -> TileGrid {
    let columns = usedColumns
    let shown = bands[range].flatMap { $0 }.filter { index in
      guard let place = tiles[index].place else { return across.lowerBound == 0 }
      return columns.isEmpty || columns[across].contains(place.column)
    }
    var part = self
    part.tiles = shown.sorted().map { tiles[$0] }
    if columns.isEmpty { return part }
    part.span = columns[across.lowerBound]...columns[across.upperBound - 1]
    return part
  }

  private var usedColumns: [Int] { Set(tiles.compactMap { $0.place?.column }).sorted() }

  /// The places of the tiles of each row, then of those without a place, eight together.
  private var bands: [[Int]] {
    let rows = Dictionary(grouping: tiles.indices.filter { tiles[$0].place != nil }) { tiles[$0].place?.row ?? 0 }
    let others = tiles.indices.filter { tiles[$0].place == nil }
    return rows.sorted { $0.key < $1.key }.map(\.value)
      + stride(from: 0, to: others.count, by: 8).map { Array(others[$0..<min($0 + 8, others.count)]) }
  }
}

extension Array {
  /// The elements at these places, as far as there are any.
  fileprivate func part(_ range: Range<Int>) -> [Element] { Array(self[range.clamped(to: 0..<count)]) }
}
