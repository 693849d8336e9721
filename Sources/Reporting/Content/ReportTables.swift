import Tabulation

/// The tables of an edition by name, their rows by key.
struct ReportTables: Sendable {
  private let byName: [String: Table]
  private let names: Set<String>
  private let rowsByKey: [String: [String: Int]]

  private let focus: AreaFocus?

  /// - Parameter focus: the area to which the page keeps; `nil` for all.
  init(_ tables: [Table], focus: AreaFocus? = nil) {
    self.focus = focus
    var byName: [String: Table] = [:]
    var rowsByKey: [String: [String: Int]] = [:]
    for table in tables where table.name != "figures" {
      let table =
        focus.map { focus in Table(table.schema, rows: table.rows.filter { focus.shows($0, of: table) }) } ?? table
      byName[table.name] = table
      var places: [String: Int] = [:]
      if table.schema.holdsFigures {
        for (place, row) in table.rows.enumerated() { places[ReportTables.key(table.keys(of: row))] = place }
      }
      rowsByKey[table.name] = places
    }
    self.byName = byName
    // Every edition has its figures, which are written as they are made and are no table in memory.
    names = Set(tables.map(\.name) + [Figures.schema.name])
    self.rowsByKey = rowsByKey
  }

  /// Whether the edition has a table of that name.
  func has(_ name: String) -> Bool { names.contains(name) }

  /// The rows of a table; none where there is no such table.
  func rows(_ name: String) -> [TableLine] {
    guard let table = byName[name] else { return [] }
    guard focus != nil, AreaFocus.hasTotals(table) else { return table.rows.map { TableLine(table: table, row: $0) } }
    return table.rows.flatMap {
      [TableLine(table: table, row: $0), TableLine(table: table, row: $0, standsForAll: true)]
    }
  }

  /// The row with those keys.
  func row(_ name: String, _ keys: String...) -> TableLine? {
    guard let table = byName[name] else { return nil }
    if let place = rowsByKey[name]?[ReportTables.key(keys)] { return TableLine(table: table, row: table.rows[place]) }
    guard let focus, AreaFocus.hasTotals(table), keys.contains("ALL") else { return nil }
    let own = keys.map { $0 == "ALL" ? focus.area : $0 }
    guard let place = rowsByKey[name]?[ReportTables.key(own)] else { return nil }
    return TableLine(table: table, row: table.rows[place], standsForAll: true)
  }

  private static func key(_ keys: [String]) -> String { keys.joined(separator: "\u{1F}") }
}

/// A row of a table that knows its table.
struct TableLine: Sendable {
  let table: Table
  let row: TableRow
  /// Whether it stands for all areas, as the only one that the page shows; its addresses are its own.
  var standsForAll = false

  /// The cell as the table prints it.
  func text(_ column: String) -> String {
    standsForAll && column == "area" ? "ALL" : table.value(row, column).text
  }

  /// The whole number of a cell; `nil` where it is empty.
  func number(_ column: String) -> Int? {
    if case .integer(let number) = table.value(row, column) { return number }
    return nil
  }

  /// The codes of a list cell.
  func codes(_ column: String) -> [String] {
    switch table.value(row, column) {
    case .codes(let codes): codes
    case .empty: []
    case let value: value.text.split(separator: ";").map(String.init)
    }
  }

  /// The address of a cell.
  func address(_ column: String) -> String { table.address(of: column, in: row) }

  /// What weakens a figure of the row.
  func marks(_ column: String) -> Set<FigureMark> {
    table.schema.index(of: column).flatMap { row.marks[$0] } ?? []
  }

  /// The number of a cell as text that knows its address; `nil` where the cell is empty.
  func figure(_ column: String) -> RichText? {
    number(column).map { RichText(String($0), .figure([address(column)])) }
  }
}
