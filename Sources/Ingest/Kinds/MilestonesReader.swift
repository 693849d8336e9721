import Diagnostics
import Registry
import Tally

/// Rows of `milestones`: which stage a measure reached, and when.
struct MilestonesReader: ExportReader {
  func namesParty(_ row: RowReader) -> Bool { true }

  func read(_ row: RowReader, into tally: inout ActivityTally) {
    let date = row.date(.date)
    row.checkNotAmbiguous(date, .date)
    let code = row.required(.measure)
    let label = code.flatMap { row.label($0, .measure, areasAllowed: false, during: date) }
    let modality = row.modality(.modality)
    let stage = row.stage(.stage, modality: modality)
    let status: MilestoneStatus? = row.value(.status, .unknownStatus)
    guard !row.hasError, let date, let modality, let stage, case .measure(let measure) = label else { return }
    tally.add(
      MilestoneRow(
        place: row.place, measure: measure, modality: modality, stage: stage.code, ordinal: stage.ordinal, date: date,
        dateText: row.raw(.date), body: row.cell(.body), document: row.cell(.document),
        isProvisional: status == .provisional))
  }
}
