import Registry

/// Whether two editions state a figure for one and the same time, so that a difference restates it.
struct Restatement {
  let earlier: ComparedEdition
  let later: ComparedEdition

  /// Whether the figure was stated, is there still, for the same time, and differs.
  func holds(_ figure: FigureDifference) -> Bool {
    guard let before = figure.before, let after = figure.after, !before.value.isEmpty,
      (before.value, before.numerator, before.denominator) != (after.value, after.numerator, after.denominator)
    else { return false }
    let parts = figure.address.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, let column = parts.last.map(String.init) else { return false }
    let row = parts.dropLast().joined(separator: "/")
    switch figure.table {
    // It says what was read for an edition, not what happened.
    case "accounting": return false
    case "trend":
      guard same(row + "/from"), same(row + "/to") else { return false }
      return column != "measures_active_to_date" || earlier.period.from == later.period.from
    case "events": return true
    case "progress":
      let days = [earlier, later].compactMap { $0.figures[row + "/date"].flatMap { PartialDate($0.value)?.first } }
      guard let last = days.max() else { return earlier.asOf == later.asOf }
      return last <= min(earlier.asOf, later.asOf)
    default:
      guard earlier.period == later.period else { return false }
      return earlier.asOf == later.asOf || !Restatement.standsOnADay(figure.table, column)
    }
  }

  private func same(_ address: String) -> Bool {
    earlier.figures[address]?.value == later.figures[address]?.value
  }

  /// Whether a figure of these tables looks at the date of the edition besides its period.
  private static func standsOnADay(_ table: String, _ column: String) -> Bool {
    if ["coverage_by_coordinator", "engagement"].contains(table) { return true }
    return [
      "measures_coordinated", "coordinators", "co_coordinators", "modality", "stage", "stage_ordinal", "stages",
      "stage_date", "approval", "days_in_stage",
    ].contains(column)
  }
}
