import Tabulation

extension DatabaseTable {
  /// The column of the row's number in tables whose rows have no key of their own.
  public static let rowNumber = "row"

  /// A table of an edition: its key columns are the primary key, a share has its two parts beside it.
  ///
  /// - Parameters:
  ///   - foreignKeys: what its columns refer to.
  ///   - without: the names of columns that are left out.
  /// - Throws: where a cell is not what its column holds.
  public init(
    _ table: Table, foreignKeys: [DatabaseForeignKey] = [], without: Set<String> = []
  ) throws(DatabaseError) {
    let schema = table.schema
    let keys = schema.columns.filter { $0.role == .key }.map(\.name)
    let places = schema.columns.indices.filter { !without.contains(schema.columns[$0].name) }
    var columns = keys.isEmpty ? [DatabaseColumn(DatabaseTable.rowNumber, .integer, isRequired: true)] : []
    for place in places {
      let column = schema.columns[place]
      let isKey = column.role == .key
      switch schema.content(of: column) {
      case .text, .codes, .date: columns.append(DatabaseColumn(column.name, .text, isRequired: isKey))
      case .integer: columns.append(DatabaseColumn(column.name, .integer, isRequired: isKey))
      case .share:
        columns.append(DatabaseColumn(column.name, .real))
        columns += DatabaseTable.parts.map { DatabaseColumn(column.name + $0, .integer) }
      }
    }
    var rows: [[DatabaseCell]] = []
    rows.reserveCapacity(table.rows.count)
    for (number, row) in table.rows.enumerated() {
      var cells: [DatabaseCell] = keys.isEmpty ? [.integer(number + 1)] : []
      for place in places {
        let column = schema.columns[place]
        let content = schema.content(of: column)
        cells +=
          column.role == .key && content != .integer
          ? [.text(row.values[place].text)] : try DatabaseTable.cells(row.values[place], content, schema.name)
      }
      rows.append(cells)
    }
    self.init(
      schema.name, columns, primaryKey: keys.isEmpty ? [DatabaseTable.rowNumber] : keys, foreignKeys: foreignKeys,
      rows: rows)
  }

  /// The ends of the names of the columns with the parts of a share.
  public static let parts = ["_numerator", "_denominator"]

  /// The figures of an edition, each with its address.
  public init(figuresOf tables: [Table]) {
    self.init(
      Figures.schema.name,
      [
        DatabaseColumn("address", isRequired: true), DatabaseColumn("table_name", isRequired: true),
        DatabaseColumn("column_name", isRequired: true), DatabaseColumn("value"), DatabaseColumn("number", .real),
        DatabaseColumn("numerator", .integer), DatabaseColumn("denominator", .integer),
        DatabaseColumn("unit", isRequired: true), DatabaseColumn("mark"),
      ], primaryKey: ["address"])
    rows = Figures.all(of: tables).map { figure in
      let parts = figure.address.split(separator: "/", omittingEmptySubsequences: false)
      return [
        .text(figure.address), DatabaseCell(parts.first.map(String.init) ?? ""),
        DatabaseCell(parts.last.map(String.init) ?? ""), DatabaseCell(figure.value.text),
        DatabaseTable.number(figure.value), DatabaseCell(figure.ratio?.numerator),
        DatabaseCell(figure.ratio?.denominator), .text(figure.unit),
        DatabaseCell(figure.marks.map(\.rawValue).joined(separator: ";")),
      ]
    }
  }

  private static func cells(
    _ value: TableValue, _ content: ColumnContent, _ table: String
  ) throws(DatabaseError) -> [DatabaseCell] {
    let text = value.text
    switch content {
    case .text, .codes, .date: return [DatabaseCell(text)]
    case .integer:
      if text.isEmpty { return [.null] }
      guard let number = Int(text) else { throw DatabaseError("\(text) in \(table) is no whole number") }
      return [.integer(number)]
    case .share:
      guard case .ratio(let ratio) = value, ratio.denominator != 0 else {
        if text.isEmpty { return [.null, .null, .null] }
        throw DatabaseError("\(text) in \(table) is no share")
      }
      return [number(value), .integer(ratio.numerator), .integer(ratio.denominator)]
    }
  }

  /// The value as a number, a share as it is printed; nothing where it is none.
  private static func number(_ value: TableValue) -> DatabaseCell {
    switch value {
    case .integer(let number): .real(Double(number))
    case .ratio(let ratio): Double(ratio.text).map { .real($0) } ?? .null
    case .empty, .text, .code, .codes, .date: .null
    }
  }
}
