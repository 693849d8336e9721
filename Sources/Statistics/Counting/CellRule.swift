import Tabulation
import Tally

/// How counts become cells: what is not collected is empty, and in a silent table so is a zero.
struct CellRule {
  private let collected: Set<ExportKind>
  /// Whether a zero says nothing: public sources, in tables by State, coordinator, measure and engagement.
  private let isSilent: Bool

  init(_ settings: ReportSettings, isSilent: Bool) {
    collected = settings.collected
    self.isSilent = isSilent && settings.basis == .publicSources
  }

  func exchanges(_ count: Int) -> TableValue {
    collected.contains(.exchanges) ? number(count) : .empty
  }

  func participation(_ count: Int) -> TableValue {
    collected.contains(.participation) ? number(count) : .empty
  }

  func delegates(_ count: Int?) -> TableValue {
    guard collected.contains(.participation), let count else { return .empty }
    return number(count)
  }

  /// A count that either kind of activity makes.
  func activity(_ count: Int) -> TableValue { collectsActivity ? number(count) : .empty }

  /// A share of which activity makes the numerator.
  func activity(_ numerator: Int, of denominator: Int) -> TableValue {
    collectsActivity ? .ratio(Ratio(numerator, of: denominator)) : .empty
  }

  private var collectsActivity: Bool { collected.contains(.exchanges) || collected.contains(.participation) }

  private func number(_ count: Int) -> TableValue { isSilent && count == 0 ? .empty : .integer(count) }
}
