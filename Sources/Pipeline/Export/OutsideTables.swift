import Diagnostics
import Statistics
import Tabulation

/// Tables as they may leave the secretariat: files by their numbers, findings counted.
struct OutsideTables {
  /// The table of findings by code.
  static let findings = TableSchema(
    "findings-by-code", ["code", "severity", "findings"].map { TableColumn($0, .note) })

  /// All tables of a computation but `findings`, with the numbers of files in place of their paths.
  let tables: [Table]
  /// The paths of the exports in the order of the accounts, with the numbers that stand for them.
  let numbers: [(kind: String, entry: Int, path: String, number: Int)]

  init(_ computation: Computation) {
    var counts: [[String]: Int] = [:]
    numbers = computation.ingest.accounts.map { account in
      let kind = account.kind.rawValue
      let number = counts[[kind, String(account.entry)], default: 0] + 1
      counts[[kind, String(account.entry)]] = number
      return (kind, account.entry, account.fingerprint.path, number)
    }
    let numbers = numbers
    tables = computation.tables.filter { $0.name != Schemas.findings.name }.map { table in
      guard table.name == Schemas.accounting.name, let column = table.schema.index(of: "file") else { return table }
      var copy = table
      for (place, number) in zip(table.rows.indices, numbers) {
        copy.rows[place].values[column] = .integer(number.number)
      }
      return copy
    }
  }

  /// The number of findings of each code that occurs, in the order of all codes.
  static func counted(_ findings: [Finding]) -> Table {
    let counts = InputTables.counts(findings)
    return Table(
      OutsideTables.findings,
      rows: FindingCode.allCases.compactMap { code in
        counts[code.rawValue].map { TableRow([.code(code.rawValue), .code(code.severity.rawValue), .integer($0)]) }
      })
  }
}
