import Registry

/// What a coordinating party has in an area, or in all of them: the measures, and the areas of which it also takes the
/// records that name no measure.
struct Remit {
  let party: Int
  /// The area slot, or all areas.
  let area: Int
  let assignments: [Assignment]
  let measures: Set<Int>
  let areas: Set<Int>

  init(_ party: Int, _ area: Int, _ assignments: [Assignment], _ frame: Frame) {
    self.party = party
    self.area = area
    self.assignments = assignments
    measures = Set(assignments.flatMap(frame.measureSlots))
    areas = Set(assignments.filter { $0.scope == .area }.compactMap(frame.areaSlot))
  }

  /// Whether a record in this row of the cubes falls to the coordinator.
  func takes(_ row: Int, _ layout: CubeRows) -> Bool {
    row < layout.measures
      ? measures.contains(row) : areas.contains { layout.areaOnly($0) == row }
  }

  /// The remits of every coordinating party, in alphabetical order: by area where it has an assignment, then all.
  static func all(_ frame: Frame) -> [Remit] {
    frame.coordinatingParties.flatMap { party in
      let own = frame.assignments.filter { $0.party == frame.code(party) }
      let byArea = frame.areas.indices.map { area in
        Remit(party, area, own.filter { frame.areaSlot(of: $0) == area }, frame)
      }
      return byArea.filter { !$0.assignments.isEmpty } + [Remit(party, frame.allAreas, own, frame)]
    }
  }
}

/// Who coordinates what on the report's date.
extension Frame {
  /// The assignments that name a measure slot, by its code or its area.
  func assignments(of measure: Int) -> [Assignment] {
    let code = measures[measure].code
    let area = measures[measure].area
    return assignments.filter {
      ($0.scope == .measure && $0.target == code) || ($0.scope == .area && $0.target == area)
    }
  }

  /// Whether an assignment names the measure or its area.
  func isCoordinated(_ measure: Int) -> Bool { !assignments(of: measure).isEmpty }

  /// Whether only assignments below high confidence name the measure or its area.
  func isUncertainlyCoordinated(_ measure: Int) -> Bool {
    let assignments = assignments(of: measure)
    return !assignments.isEmpty && assignments.allSatisfy { $0.confidence != .high }
  }

  /// The parties that coordinate a measure slot in a role, in alphabetical order.
  func coordinators(of measure: Int, _ role: CoordinationRole) -> [String] {
    codes(of: assignments(of: measure).filter { $0.role == role }.compactMap { party($0.party) })
  }

  /// The parties with an assignment, in alphabetical order.
  var coordinatingParties: [Int] {
    Set(assignments.compactMap { party($0.party) }).sorted { partyRank[$0] < partyRank[$1] }
  }

  /// The area slot of an assignment; `nil` where it has none.
  func areaSlot(of assignment: Assignment) -> Int? {
    switch assignment.scope {
    case .measure: registry.measure(assignment.target).flatMap { areaSlot($0.area) }
    case .area, .oneOfArea: areaSlot(assignment.target)
    case .undetermined: nil
    }
  }

  /// The measure slots that an assignment names.
  func measureSlots(of assignment: Assignment) -> [Int] {
    switch assignment.scope {
    case .measure: measureSlot(assignment.target).map { [$0] } ?? []
    case .area: areaSlot(assignment.target).map(measures(in:)) ?? []
    case .oneOfArea, .undetermined: []
    }
  }
}
