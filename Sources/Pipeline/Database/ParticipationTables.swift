import Database
import Registry
import Tally

/// Events, and who took part in them.
extension RecordTables {
  var participationTables: [DatabaseTable] {
    let event = DatabaseForeignKey(["event_id"], "record_events")
    let row = DatabaseForeignKey(RecordTables.placeKey, "record_participation")
    return [
      events,
      DatabaseTable(
        "record_participation",
        RecordTables.placeColumns + [
          DatabaseColumn("event_id", isRequired: true), DatabaseColumn("party", isRequired: true),
          DatabaseColumn("start", isRequired: true), DatabaseColumn("delegates", .integer), DatabaseColumn("role"),
          DatabaseColumn("list"), DatabaseColumn("end"), DatabaseColumn("type"), DatabaseColumn("mode"),
          DatabaseColumn("document"), DatabaseColumn("received"),
        ], primaryKey: RecordTables.placeKey,
        foreignKeys: [RecordTables.fileKey, event, DatabaseForeignKey(["party"], "registry_parties")],
        indexes: [["event_id"], ["party"]],
        rows: sortedParticipation.map { row in
          cells(row.place) + [
            .text(row.eventID), code(row.party), .text(row.start.text), DatabaseCell(row.delegates),
          ] + meaning(row.place, "role", "list", "end", "type", "mode", "document", "received")
        }),
      DatabaseTable(
        "record_participation_labels", Array(RecordTables.placeColumns.prefix(2)) + RecordTables.labelColumns,
        primaryKey: RecordTables.placeKey + ["label"], foreignKeys: [row] + RecordTables.labelKeys,
        indexes: [["measure"], ["area"]],
        rows: sortedParticipation.flatMap { row in
          Set(row.labels).sorted().map { Array(cells(row.place).prefix(2)) + cells($0) }
        }),
    ]
  }

  /// Threads keep rows in no order.
  private var sortedParticipation: [ParticipationRow] { log.participation.sorted { $0.place < $1.place } }

  private var events: DatabaseTable {
    let events = computation.ingest.activity.events
    return DatabaseTable(
      "record_events",
      [DatabaseColumn("event_id", isRequired: true), DatabaseColumn("start", isRequired: true)]
        + RecordTables.dayColumns + [DatabaseColumn("title"), DatabaseColumn("place")], primaryKey: ["event_id"],
      indexes: [["first_day"]],
      rows: events.inOrder().map { event in
        let start = events.records[event].start
        return [.text(events.id(event)), .text(start.text)] + days(start) + [
          DatabaseCell(events.title(event)), DatabaseCell(events.venue(event)),
        ]
      })
  }
}
