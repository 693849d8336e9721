import Registry
import Tabulation
import Tally

extension Report {
  /// `progress`: every stage of every modality, for every measure in force in the period.
  func progress() -> Table {
    let schema = Schemas.progress
    guard settings.collected.contains(.milestones) else { return Table(schema, rows: []) }
    let known = activity.milestones.filter { $0.date.first <= settings.asOf }
    let byMeasure = Dictionary(grouping: known) { $0.measure }
    var rows: [TableRow] = []
    for measure in frame.measures {
      let own = byMeasure[frame.registry.place(ofMeasure: measure.code)] ?? []
      for modality in frame.registry.modalities {
        let dates = StageDate.byOrdinal(own.filter { $0.modality == modality })
        rows += frame.registry.stages(of: modality).map { stageRow(measure, $0, dates) }
      }
    }
    return Table(schema, rows: rows)
  }

  private func stageRow(_ measure: Measure, _ stage: Stage, _ dates: [StageDate]) -> TableRow {
    let reached = dates.first { $0.ordinal == stage.ordinal }
    let isPassed = dates.contains { $0.ordinal > stage.ordinal }
    let previous = dates.last { $0.ordinal < stage.ordinal }
    var days: TableValue = .empty
    if let reached, let previous, !isPublic {
      days = .integer(reached.date.first.days(since: previous.date.first))
    }
    let word = reached != nil ? "yes" : isPassed || isPublic ? "not-recorded" : "no"
    return TableRow(
      [
        .code(measure.code), .code(stage.modality), .integer(stage.ordinal), .code(stage.code), .code(word),
        .optionalDate(reached?.date), .text(reached?.body ?? ""), .text(reached?.document ?? ""),
        reached.map { .code($0.isProvisional ? "provisional" : "approved") } ?? .empty, days,
      ],
      marks: marks(
        Schemas.progress, ["reached", "date", "approval", "days_from_previous"], .provisional,
        if: reached?.isProvisional ?? false))
  }
}
