import Reporting
import Tabulation
import Tally

/// The files that a member can send back: their columns are those of the exports, so that they come in as such.
struct PrefilledFiles {
  let holdings: Holdings
  let party: Int

  /// The byte-order mark by which a spreadsheet knows the encoding.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A row for each exchange that the party sent, which supersedes it; without an edit it changes no figure.
  func exchanges() -> (bytes: [UInt8], rows: Int) {
    let separator = holdings.separator
    let rows = holdings.exchanges(of: party).compactMap { exchange -> [String]? in
      guard let id = holdings.correction(of: exchange) else { return nil }
      func cell(_ column: String) -> String { exchange.places.first.map { holdings.cells.meaning($0, column) } ?? "" }
      let recipients = exchange.isToAll ? ["all"] : exchange.recipients.map(holdings.code)
      return [
        id, exchange.date.text, holdings.codes(exchange.labels).joined(separator: separator),
        exchange.senders.map(holdings.code).joined(separator: separator), recipients.joined(separator: separator),
        cell("kind"), cell("title"), cell("document"), "", exchange.id,
      ]
    }
    let columns = [
      "exchange_id", "date", "measures", "senders", "recipients", "kind", "title", "document", "received", "supersedes",
    ]
    return (PrefilledFiles.file("exchanges", columns, rows), rows.count)
  }

  /// Every row of participation of the party at events of the period, as it is held.
  func participation() -> (bytes: [UInt8], rows: Int) {
    let rows = holdings.participation(of: party).map { row -> [String] in
      func cell(_ column: String) -> String { holdings.cells.meaning(row.place, column) }
      return [
        row.eventID, row.start.text, cell("end"), row.title, cell("type"),
        holdings.codes(row.labels).joined(separator: holdings.separator), holdings.code(row.party), cell("role"),
        row.delegates.map(String.init) ?? "", row.list?.rawValue ?? "", cell("mode"), row.venue, cell("document"),
        cell("received"),
      ]
    }
    let columns = [
      "event_id", "start", "end", "event", "type", "measures", "participant", "role", "delegates", "list", "mode",
      "place", "document", "received",
    ]
    return (PrefilledFiles.file("participation", columns, rows), rows.count)
  }

  /// The return that confirms everything that is held for the period.
  func confirmation() -> [UInt8] {
    let period = holdings.computation.plan.settings.period
    return PrefilledFiles.file(
      "returns", ["party", "area", "from", "to", "status", "received"],
      [
        [
          holdings.code(party), "all", period.from.text, period.to.text, ReturnStatus.submitted.rawValue, "",
        ]
      ])
  }

  private static func file(_ name: String, _ columns: [String], _ rows: [[String]]) -> [UInt8] {
    let schema = TableSchema(name, columns.map { TableColumn($0, .note) })
    var bytes = mark
    CSVText.append(Table(schema, rows: rows.map { TableRow($0.map { .text($0) }) }), to: &bytes)
    return bytes
  }
}
