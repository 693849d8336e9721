import Registry

/// When a stage was reached, and on whose word.
public struct StageDate: Sendable, Hashable {
  /// The code of the stage.
  public var stage: String
  /// The place in its order, counted from 1.
  public var ordinal: Int
  /// The date.
  public var date: PartialDate
  /// The body concerned.
  public var body: String
  /// The document behind it.
  public var document: String
  /// Whether the approval is not final yet.
  public var isProvisional: Bool

  /// The dates of the stages that rows of one measure and modality reach, by ordinal.
  ///
  /// A stage is dated by its earliest approved milestone, else by its earliest provisional one; of two with one first
  /// day by the more precise, then by the row read first.
  public static func byOrdinal(_ rows: [MilestoneRow]) -> [StageDate] {
    var best: [Int: MilestoneRow] = [:]
    for row in rows.sorted(by: { $0.place < $1.place }) {
      guard let old = best[row.ordinal] else {
        best[row.ordinal] = row
        continue
      }
      if isBetter(row, old) { best[row.ordinal] = row }
    }
    return best.values.sorted { $0.ordinal < $1.ordinal }.map {
      StageDate(
        stage: $0.stage, ordinal: $0.ordinal, date: $0.date, body: $0.body, document: $0.document,
        isProvisional: $0.isProvisional)
    }
  }

  private static func isBetter(_ new: MilestoneRow, _ old: MilestoneRow) -> Bool {
    if new.isProvisional != old.isProvisional { return old.isProvisional }
    if new.date.first != old.date.first { return new.date.first < old.date.first }
    return new.date.precision > old.date.precision
  }
}

/// The order in which stages are reached.
enum StageOrder {
  private struct Key: Hashable {
    var measure: Int
    var modality: String
  }

  /// The rows that are dated before a lower stage of the same measure and modality.
  static func check(_ rows: [MilestoneRow]) -> [Settlement.StageOutOfOrder] {
    var result: [Settlement.StageOutOfOrder] = []
    for (_, group) in Dictionary(grouping: rows, by: { Key(measure: $0.measure, modality: $0.modality) }) {
      let dates = StageDate.byOrdinal(group)
      for row in group {
        let lower = dates.filter { $0.ordinal < row.ordinal && row.date.first < $0.date.first }
        guard let highest = lower.max(by: { $0.ordinal < $1.ordinal }) else { continue }
        result.append(
          Settlement.StageOutOfOrder(
            place: row.place, date: row.dateText, lowerStage: highest.stage, lowerDate: highest.date))
      }
    }
    return result.sorted { $0.place < $1.place }
  }
}
