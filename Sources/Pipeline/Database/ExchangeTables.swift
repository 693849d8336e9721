import Database
import Registry
import Tally

/// Exchanges: each once, with its rows, senders, recipients and what it is filed under.
extension RecordTables {
  var exchangeTables: [DatabaseTable] {
    let exchanges = computation.ingest.activity.exchanges
    let key = DatabaseForeignKey(["exchange_id"], "record_exchanges")
    let id = DatabaseColumn("exchange_id", isRequired: true)
    let party = DatabaseForeignKey(["party"], "registry_parties")
    return [
      DatabaseTable(
        "record_exchanges",
        [id, DatabaseColumn("date", isRequired: true)] + RecordTables.dayColumns + [
          DatabaseColumn("is_to_all", .integer, isRequired: true), DatabaseColumn("kind"), DatabaseColumn("title"),
          DatabaseColumn("document"), DatabaseColumn("received"), DatabaseColumn("supersedes"),
        ], primaryKey: ["exchange_id"], indexes: [["first_day"]],
        rows: exchanges.map { exchange in
          [.text(exchange.id), .text(exchange.date.text)] + days(exchange.date) + [DatabaseCell(exchange.isToAll)]
            + (exchange.places.first.map { meaning($0, "kind", "title", "document", "received", "supersedes") } ?? [])
        }),
      DatabaseTable(
        "record_exchange_rows", RecordTables.placeColumns + [id], primaryKey: RecordTables.placeKey,
        foreignKeys: [RecordTables.fileKey, key], indexes: [["exchange_id"]],
        rows: exchanges.flatMap { exchange in exchange.places.map { cells($0) + [.text(exchange.id)] } }),
      DatabaseTable(
        "record_exchange_labels", [id] + RecordTables.labelColumns, primaryKey: ["exchange_id", "label"],
        foreignKeys: [key] + RecordTables.labelKeys, indexes: [["measure"], ["area"]],
        rows: exchanges.flatMap { exchange in
          Set(exchange.labels).sorted().map { [.text(exchange.id)] + cells($0) }
        }),
      DatabaseTable(
        "record_exchange_senders", [id, DatabaseColumn("party", isRequired: true)],
        primaryKey: ["exchange_id", "party"], foreignKeys: [key, party], indexes: [["party"]],
        rows: exchanges.flatMap { exchange in
          Set(exchange.senders).sorted().map { [.text(exchange.id), code($0)] }
        }),
      DatabaseTable(
        "record_exchange_recipients", [id, DatabaseColumn("party", isRequired: true)],
        primaryKey: ["exchange_id", "party"], foreignKeys: [key, party], indexes: [["party"]],
        rows: exchanges.flatMap { exchange in
          Set(exchange.recipients).sorted().map { [.text(exchange.id), code($0)] }
        }),
    ]
  }
}
