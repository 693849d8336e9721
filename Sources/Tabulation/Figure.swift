/// A figure of an edition, with the address by which it is cited.
public struct Figure: Sendable, Hashable {
  /// The address by which the figure is cited.
  public var address: String
  /// The value.
  public var value: TableValue
  /// The parts of a share; `nil` for anything else and for an empty share.
  public var ratio: Ratio?
  /// What the figure is measured in.
  public var unit: String
  /// What weakens the figure.
  public var marks: [FigureMark]
}

/// Figures of tables.
public enum Figures {
  /// The columns of `figures.csv`.
  public static let schema = TableSchema(
    "figures",
    ["address", "value", "numerator", "denominator", "unit", "mark"].map { TableColumn($0, .note) })

  /// Every figure of the tables, in the order of the tables, their rows and columns.
  public static func all(of tables: [Table]) -> [Figure] {
    var figures: [Figure] = []
    for table in tables where table.schema.holdsFigures {
      for row in table.rows {
        let keys = table.keys(of: row)
        for (index, column) in table.schema.columns.enumerated() {
          guard case .figure(let unit) = column.role else { continue }
          let value = row.values[index]
          var ratio: Ratio?
          if case .ratio(let parts) = value, parts.denominator != 0 { ratio = parts }
          figures.append(
            Figure(
              address: FigureAddress.text(table: table.name, keys: keys, column: column.name), value: value,
              ratio: ratio, unit: text(of: unit, table, row),
              marks: (row.marks[index] ?? []).sorted { $0.order < $1.order }))
        }
      }
    }
    return figures
  }

  /// The figures as the table `figures`.
  public static func table(of figures: [Figure]) -> Table {
    Table(
      schema,
      rows: figures.map { figure in
        TableRow([
          .code(figure.address), figure.value, figure.ratio.map { .integer($0.numerator) } ?? .empty,
          figure.ratio.map { .integer($0.denominator) } ?? .empty, .code(figure.unit),
          .codes(figure.marks.map(\.rawValue)),
        ])
      })
  }

  /// The printed unit of a figure of a row.
  static func text(of unit: FigureUnit, _ table: Table, _ row: TableRow) -> String {
    switch unit {
    case .ratio: "ratio"
    case .days: "days"
    case .ordinal: "ordinal"
    case .code: "code"
    case .date: "date"
    case .counted(let thing): thing
    case .countedInColumn(let column): table.value(row, column).text
    }
  }
}

extension FigureMark {
  /// The place of the mark among those of one figure.
  var order: Int {
    switch self {
    case .provisional: 0
    case .partialLists: 1
    case .registryConfidence: 2
    }
  }
}
