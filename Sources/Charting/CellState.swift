/// What a cell of a heatmap or matrix says.
public enum CellState: Sendable, Hashable {
  /// Measures active of measures in force, printed n/N; the class goes by the share.
  case share(active: Int, inForce: Int)
  /// A number of records; the class goes by the number.
  case count(Int)
  /// Active under the area only, under none of its measures: 0/N with a filled corner.
  case areaOnly(inForce: Int)
  /// Nothing, and that is known: the palest class with a printed 0.
  case zero
  /// A return that says there is nothing to report.
  case nilReturn
  /// A return that is on its way.
  case pending
  /// Rows held back by a check.
  case quarantined
  /// Nothing reported, or none listed.
  case notReported
  /// The cell has no meaning, as before a State was a member.
  case notApplicable
  /// Nobody collects this.
  case notCollected
}

/// A look of cells that the legend explains; the ramp is explained apart.
public enum CellStatus: String, Sendable, Hashable, CaseIterable {
  case active, areaOnly, nilReturn, pending, quarantined, notReported, notApplicable, notCollected, coordinator
}

/// The few words that stand inside cells.
public struct CellWords: Sendable, Hashable {
  /// Stands in a cell with nothing to report.
  public var nilReturn: String
  /// Stands in a cell whose return is on its way.
  public var pending: String

  /// Makes the words, such as "nil" and "pend.".
  public init(nilReturn: String, pending: String) {
    self.nilReturn = nilReturn
    self.pending = pending
  }
}
