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

/// The address of a figure.
public enum FigureAddress {
  /// `table/key/…/column`, each part percent-encoded as RFC 3986 has it: unreserved characters stand.
  public static func text(table: String, keys: [String], column: String) -> String {
    ([table] + keys + [column]).map(encode).joined(separator: "/")
  }

  private static let hexadecimal = Array("0123456789ABCDEF")

  private static func encode(_ part: String) -> String {
    var result = ""
    for byte in part.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        result.append("%")
        result.append(hexadecimal[Int(byte >> 4)])
        result.append(hexadecimal[Int(byte & 15)])
      }
    }
    return result
  }
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

  private static func text(of unit: FigureUnit, _ table: Table, _ row: TableRow) -> String {
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
  fileprivate var order: Int { FigureMark.allCases.firstIndex(of: self) ?? 0 }
}
