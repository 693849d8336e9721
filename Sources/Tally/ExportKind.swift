/// The kinds of exports that a secretariat receives.
public enum ExportKind: String, Sendable, Hashable, CaseIterable {
  case exchanges, participation, milestones, returns, plan
}
