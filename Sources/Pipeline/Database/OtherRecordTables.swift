import Database
import Registry
import Tally

/// Milestones, returns and the plan.
extension RecordTables {
  var milestones: DatabaseTable {
    DatabaseTable(
      "record_milestones",
      RecordTables.placeColumns + [
        DatabaseColumn("measure", isRequired: true), DatabaseColumn("modality", isRequired: true),
        DatabaseColumn("stage", isRequired: true), DatabaseColumn("date", isRequired: true),
      ] + RecordTables.dayColumns + [
        DatabaseColumn("approval", isRequired: true), DatabaseColumn("body"), DatabaseColumn("document"),
        DatabaseColumn("received"),
      ], primaryKey: RecordTables.placeKey,
      foreignKeys: [
        RecordTables.fileKey, DatabaseForeignKey(["measure"], "registry_measures"),
        DatabaseForeignKey(["modality", "stage"], "registry_stages"),
      ], indexes: [["measure"]],
      rows: computation.ingest.activity.milestones.map { row in
        cells(row.place) + [
          .text(registry.measures[row.measure].code), .text(row.modality), .text(row.stage), .text(row.date.text),
        ] + days(row.date) + [
          .text(row.isProvisional ? "provisional" : "approved"), DatabaseCell(row.body), DatabaseCell(row.document),
        ] + meaning(row.place, "received")
      })
  }

  var returns: DatabaseTable {
    DatabaseTable(
      "record_returns",
      RecordTables.placeColumns + [
        DatabaseColumn("party", isRequired: true), DatabaseColumn("area"), DatabaseColumn("from", isRequired: true),
        DatabaseColumn("to", isRequired: true), DatabaseColumn("from_day", isRequired: true),
        DatabaseColumn("to_day", isRequired: true), DatabaseColumn("status", isRequired: true),
        DatabaseColumn("received"),
      ], primaryKey: RecordTables.placeKey,
      foreignKeys: [
        RecordTables.fileKey, DatabaseForeignKey(["party"], "registry_parties"),
        DatabaseForeignKey(["area"], "registry_areas"),
      ], indexes: [["party"]],
      rows: computation.ingest.activity.returns.map { row in
        cells(row.place) + [
          code(row.party), row.area.map { .text(registry.areas[$0].code) } ?? .null, .text(row.from.text),
          .text(row.to.text), .text(row.from.first.text), .text(row.to.last.text), .text(row.status.rawValue),
        ] + meaning(row.place, "received")
      })
  }

  var plan: DatabaseTable {
    DatabaseTable(
      "record_plan",
      [DatabaseColumn("plan_id", isRequired: true)] + RecordTables.placeColumns + [
        DatabaseColumn("year", .integer, isRequired: true), DatabaseColumn("label"), DatabaseColumn("measure"),
        DatabaseColumn("area"), DatabaseColumn("event"), DatabaseColumn("lead"), DatabaseColumn("planned_start"),
        DatabaseColumn("event_id"), DatabaseColumn("status"),
      ], primaryKey: ["plan_id"], unique: [RecordTables.placeKey],
      foreignKeys: [RecordTables.fileKey, DatabaseForeignKey(["lead"], "registry_parties", ["party"])]
        + RecordTables.labelKeys, indexes: [["event_id"]],
      rows: computation.ingest.activity.plan.map { row in
        [.text(row.id)] + cells(row.place) + [.integer(row.year)] + (row.label.map(cells) ?? [.null, .null, .null]) + [
          DatabaseCell(row.event), row.lead.map(code) ?? .null, DatabaseCell(row.plannedStart?.text ?? ""),
          DatabaseCell(row.eventID), DatabaseCell(row.status?.rawValue ?? ""),
        ]
      })
  }
}
