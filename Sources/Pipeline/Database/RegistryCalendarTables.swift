import Database
import Registry

/// Coordinators, stages, meetings and what else the registry says of the work.
extension RegistryTables {
  var crosswalk: DatabaseTable {
    DatabaseTable(
      "registry_crosswalk",
      [
        .row, DatabaseColumn("from_measure", isRequired: true), DatabaseColumn("to_measure", isRequired: true),
        DatabaseColumn("date", isRequired: true), DatabaseColumn("first_day", isRequired: true), DatabaseColumn("note"),
        DatabaseColumn("confidence", isRequired: true),
      ], primaryKey: ["row"],
      foreignKeys: [
        DatabaseForeignKey(["from_measure"], "registry_measures", ["measure"]),
        DatabaseForeignKey(["to_measure"], "registry_measures", ["measure"]),
      ],
      rows: registry.crosswalk.enumerated().map { place, step in
        [
          .integer(place + 1), .text(step.from), .text(step.to), .text(step.date.text), .text(step.date.first.text),
          DatabaseCell(step.note), .text(step.confidence.rawValue),
        ]
      })
  }

  var coordinators: DatabaseTable {
    DatabaseTable(
      "registry_coordinators",
      [
        .row, DatabaseColumn("party", isRequired: true), DatabaseColumn("scope", isRequired: true),
        DatabaseColumn("measure"), DatabaseColumn("area"), DatabaseColumn("role", isRequired: true),
        DatabaseColumn("as_proposed"),
      ] + DatabaseColumn.validity + [
        DatabaseColumn("holds_on_report_date", .integer, isRequired: true), DatabaseColumn("source"),
        DatabaseColumn("confidence", isRequired: true),
      ], primaryKey: ["row"],
      foreignKeys: [
        DatabaseForeignKey(["party"], "registry_parties"), DatabaseForeignKey(["measure"], "registry_measures"),
        DatabaseForeignKey(["area"], "registry_areas"),
      ], indexes: [["party"], ["measure"], ["area"]],
      rows: registry.assignments.enumerated().map { place, assignment in
        let isMeasure = assignment.scope == .measure
        return [
          .integer(place + 1), .text(assignment.party), .text(assignment.scope.rawValue),
          isMeasure ? DatabaseCell(assignment.target) : .null, isMeasure ? .null : DatabaseCell(assignment.target),
          .text(assignment.role.rawValue), DatabaseCell(assignment.asProposed),
        ] + assignment.validity.cells + [
          holds(assignment.validity), DatabaseCell(assignment.source), .text(assignment.confidence.rawValue),
        ]
      })
  }

  var stages: DatabaseTable {
    DatabaseTable(
      "registry_stages",
      [
        DatabaseColumn("modality", isRequired: true), DatabaseColumn("stage", isRequired: true),
        DatabaseColumn("ordinal", .integer, isRequired: true), DatabaseColumn("body"),
      ], primaryKey: ["modality", "stage"],
      rows: registry.stages.map { stage in
        [.text(stage.modality), .text(stage.code), .integer(stage.ordinal), DatabaseCell(stage.body)]
      })
  }

  var stageTitles: DatabaseTable {
    DatabaseTable(
      "registry_stage_titles",
      [
        DatabaseColumn("modality", isRequired: true), DatabaseColumn("stage", isRequired: true),
        DatabaseColumn("language", isRequired: true), DatabaseColumn("title"),
      ], primaryKey: ["modality", "stage", "language"],
      foreignKeys: [DatabaseForeignKey(["modality", "stage"], "registry_stages")],
      rows: registry.stages.flatMap { stage in
        stage.titles.languages.map { language in
          [.text(stage.modality), .text(stage.code), .text(language), DatabaseCell(stage.titles.full[language] ?? "")]
        }
      })
  }

  var meetings: DatabaseTable {
    DatabaseTable(
      "registry_meetings",
      [
        .row, DatabaseColumn("body", isRequired: true), DatabaseColumn("number"),
        DatabaseColumn("start", isRequired: true),
        DatabaseColumn("end"), DatabaseColumn("place"), DatabaseColumn("mode"), DatabaseColumn("planned_start"),
        DatabaseColumn("note"),
      ], primaryKey: ["row"],
      rows: registry.meetings.enumerated().map { place, meeting in
        [
          .integer(place + 1), .text(meeting.body), DatabaseCell(meeting.number), .text(meeting.start.text),
          DatabaseCell(meeting.end?.text ?? ""), DatabaseCell(meeting.place), DatabaseCell(meeting.mode),
          DatabaseCell(meeting.plannedStart?.text ?? ""), DatabaseCell(meeting.note),
        ]
      })
  }

  var tiles: DatabaseTable {
    DatabaseTable(
      "registry_tiles",
      [
        DatabaseColumn("party", isRequired: true), DatabaseColumn("tile_column", .integer, isRequired: true),
        DatabaseColumn("tile_row", .integer, isRequired: true),
      ], primaryKey: ["party"], foreignKeys: [DatabaseForeignKey(["party"], "registry_parties")],
      rows: registry.tiles.map { [.text($0.party), .integer($0.column), .integer($0.row)] })
  }
}
