import Registry
import Tabulation

extension Report {
  /// `coordination`: every assignment on the report's date.
  func coordination() -> Table {
    let sorted = frame.assignments.sorted { left, right in
      let leftKey = (rank(left.party), order(left.role), order(left.scope))
      let rightKey = (rank(right.party), order(right.role), order(right.scope))
      return leftKey == rightKey ? targetKey(left) < targetKey(right) : leftKey < rightKey
    }
    return Table(
      Schemas.coordination,
      rows: sorted.map { assignment in
        TableRow([
          .code(assignment.party), .code(assignment.role.rawValue), .code(assignment.scope.rawValue),
          .code(assignment.target), .text(assignment.asProposed), .optionalDate(assignment.validity.from),
          .optionalDate(assignment.validity.to), .integer(frame.measureSlots(of: assignment).count),
        ])
      })
  }

  /// The place of a party in alphabetical order.
  func rank(_ party: String) -> Int { frame.party(party).map { frame.partyRank[$0] } ?? .max }

  private func order<Value: CaseIterable & Equatable>(_ value: Value) -> Int {
    Array(Value.allCases).firstIndex(of: value) ?? 0
  }

  private func targetKey(_ assignment: Assignment) -> (Int, Int, Int) {
    let from = Int(assignment.validity.days.from?.ordinal ?? .min)
    switch assignment.scope {
    case .measure: return (0, frame.registry.place(ofMeasure: assignment.target), from)
    case .area, .oneOfArea: return (1, frame.registry.place(ofArea: assignment.target), from)
    case .undetermined: return (2, 0, from)
    }
  }
}
