/// The sections that a page can have, by the names that a pipeline file uses, in the order of the page.
public enum ReportSection: String, Sendable, Hashable, CaseIterable {
  case summary, areas, measures, states, matrix, coordinators, time, participation, exchanges, plan, changes
  case quality, method, provenance

  /// Whether a page has it always: a figure does not stand without what it rests on.
  public var isFixed: Bool { [.quality, .method, .provenance].contains(self) }
}
