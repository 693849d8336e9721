import Registry
import Tabulation
import Tally

extension Report {
  /// `coverage_by_measure`: who coordinates a measure, who was active under it, and how far it has come.
  func coverageByMeasure() -> Table {
    let schema = Schemas.coverageByMeasure
    let rule = silentRule
    let members = frame.members.count
    var lines: [TableRow] = []
    for slot in frame.measures.indices {
      let measure = frame.measures[slot]
      let counts = recorded.total(rows.measure(slot))
      let active = recorded.membersActive(rows.measure(slot))
      let standing = settings.collected.contains(.milestones) ? stages[slot] : nil
      let isShown = settings.collectsActivity
      var values: [TableValue] = [
        .code(measure.code), .code(measure.area), .codes(frame.coordinators(of: slot, .coordinator)),
        .codes(frame.coordinators(of: slot, .coCoordinator)), rule.activity(active),
        isPublic ? .empty : .integer(members), isPublic ? .empty : rule.activity(active, of: members),
        rule.exchanges(counts.exchanges), rule.participation(counts.events),
        rule.participation(counts.eventsListed), rule.participation(counts.participations),
        rule.delegates(counts.delegates), isShown ? .optionalDate(counts.first) : .empty,
        isShown ? .optionalDate(counts.last) : .empty,
      ]
      values += stageValues(standing)
      let area = frame.areaOfMeasure[slot]
      var marks = marks(
        schema, ["members_active", "reach", "participations", "delegates"], .partialLists,
        if: area >= 0 && recorded.hasPartialList(area))
      marks = self.marks(
        schema, ["stage", "stage_ordinal", "stage_date", "approval", "days_in_stage"], .provisional,
        if: standing?.date.isProvisional ?? false, adding: marks)
      marks = self.marks(
        schema, ["members", "reach"], .registryConfidence, if: frame.membersAreUncertain && !isPublic, adding: marks)
      for (column, role) in [("coordinators", CoordinationRole.coordinator), ("co_coordinators", .coCoordinator)] {
        let isUncertain = frame.assignments(of: slot).contains { $0.role == role && $0.confidence != .high }
        marks = self.marks(schema, [column], .registryConfidence, if: isUncertain, adding: marks)
      }
      lines.append(TableRow(values, marks: marks))
    }
    return Table(schema, rows: lines)
  }

  private func stageValues(_ standing: StageStanding?) -> [TableValue] {
    guard let standing else { return [TableValue](repeating: .empty, count: 7) }
    let days = settings.asOf.days(since: standing.date.date.first)
    return [
      .code(standing.modality), .code(standing.date.stage), .integer(standing.date.ordinal),
      .integer(standing.stages), .date(standing.date.date.text),
      .code(standing.date.isProvisional ? "provisional" : "approved"), isPublic ? .empty : .integer(days),
    ]
  }
}

extension TableValue {
  /// A date as given, or nothing.
  static func optionalDate(_ date: PartialDate?) -> TableValue { date.map { .date($0.text) } ?? .empty }
}
