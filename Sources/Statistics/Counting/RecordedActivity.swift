import Dispatch
import Registry
import Synchronization
import Tally

/// What was recorded in the period, counted once for all tables.
struct RecordedActivity {
  let layout: CubeRows
  let roles: Roles
  let days: PeriodDays
  /// For the tie-out; `nil` where it was not asked for.
  let labels: LabelCount?
  private let cube: ActivityCube
  private let totals: [StepCell]
  private let stepPlaces: [Int?]
  private let memberRoles: [Int]

  /// Counts the records; time grows with the contributions of the period, divided by the threads.
  ///
  /// - Parameter steps: `nil` where no table asks for steps of the trend.
  init(_ activity: Activity, _ frame: Frame, _ steps: TrendSteps?, tiesOut: Bool, threads: Int) {
    let plan = CountingPlan(activity, frame, steps)
    let none = tiesOut ? LabelCount(plan.labels, frame.areaOfMeasure) : nil
    var (cube, labels) = RecordedActivity.count(activity.events, plan, none, threads: threads)
    cube.add(activity.exchanges, plan)
    for set in plan.labelsOfExchange where set >= 0 { labels?.addExchange(set) }
    cube.distribute(plan.labels)
    totals = (0..<plan.labels.layout.count).map { cube.total(row: $0) }
    memberRoles = frame.members.compactMap(plan.roles.member)
    layout = plan.labels.layout
    roles = plan.roles
    days = plan.days
    stepPlaces = plan.stepPlaces
    self.cube = cube
    self.labels = labels
  }

  /// What all parties did, in a row of the cubes.
  func total(_ row: Int) -> Counts { Counts(totals[row]) }

  /// What a party did as a member; nothing where it is none in the period.
  func member(_ party: Int, _ row: Int) -> Counts {
    roles.member(party).map { count(role: $0, row) } ?? Counts(Cell())
  }

  /// What a party did while it was of one standing.
  func count(role: Int, _ row: Int) -> Counts { Counts(cube.byRole[row * cube.roles + role]) }

  /// The number of members active in a row.
  func membersActive(_ row: Int) -> Int { memberRoles.count { cube.isActive(role: $0, row) } }

  /// Whether a member was active in a row.
  func isActive(_ row: Int) -> Bool { memberRoles.contains { cube.isActive(role: $0, row) } }

  /// The measures of a list under which a member was active.
  func measuresActive(_ measures: [Int]) -> Int { measures.count { isActive(layout.measure($0)) } }

  /// The parties that were members and active in a row.
  func activeMembers(_ row: Int) -> [Int] {
    memberRoles.filter { cube.isActive(role: $0, row) }.map { roles.all[$0].party }
  }

  /// What members did within a remit: their participations, and the exchanges and events that one of them took part in.
  func remit(_ number: Int) -> Counts {
    let row = layout.remit(number)
    var cell = Cell()
    for role in memberRoles { cell.add(cube.byRole[row * cube.roles + role]) }
    return Counts(parties: cell, records: totals[row])
  }

  /// Whether an event in an area slot has a list that is not complete.
  func hasPartialList(_ area: Int) -> Bool {
    let cell = totals[layout.area(area)]
    return cell.eventsListed < cell.events
  }

  /// What all parties did in a step of the trend.
  func total(step: Int, _ row: Int) -> Counts {
    Counts(stepPlaces[step].map { cube.byStep[$0 * layout.count + row] } ?? StepCell())
  }

  /// Whether a step of the trend has a record.
  func hasRecords(step: Int) -> Bool { stepPlaces[step] != nil }

  /// The number of members active in a step of the trend.
  func membersActive(step: Int, _ row: Int) -> Int {
    guard let place = stepPlaces[step] else { return 0 }
    return memberRoles.count { cube.active[(place * layout.count + row) * cube.roles + $0] > 0 }
  }

  /// The number of events, and of those with a complete list, on the days when a party is a member.
  func held(member party: Int) -> (events: Int, listed: Int) {
    roles.segments(ofMember: party).reduce(into: (events: 0, listed: 0)) { sum, segment in
      sum.events += Int(cube.held[segment])
      sum.listed += Int(cube.listed[segment])
    }
  }

  /// The number of events of which a party is the host.
  func hosted(_ party: Int) -> Int { Int(cube.hosted[party]) }

  /// Counts events on several threads, whose sums add up to the same whatever their number.
  private static func count(
    _ events: EventList, _ plan: CountingPlan, _ labels: LabelCount?, threads: Int
  ) -> (ActivityCube, LabelCount?) {
    let block = 2048
    let blocks = (events.count + block - 1) / block
    let workers = max(1, min(threads, blocks))
    let sum = Mutex<EventPass?>(nil)
    let taken = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var pass = EventPass(plan, labels)
      while true {
        // Backwards, as the contributions stand in memory.
        let number = blocks - taken.wrappingAdd(1, ordering: .relaxed).newValue
        if number < 0 { break }
        pass.count(events, number * block..<min(events.count, (number + 1) * block))
      }
      sum.withLock { sum in
        if sum == nil { sum = pass } else { sum?.add(pass) }
      }
    }
    let pass = sum.withLock { $0 } ?? EventPass(plan, labels)
    return (pass.cube, pass.labels)
  }
}
