import Registry
import Tally

/// The stage that a measure stands in.
struct StageStanding {
  let modality: String
  let date: StageDate
  /// The number of stages of the modality.
  let stages: Int
  /// Whether the stage is the last of its modality.
  let isLast: Bool

  /// The standing of every measure slot, by milestones up to the report's date; `nil` where there are none.
  static func all(_ milestones: [MilestoneRow], _ frame: Frame) -> [StageStanding?] {
    let byMeasure = Dictionary(grouping: milestones.filter { $0.date.first <= frame.settings.asOf }) { $0.measure }
    return frame.measures.map { measure in
      standing(byMeasure[frame.registry.place(ofMeasure: measure.code)] ?? [], frame.registry)
    }
  }

  /// The highest stage of the modality whose latest milestone is newest; a tie goes by the order of `stages.csv`.
  static func standing(_ rows: [MilestoneRow], _ registry: ForumRegistry) -> StageStanding? {
    var best: (newest: CalendarDay, rows: [MilestoneRow], modality: String)?
    for modality in registry.modalities {
      let own = rows.filter { $0.modality == modality }
      guard let newest = own.map(\.date.first).max() else { continue }
      if best.map({ newest > $0.newest }) ?? true { best = (newest, own, modality) }
    }
    guard let best, let highest = StageDate.byOrdinal(best.rows).last else { return nil }
    let stages = registry.stages(of: best.modality)
    return StageStanding(
      modality: best.modality, date: highest, stages: stages.count, isLast: stages.last?.ordinal == highest.ordinal)
  }
}
