/// The statements that make a table, its indexes and a view.
enum DatabaseSQL {
  static func quote(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// The statement that makes a table; comments in it stay in the database's own text of its schema.
  static func create(_ table: DatabaseTable) -> String {
    var parts: [(sql: String, comment: String)] = table.columns.map { column in
      ("\(quote(column.name)) \(column.type.rawValue)\(column.isRequired ? " NOT NULL" : "")", column.comment)
    }
    parts.append(("PRIMARY KEY (\(list(table.primaryKey)))", ""))
    for columns in table.unique { parts.append(("UNIQUE (\(list(columns)))", "")) }
    for key in table.foreignKeys {
      parts.append(
        ("FOREIGN KEY (\(list(key.columns))) REFERENCES \(quote(key.table)) (\(list(key.references)))", ""))
    }
    let lines = parts.enumerated().map { place, part in
      "  " + part.sql + (place + 1 < parts.count ? "," : "") + comment(part.comment)
    }
    // A key of one whole number is the row's own number: such a table needs no second tree.
    let isNumbered =
      table.primaryKey.count == 1 && table.columns.first { $0.name == table.primaryKey[0] }?.type == .integer
    return "CREATE TABLE \(quote(table.name)) (\(comment(table.comment))\n" + lines.joined(separator: "\n")
      + "\n) STRICT\(isNumbered ? "" : ", WITHOUT ROWID")"
  }

  static func indexes(of table: DatabaseTable) -> [String] {
    table.indexes.map { columns in
      "CREATE INDEX \(quote(table.name + "_by_" + columns.joined(separator: "_"))) ON \(quote(table.name)) (\(list(columns)))"
    }
  }

  static func insert(into table: DatabaseTable) -> String {
    "INSERT INTO \(quote(table.name)) VALUES (\(table.columns.map { _ in "?" }.joined(separator: ", ")))"
  }

  static func create(_ view: DatabaseView) -> String { "CREATE VIEW \(quote(view.name)) AS\n\(view.query)" }

  private static func list(_ names: [String]) -> String { names.map(quote).joined(separator: ", ") }

  /// A comment to the end of the line, which text cannot leave.
  private static func comment(_ text: String) -> String {
    text.isEmpty ? "" : " -- " + String(text.map { $0.isNewline ? " " : $0 })
  }
}
