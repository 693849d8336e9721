/// The English sentence of a rule of the gate that does not hold.
enum GateWords {
  static func sentence(for result: GateResult) -> String { "the gate was not passed: " + words(for: result) }

  private static func words(for result: GateResult) -> String {
    switch result.remark {
    case .noSuchFigure:
      return "\(result.rule.rawValue) names “\(result.subject)”, and no figure has such an address;"
        + " correct it in the pipeline file."
    case .damagedFigures:
      return "the figures.csv of the last edition is not the one that its manifest names;"
        + " bring that edition back from a copy, or take it out of the reports folder."
    default: break
    }
    switch result.rule {
    case .maximumQuarantined:
      return "the share of quarantined records is \(result.found), at most \(result.allowed) is allowed;"
        + " mend the inputs, or change gate in the pipeline file."
    case .maximumSwing: return swing(result)
    case .emptyInput:
      let files = (result.files ?? []).map(\.file)
      return "\(WordList.and(files)) \(files.count == 1 ? "has" : "have") no record;"
        + " ask for the files again, or write empty_input: allow in the pipeline file."
    case .maximumAge:
      return "the newest record of \(result.subject) is \(result.found) old, and may be \(result.allowed) old at most;"
        + " ask for a newer export, or change max_age in the pipeline file."
    }
  }

  private static func swing(_ result: GateResult) -> String {
    let figures = result.figures ?? []
    let first = figures.first.map { "\($0.address) changed from \($0.before) to \($0.now), by \($0.moved)" } ?? ""
    let others =
      switch figures.count {
      case ...1: ""
      case 2: ", and another figure of \(result.subject) changed too far"
      default: ", and \(figures.count - 1) other figures of \(result.subject) changed too far"
      }
    return
      "\(first), since \(result.comparedWith ?? "the last edition")\(others); at most \(result.allowed) is allowed;"
      + " see whether the inputs are right, or change max_swing in the pipeline file."
  }
}
