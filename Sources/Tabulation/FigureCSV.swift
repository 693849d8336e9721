extension Figures {
  /// Hands the text of `figures.csv` to a function piece by piece: the bytes of the table of all figures, in order.
  ///
  /// Memory does not grow with the figures; time grows with the bytes.
  /// - Returns: the number of figures.
  public static func writeCSV<Problem: Error>(
    of tables: [Table], to sink: ([UInt8]) throws(Problem) -> Void
  ) throws(Problem) -> Int {
    let piece = 1 << 16
    var bytes: [UInt8] = []
    bytes.reserveCapacity(piece * 2)
    CSVText.appendHeader(of: schema, to: &bytes)
    var count = 0
    for table in tables where table.schema.holdsFigures {
      var writer = FigureWriter(table)
      for row in table.rows {
        count += writer.append(row, to: &bytes)
        if bytes.count >= piece {
          try sink(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
    try sink(bytes)
    return count
  }
}

/// The lines of one table's figures; what is the same in every row is made once.
private struct FigureWriter {
  private struct Column {
    let index: Int
    /// The end of the address, and a comma.
    let name: [UInt8]
    let unit: FigureUnit
    /// The unit between commas; `nil` where it differs from row to row.
    let unitCell: [UInt8]?
    /// The same after the two cells that are empty but for shares.
    let unitCellWithoutParts: [UInt8]?
  }

  private let table: Table
  private let columns: [Column]
  private let keys: [Int]
  private let tableName: [UInt8]
  /// In the order of the marks.
  private let markCells: [[UInt8]]
  private var address: [UInt8] = []

  init(_ table: Table) {
    self.table = table
    keys = table.schema.columns.indices.filter { table.schema.columns[$0].role == .key }
    columns = table.schema.columns.enumerated().compactMap { index, column in
      guard case .figure(let unit) = column.role else { return nil }
      var name: [UInt8] = [UInt8(ascii: "/")]
      FigureAddress.append(column.name, to: &name)
      name.append(FigureWriter.comma)
      var unitCell: [UInt8]?
      switch unit {
      case .countedInColumn: break
      case .ratio, .days, .ordinal, .code, .date, .counted:
        unitCell = FigureWriter.between(commas: Figures.text(of: unit, table, TableRow([])))
      }
      return Column(
        index: index, name: name, unit: unit, unitCell: unitCell,
        unitCellWithoutParts: unitCell.map { [FigureWriter.comma, FigureWriter.comma] + $0 })
    }
    // An address holds nothing that needs quotes, but its first character may need an apostrophe.
    var address: [UInt8] = []
    FigureAddress.append(table.name, to: &address)
    tableName = Array(CSVText.cell(.code(String(decoding: address, as: UTF8.self))).utf8)
    markCells = FigureMark.allCases.map { Array(CSVText.cell(.code($0.rawValue)).utf8) }
  }

  private static let comma = UInt8(ascii: ",")

  private static func between(commas unit: String) -> [UInt8] {
    [comma] + Array(CSVText.cell(.code(unit)).utf8) + [comma]
  }

  /// Appends a line for each figure of a row; returns their number.
  mutating func append(_ row: TableRow, to bytes: inout [UInt8]) -> Int {
    address.removeAll(keepingCapacity: true)
    address.append(contentsOf: tableName)
    for key in keys {
      address.append(UInt8(ascii: "/"))
      FigureAddress.append(row.values[key].text, to: &address)
    }
    for place in columns.indices {
      let index = columns[place].index
      bytes.append(contentsOf: address)
      bytes.append(contentsOf: columns[place].name)
      CSVText.append(row.values[index], to: &bytes)
      if case .ratio(let ratio) = row.values[index], ratio.denominator != 0 {
        bytes.append(FigureWriter.comma)
        bytes.append(number: ratio.numerator)
        bytes.append(FigureWriter.comma)
        bytes.append(number: ratio.denominator)
        bytes.append(contentsOf: columns[place].unitCell ?? unitCell(row, place))
      } else {
        bytes.append(
          contentsOf: columns[place].unitCellWithoutParts
            ?? [FigureWriter.comma, FigureWriter.comma] + unitCell(row, place))
      }
      if !row.marks.isEmpty, let marks = row.marks[index] { append(marks, to: &bytes) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return columns.count
  }

  private func unitCell(_ row: TableRow, _ place: Int) -> [UInt8] {
    FigureWriter.between(commas: Figures.text(of: columns[place].unit, table, row))
  }

  private func append(_ marks: Set<FigureMark>, to bytes: inout [UInt8]) {
    if marks.count == 1, let mark = marks.first {
      bytes.append(contentsOf: markCells[mark.order])
    } else {
      CSVText.append(.codes(marks.sorted { $0.order < $1.order }.map(\.rawValue)), to: &bytes)
    }
  }
}
