import Registry
import Tally

/// Who coordinates what on the report's date.
extension Report {
  /// The assignments that name a measure slot, by its code or its area.
  func assignments(of measure: Int) -> [Assignment] {
    let code = frame.measures[measure].code
    let area = frame.measures[measure].area
    return frame.assignments.filter {
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
    frame.codes(of: assignments(of: measure).filter { $0.role == role }.compactMap { frame.party($0.party) })
  }

  /// The parties with an assignment, in alphabetical order.
  var coordinatingParties: [Int] {
    Set(frame.assignments.compactMap { frame.party($0.party) }).sorted {
      frame.partyRank[$0] < frame.partyRank[$1]
    }
  }

  /// The area slot of an assignment; `nil` where it has none.
  func areaSlot(of assignment: Assignment) -> Int? {
    switch assignment.scope {
    case .measure: frame.registry.measure(assignment.target).flatMap { frame.areaSlot($0.area) }
    case .area, .oneOfArea: frame.areaSlot(assignment.target)
    case .undetermined: nil
    }
  }

  /// The measure slots that an assignment names.
  func measureSlots(of assignment: Assignment) -> [Int] {
    switch assignment.scope {
    case .measure: frame.measureSlot(assignment.target).map { [$0] } ?? []
    case .area: frame.areaSlot(assignment.target).map(frame.measures(in:)) ?? []
    case .oneOfArea, .undetermined: []
    }
  }

  /// What a set of assignments takes in.
  func remit(_ assignments: [Assignment]) -> Remit {
    Remit(
      measures: Set(assignments.flatMap(measureSlots)),
      areas: Set(assignments.filter { $0.scope == .area }.compactMap(areaSlot)))
  }
}

/// The measures that a coordinator has, and the areas of which it also takes the records that name no measure.
struct Remit {
  let measures: Set<Int>
  let areas: Set<Int>

  /// Whether a record filed so falls to the coordinator.
  func takes(_ filing: Filing) -> Bool {
    filing.measures.contains(where: measures.contains) || filing.areaOnly.contains(where: areas.contains)
  }

  /// What members did within the remit.
  func activity(_ counted: CountedActivity) -> (counts: Counts, members: Set<Int>) {
    var counts = Counts()
    var members: Set<Int> = []
    for exchange in counted.exchanges where !exchange.memberSenders.isEmpty && takes(exchange.filing) {
      counts.exchanges += 1
      members.formUnion(exchange.memberSenders)
    }
    for event in counted.events {
      var isTaken = false
      for participation in event.participations where participation.isMember {
        if takes(participation.filing) {
          isTaken = true
          counts.participations += 1
          members.insert(participation.party)
        }
        for contribution in participation.contributions where takes(contribution.filing) {
          counts.add(delegates: contribution.delegates)
        }
      }
      if isTaken { counts.addEvent(isListed: event.list == .complete) }
    }
    return (counts, members)
  }
}
