/// The sections that a page can have, by the names that a pipeline file uses; they stand in the page's own order.
public enum ReportSection: String, Sendable, Hashable, CaseIterable {
  case summary, states, matrix, areas, coordinators, measures, time, participation, exchanges, plan, changes
  case quality, method, provenance

  /// Whether a page has it always: a figure does not stand without what it rests on.
  public var isFixed: Bool { [.quality, .method, .provenance].contains(self) }
}
