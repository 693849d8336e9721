import Registry
import Tally

/// One pass over events: each event's contributions are read once and added to the cube.
///
/// Nothing is allocated for an event, nor looked up by a hash.
struct EventPass {
  private let plan: CountingPlan
  private(set) var cube: ActivityCube
  /// For the tie-out; `nil` where it is not asked for.
  private(set) var labels: LabelCount?
  private let layout: CubeRows
  /// The sets of labels at the event, and those of them under which a member came.
  private var eventSets: DistinctSets
  private var memberSets: DistinctSets
  /// The sets of one party that has several, and the remits that members reached so.
  private var partySets: ContiguousArray<Int32> = []
  private var memberRemits: ContiguousArray<Int32> = []
  private var union: RowUnion

  /// - Parameter labels: for the tie-out, without records yet; `nil` where it is not asked for.
  init(_ plan: CountingPlan, _ labels: LabelCount?) {
    self.plan = plan
    cube = ActivityCube(plan)
    layout = plan.labels.layout
    self.labels = labels
    eventSets = DistinctSets(layout.labelSets)
    memberSets = eventSets
    union = RowUnion(layout)
  }

  /// What holds for all contributions to one event.
  private struct Event {
    let segment: Int
    /// The first row of the event's step.
    let step: Int
    /// The place of the roles of the event's day.
    let roles: Int
    let date: DateKey
    /// 1 where the list is complete, else 0.
    let listed: Int32
  }

  /// Counts the events of a range that lie in the period; grows with their contributions.
  mutating func count(_ events: EventList, _ range: Range<Int>) {
    let records = events.records
    // Held apart from the pass, which changes while they are read.
    let roleTable = plan.roles.table
    var contributions: [EventList.Contribution] = []
    // Backwards, as the contributions stand in memory.
    for index in range.reversed() {
      let record = records[index]
      guard let place = plan.days.place(of: record.start), let step = plan.stepPlaces[place.step] else { continue }
      let event = Event(
        segment: place.segment, step: step * layout.count, roles: place.segment * plan.roles.parties,
        date: DateKey(record.start), listed: record.list(plan.basis) == .complete ? 1 : 0)
      begin()
      if events.hasRuns(index) {
        labels?.begin()
        events.forEachRun(index) { run in
          addRun(run, event, roleTable)
          labels?.add(run)
        }
        labels?.end()
      } else {
        events.collect(index, into: &contributions)
        addContributions(contributions, event)
        labels?.add(contributions)
      }
      addEvent(event)
    }
  }

  /// Adds the pass over other events.
  mutating func add(_ other: EventPass) {
    cube.add(other.cube)
    if let others = other.labels { labels?.add(others) }
  }

  private mutating func begin() {
    eventSets.begin()
    memberSets.begin()
    if !memberRemits.isEmpty { memberRemits.removeAll(keepingCapacity: true) }
  }

  /// Adds contributions party by party; those of a party stand together.
  private mutating func addContributions(_ contributions: [EventList.Contribution], _ event: Event) {
    var place = 0
    while place < contributions.count {
      if place + 1 < contributions.count, contributions[place + 1].party == contributions[place].party {
        place = addParty(contributions, place, event)
      } else {
        add(contributions[place], event)
        place += 1
      }
    }
  }

  /// Adds a party that has one contribution.
  private mutating func add(_ contribution: EventList.Contribution, _ event: Event) {
    let party = Int(contribution.party)
    let role = Int(plan.roles.table[event.roles + party])
    let row = layout.labelSet(Int(contribution.labels))
    var sum = Cell()
    sum.addParticipation(listed: event.listed)
    sum.add(delegates: contribution.delegates)
    sum.note(event.date)
    cube.byRole[row * cube.roles + role].add(sum)
    cube.byStep[event.step + row].sum.add(sum)
    cube.active[(event.step + row) * cube.roles + role] = 1
    if contribution.isHost { cube.hosted[party] += 1 }
    eventSets.add(contribution.labels)
    if plan.roles.isMember(role) { memberSets.add(contribution.labels) }
  }

  /// Adds parties that have one contribution each under the same labels, nearly always all of the event.
  @inline(__always)
  private mutating func addRun(_ run: EventList.Run, _ event: Event, _ roles: ContiguousArray<Int32>) {
    let row = layout.labelSet(Int(run.labels))
    let sum = EventPass.addRun(
      run, event, roles, cellStart: row * cube.roles, activeStart: (event.step + row) * cube.roles,
      &cube.byRole, &cube.active, &cube.hosted)
    cube.byStep[event.step + row].sum.add(
      participations: Int32(run.count), listed: event.listed, sum.delegations, sum.delegates, event.date)
    eventSets.add(run.labels)
    if plan.roles.isMember(sum.lowestRole) { memberSets.add(run.labels) }
  }

  /// The inner loop of all counting: it reads and writes flat arrays only.
  private static func addRun(
    _ run: EventList.Run, _ event: Event, _ roles: ContiguousArray<Int32>,
    cellStart: Int, activeStart: Int, _ byRole: inout ContiguousArray<Cell>, _ active: inout ContiguousArray<UInt8>,
    _ hosted: inout ContiguousArray<Int32>
  ) -> (lowestRole: Int, delegations: Int32, delegates: Int) {
    var cells = byRole.mutableSpan
    var active = active.mutableSpan
    let roles = roles.span
    var delegates = 0
    var delegations: Int32 = 0
    var lowestRole = Int.max
    for place in 0..<run.count {
      let role = Int(roles[event.roles &+ run.party(place)])
      let number = run.delegates(place)
      lowestRole = min(lowestRole, role)
      cells[cellStart &+ role].addParticipation(listed: event.listed)
      cells[cellStart &+ role].add(delegates: number)
      cells[cellStart &+ role].note(event.date)
      active[activeStart &+ role] = 1
      delegates &+= max(number, 0)
      delegations &+= number < 0 ? 0 : 1
      if run.isHost(place) { hosted[run.party(place)] += 1 }
    }
    return (lowestRole, delegations, delegates)
  }

  /// Adds a party with several contributions: one participation under all their labels; delegates go under their own.
  ///
  /// - Returns: the place after them.
  private mutating func addParty(
    _ contributions: [EventList.Contribution], _ first: Int, _ event: Event
  ) -> Int {
    let party = contributions[first].party
    let role = Int(plan.roles.table[event.roles + Int(party)])
    var isHost = false
    var place = first
    partySets.removeAll(keepingCapacity: true)
    while place < contributions.count, contributions[place].party == party {
      let contribution = contributions[place]
      let row = layout.labelSet(Int(contribution.labels))
      var sum = Cell()
      sum.note(event.date)
      sum.add(delegates: contribution.delegates)
      cube.byRole[row * cube.roles + role].add(sum)
      cube.byStep[event.step + row].sum.add(sum)
      eventSets.add(contribution.labels)
      partySets.append(contribution.labels)
      isHost = isHost || contribution.isHost
      place += 1
    }
    if isHost { cube.hosted[Int(party)] += 1 }
    plan.labels.unite(partySets, &union)
    plan.labels.findRemits(&union)
    for row in union.rows {
      cube.byRole[Int(row) * cube.roles + role].addParticipation(listed: event.listed)
      cube.byStep[event.step + Int(row)].sum.addParticipation(listed: event.listed)
      cube.active[(event.step + Int(row)) * cube.roles + role] = 1
    }
    for row in union.remits { cube.byRole[Int(row) * cube.roles + role].addParticipation(listed: event.listed) }
    if plan.roles.isMember(role) { memberRemits.append(contentsOf: union.remits) }
    return place
  }

  /// Adds the event itself: once to each row that its labels reach, and to each remit that members reached.
  private mutating func addEvent(_ event: Event) {
    cube.held[event.segment] += 1
    cube.listed[event.segment] += event.listed
    if let set = eventSets.only {
      for place in plan.labels.rows.places(of: set) { addEvent(plan.labels.rows.values[place], event) }
    } else {
      plan.labels.unite(eventSets.sets, &union)
      for row in union.rows { addEvent(row, event) }
    }
    if memberRemits.isEmpty, let set = memberSets.only {
      for place in plan.labels.remits.places(of: set) { addEvent(plan.labels.remits.values[place], event) }
    } else {
      union.begin()
      for row in memberRemits { union.add(remit: row) }
      for set in memberSets.sets {
        for place in plan.labels.remits.places(of: Int(set)) { union.add(remit: plan.labels.remits.values[place]) }
      }
      for row in union.remits { addEvent(row, event) }
    }
  }

  private mutating func addEvent(_ row: Int32, _ event: Event) {
    cube.byStep[event.step + Int(row)].addEvent(listed: event.listed)
  }
}
