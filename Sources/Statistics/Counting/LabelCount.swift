import Tally

/// Labels counted from the records, for the tie-out: pairs of a record and a measure or area code that it is under.
///
/// It shares with the cubes where a set of labels is filed, and no sum: what the cubes add to rows and distribute is
/// here counted pair by pair.
struct LabelCount {
  /// Records with one set of labels, by set.
  private struct Uniform {
    var exchanges = 0
    var events = 0
    var participations = 0
    var delegates = 0

    mutating func add(_ other: Uniform) {
      exchanges += other.exchanges
      events += other.events
      participations += other.participations
      delegates += other.delegates
    }
  }

  private let labels: LabelTable
  private let areaOfMeasure: [Int]
  private var uniform: ContiguousArray<Uniform>
  /// Labels of records with several sets, by area slot, all areas last.
  private var mixedEvents: [Int]
  private var mixedParticipations: [Int]
  private var eventSets: DistinctSets
  private var partySets: DistinctSets
  private var pairs: DistinctSets

  init(_ labels: LabelTable, _ areaOfMeasure: [Int]) {
    self.labels = labels
    self.areaOfMeasure = areaOfMeasure
    let layout = labels.layout
    uniform = ContiguousArray(repeating: Uniform(), count: layout.labelSets)
    mixedEvents = [Int](repeating: 0, count: layout.allAreas + 1)
    mixedParticipations = mixedEvents
    eventSets = DistinctSets(layout.labelSets)
    partySets = eventSets
    pairs = DistinctSets(layout.measures + layout.allAreas)
  }

  /// Counts an exchange.
  mutating func addExchange(_ set: Int) { uniform[set].exchanges += 1 }

  /// Starts an event at which no party has several contributions.
  mutating func begin() { eventSets.begin() }

  /// Counts participations in the event.
  @inline(__always)
  mutating func add(_ run: EventList.Run) {
    eventSets.add(run.labels)
    var delegates = 0
    for place in 0..<run.count { delegates &+= max(0, run.delegates(place)) }
    uniform[Int(run.labels)].participations += run.count
    uniform[Int(run.labels)].delegates += delegates
  }

  /// Counts the event itself.
  mutating func end() {
    if let only = eventSets.only {
      uniform[only].events += 1
    } else {
      LabelCount.addPairs(eventSets, labels, areaOfMeasure, &pairs, &mixedEvents)
    }
  }

  /// Counts an event with its participations.
  mutating func add(_ contributions: [EventList.Contribution]) {
    eventSets.begin()
    partySets.begin()
    // Sums of contributions in a row under the same labels.
    var sum = Uniform()
    var set: Int32 = -1
    for place in contributions.indices {
      let contribution = contributions[place]
      if contribution.labels != set {
        if set >= 0 { uniform[Int(set)].add(sum) }
        sum = Uniform()
        set = contribution.labels
        eventSets.add(set)
      }
      sum.delegates += max(0, contribution.delegates)
      let isLast = place + 1 == contributions.count || contributions[place + 1].party != contribution.party
      let isFirst = place == 0 || contributions[place - 1].party != contribution.party
      if isFirst && isLast {
        sum.participations += 1
      } else {
        if isFirst { partySets.begin() }
        partySets.add(set)
        if isLast { LabelCount.addPairs(partySets, labels, areaOfMeasure, &pairs, &mixedParticipations) }
      }
    }
    if set >= 0 { uniform[Int(set)].add(sum) }
    end()
  }

  /// Adds the count of other records.
  mutating func add(_ other: LabelCount) {
    for set in uniform.indices { uniform[set].add(other.uniform[set]) }
    for area in mixedEvents.indices {
      mixedEvents[area] += other.mixedEvents[area]
      mixedParticipations[area] += other.mixedParticipations[area]
    }
  }

  func exchanges(in area: Int) -> Int { sum(area) { $0.exchanges } }
  func events(in area: Int) -> Int { sum(area) { $0.events } + mixedEvents[area] }
  func participations(in area: Int) -> Int { sum(area) { $0.participations } + mixedParticipations[area] }
  func delegates(in area: Int) -> Int { sum(area) { $0.delegates } }

  private func sum(_ area: Int, _ count: (Uniform) -> Int) -> Int {
    uniform.indices.reduce(0) { $0 + count(uniform[$1]) * labelCount(labels.filings[$1], in: area) }
  }

  /// The labels of a record in an area slot: its measures there, or the area itself where it names none.
  private func labelCount(_ filing: Filing, in area: Int) -> Int {
    if area == labels.layout.allAreas { return filing.measures.count + filing.areaOnly.count }
    return filing.measures.count { areaOfMeasure[$0] == area } + (filing.areaOnly.contains(area) ? 1 : 0)
  }

  /// Adds the labels of one record under several sets to the sums by area.
  private static func addPairs(
    _ sets: DistinctSets, _ labels: LabelTable, _ areaOfMeasure: [Int], _ pairs: inout DistinctSets,
    _ sums: inout [Int]
  ) {
    let all = labels.layout.allAreas
    pairs.begin()
    for set in sets.sets {
      for place in labels.entries.places(of: Int(set)) { pairs.add(labels.entries.values[place]) }
    }
    let measures = Int32(labels.layout.measures)
    for entry in pairs.sets {
      let area: Int
      if entry < measures {
        area = areaOfMeasure[Int(entry)]
      } else {
        area = Int(entry - measures)
        if pairs.sets.contains(where: { $0 < measures && areaOfMeasure[Int($0)] == area }) { continue }
      }
      if area >= 0 { sums[area] += 1 }
      sums[all] += 1
    }
  }
}
