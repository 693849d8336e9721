import Diagnostics
import Tabulation

/// How far the figures of a run moved from the last edition.
struct SwingCheck {
  /// The figures with which a run is compared.
  enum Reference {
    /// Why there are none.
    case none(GateResult.Remark)
    /// Those of an edition, by address.
    case edition(name: String, numbers: (FigurePattern) -> [String: FigureNumber])
  }

  let rules: [SwingRule]
  let tables: [Table]
  let reference: Reference

  /// One result for each rule, in the order of the pipeline file.
  func results() -> [GateResult] { rules.map(result) }

  private func result(_ rule: SwingRule) -> GateResult {
    let pattern = rule.figures
    let (matches, now) = numbers(pattern)
    func finished(_ passed: Bool, _ remark: GateResult.Remark?) -> GateResult {
      GateResult(
        .maximumSwing, subject: pattern.text, found: "", allowed: rule.boundText, passed: passed, remark: remark)
    }
    // A rule that looks at nothing would let everything pass, and nobody would know.
    if matches == 0 { return finished(false, .noSuchFigure) }
    switch reference {
    case .none(let remark): return finished(remark != .damagedFigures, remark)
    case .edition(let name, let numbers):
      let before = numbers(pattern)
      return compare(rule, before: before, now: now, with: name)
    }
  }

  private func compare(
    _ rule: SwingRule, before: [String: FigureNumber], now: [String: FigureNumber], with edition: String
  ) -> GateResult {
    var moved: [(address: String, swing: Swing)] = []
    var compared = 0
    for (address, number) in now {
      guard let last = before[address] else { continue }
      compared += 1
      let swing = Swing(before: last, now: number)
      if swing.breaks(rule) { moved.append((address, swing)) }
    }
    moved.sort { left, right in
      if left.swing.relative != right.swing.relative { return left.swing.relative > right.swing.relative }
      return left.address < right.address
    }
    var result = GateResult(
      .maximumSwing, subject: rule.figures.text, found: moved.first?.swing.text(rule.bound) ?? "",
      allowed: rule.boundText, passed: moved.isEmpty)
    result.comparedWith = edition
    result.compared = compared
    result.absent = now.count + before.count - 2 * compared
    if !moved.isEmpty {
      result.figures = moved.map { address, swing in
        GateResult.ConcernedFigure(
          address: address, before: swing.before.text, now: swing.now.text, moved: swing.text(rule.bound))
      }
    }
    return result
  }

  /// The numbers of this run's figures that match.
  private func numbers(_ pattern: FigurePattern) -> (matches: Int, numbers: [String: FigureNumber]) {
    var numbers: [String: FigureNumber] = [:]
    var matches = 0
    for figure in Figures.all(of: tables.filter { pattern.concerns(table: $0.name) })
    where pattern.matches(figure.address) {
      matches += 1
      numbers[figure.address] = FigureNumber(figure.value)
    }
    return (matches, numbers)
  }
}
