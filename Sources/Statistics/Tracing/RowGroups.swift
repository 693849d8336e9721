import Registry
import Tally

/// The rows of all exports in groups that settle together, found by what they can bear on.
final class RowGroups {
  /// The groups; events first, in their order.
  private(set) var groups: [RowGroup] = []
  private(set) var states: [GroupState] = []
  /// The ids of exchanges in the order of print.
  private(set) var exchangeIDs: [String] = []
  private let ground: TraceGround
  private let fates: [RowPlace: RowLog.Fate]
  private var exchangeNumbers: [ExactID: Int] = [:]
  private var events: [ExactID: Int] = [:]
  private var byPlace: [RowPlace: [Int]] = [:]
  private let log: RowLog
  /// The rows of a key by each of them.
  private var rowsOfKey: [RowPlace: [RowPlace]] = [:]
  /// By group: the rows whose absence can change it.
  private var placesOfGroup: [[RowPlace]] = []
  private var byParty: [Int: [Int]] = [:]
  private var byMeasure: [Int: [Int]] = [:]
  private var byArea: [Int: [Int]] = [:]
  private var byFile: [Int: [Int]] = [:]
  private var bySteps: [Int: [Int]] = [:]
  private var milestonesOf: [Int: Int] = [:]
  private var activity: [Int] = []
  private var uniform: [Bool] = []
  /// The places of one line of a file that stands in several entries.
  private var twins: [RowPlace: [RowPlace]] = [:]
  private var variants: [Int: [RowPlace: GroupState]] = [:]
  private let keepsVariants: Bool

  init(_ log: RowLog, _ ground: TraceGround) {
    self.ground = ground
    self.log = log
    fates = log.fates
    keepsVariants = log.fates.count + log.exchanges.count + log.participation.count < 200_000
    groupEvents(log)
    groupExchanges(log)
    groupOthers(log)
    numberExchanges(log)
    states = groups.map { $0.settle(ground, fates, exchangeNumber: number) }
    for rows in log.rowsOfKeys { for place in rows { rowsOfKey[place] = rows } }
    for index in groups.indices { addToIndex(index) }
    findTwins()
  }

  private func number(_ id: String) -> Int { exchangeNumbers[ExactID(id)] ?? -1 }

  private func groupEvents(_ log: RowLog) {
    var byID: [ExactID: RowGroup] = [:]
    for row in log.participation { byID[ExactID(row.eventID), default: RowGroup()].participation.append(row) }
    for row in log.unreadable {
      if let event = row.event { byID[ExactID(event), default: RowGroup()].unreadable.append(row) }
    }
    for (place, row) in log.withheld {
      if case .participation(let own) = row {
        byID[ExactID(own.eventID), default: RowGroup()].withheld.append((place, row))
      }
    }
    func start(_ group: RowGroup) -> CalendarDay {
      group.participation.map(\.start.first).min() ?? CalendarDay(ordinal: .max)
    }
    let sorted = byID.sorted { left, right in
      let (leftStart, rightStart) = (start(left.value), start(right.value))
      return leftStart == rightStart
        ? left.key.text.utf8.lexicographicallyPrecedes(right.key.text.utf8) : leftStart < rightStart
    }
    for (id, rows) in sorted {
      var group = rows
      group.eventID = id.text
      group.number = groups.count
      events[id] = groups.count
      group.participation.sort { $0.place < $1.place }
      groups.append(group)
    }
  }

  private func groupExchanges(_ log: RowLog) {
    // Ids that a row joins, by the one that stands for them.
    var parents: [ExactID: ExactID] = [:]
    func root(_ id: ExactID) -> ExactID {
      var id = id
      while let parent = parents[id], parent != id { id = parent }
      return id
    }
    for row in log.exchanges where !row.id.isEmpty && !row.supersedes.isEmpty {
      let (left, right) = (root(ExactID(row.id)), root(ExactID(row.supersedes)))
      if left != right { parents[left] = right }
    }
    var byRoot: [ExactID: RowGroup] = [:]
    for row in log.exchanges.sorted(by: { $0.place < $1.place }) {
      let id = row.id.isEmpty ? row.supersedes : row.id
      if id.isEmpty {
        groups.append(RowGroup(exchanges: [row]))
      } else {
        byRoot[root(ExactID(id)), default: RowGroup()].exchanges.append(row)
        if let own = log.withheld[row.place] { byRoot[root(ExactID(id))]?.withheld.append((row.place, own)) }
      }
    }
    groups += byRoot.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }.map(\.value)
  }

  private func groupOthers(_ log: RowLog) {
    var byMeasure = Dictionary(grouping: log.milestones, by: \.measure).mapValues { RowGroup(milestones: $0) }
    var plan = Dictionary(grouping: log.plan.filter { !$0.id.isEmpty }, by: { ExactID($0.id) }).mapValues {
      RowGroup(plan: $0)
    }
    for (place, row) in log.withheld.sorted(by: { $0.key < $1.key }) {
      switch row {
      case .milestone(let own): byMeasure[own.measure, default: RowGroup()].withheld.append((place, row))
      case .plan(let own): plan[ExactID(own.id)]?.withheld.append((place, row))
      case .return: groups.append(RowGroup(withheld: [(place, row)]))
      case .exchange, .participation: break
      }
    }
    groups += byMeasure.sorted { $0.key < $1.key }.map(\.value)
    groups += log.returns.map { RowGroup(returns: [$0]) }
    groups += log.unreadable.filter { $0.event == nil }.map { RowGroup(unreadable: [$0]) }
    groups += plan.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }.map(\.value)
    groups += log.plan.filter(\.id.isEmpty).map { RowGroup(plan: [$0]) }
    let known = Set(groups.flatMap(\.ownPlaces))
    groups += log.fates.keys.filter { !known.contains($0) }.sorted().map { RowGroup(others: [$0]) }
  }

  private func numberExchanges(_ log: RowLog) {
    var dates: [ExactID: CalendarDay] = [:]
    for row in log.exchanges where !row.id.isEmpty {
      let day = row.date?.first ?? CalendarDay(ordinal: .max)
      dates[ExactID(row.id)] = min(dates[ExactID(row.id)] ?? day, day)
    }
    exchangeIDs = dates.sorted { left, right in
      left.value == right.value
        ? left.key.text.utf8.lexicographicallyPrecedes(right.key.text.utf8) : left.value < right.value
    }.map(\.key.text)
    for (number, id) in exchangeIDs.enumerated() { exchangeNumbers[ExactID(id)] = number }
  }

  private func addToIndex(_ index: Int) {
    // Withheld rows are found too: they may come to count.
    let group = groups[index].without([], releasing: Set(groups[index].withheld.map(\.place)))
    var parties: Set<Int> = []
    var filings: [Filing] = []
    var steps: Set<Int> = []
    for row in groups[index].exchanges + group.exchanges {
      parties.formUnion(row.senders)
      filings.append(ground.filing(row.labels))
      if let step = row.date.flatMap(ground.place)?.step { steps.insert(step) }
    }
    for row in group.participation {
      parties.insert(row.party)
      filings.append(ground.filing(row.labels))
      if let step = ground.place(of: row.start)?.step { steps.insert(step) }
    }
    for row in groups[index].unreadable { parties.formUnion(row.cell.parties) }
    for row in group.returns { parties.insert(row.party) }
    for party in parties { byParty[party, default: []].append(index) }
    for slot in Set(filings.flatMap(\.measures)) { byMeasure[slot, default: []].append(index) }
    for slot in Set(filings.flatMap(\.areas)) { byArea[slot, default: []].append(index) }
    for step in steps { bySteps[step, default: []].append(index) }
    if let milestone = group.milestones.first { milestonesOf[milestone.measure] = index }
    let places = groups[index].places
    uniform.append(groups[index].isUniform && places.allSatisfy { rowsOfKey[$0] == nil })
    for place in places { byPlace[place, default: []].append(index) }
    for file in Set(places.map { Int($0.file) }) { byFile[file, default: []].append(index) }
    placesOfGroup.append(Set(places).union(places.compactMap { rowsOfKey[$0]?.first }).sorted())
    if !group.exchanges.isEmpty || !group.participation.isEmpty { activity.append(index) }
  }

  private func findTwins() {
    struct Line: Hashable {
      var path: String
      var record: Int32
    }
    let paths = ground.files.map(\.path)
    guard Set(paths).count < paths.count else { return }
    let lines = Dictionary(grouping: byPlace.keys.filter { paths.indices.contains(Int($0.file)) }) {
      Line(path: paths[Int($0.file)], record: $0.record)
    }
    for places in lines.values where places.count > 1 { for place in places { twins[place] = places } }
  }
}

extension RowGroups {
  /// The groups whose rows can bear on a figure, in order.
  func find(_ search: GroupSearch) -> [Int] {
    switch search {
    case .none: []
    case .party(let party): byParty[party] ?? []
    case .measure(let slot): byMeasure[slot] ?? []
    case .area(let slot): slot == ground.frame.allAreas ? activity : byArea[slot] ?? []
    case .step(let step): bySteps[step] ?? []
    case .activity: activity
    case .event(let id): events[ExactID(id)].map { [$0] } ?? []
    case .milestones(let measure): milestonesOf[measure].map { [$0] } ?? []
    case .file(let file): byFile[file] ?? []
    }
  }

  /// The rows whose absence can change what a group comes to.
  func places(_ group: Int) -> [RowPlace] { placesOfGroup[group] }

  /// Whether a row of the group says nothing of the others: then only what it says itself is gone without it.
  func isUniform(_ group: Int) -> Bool { uniform[group] }

  /// The places that go with a line: its own, and those that it has in other entries.
  func line(_ place: RowPlace) -> [RowPlace] { twins[place] ?? [place] }

  /// The rows that come to count without a line, because it had their key.
  func released(without line: [RowPlace]) -> [RowPlace] {
    line.compactMap { place in
      rowsOfKey[place].flatMap { log.released(of: $0, without: Set(line)) }
    }
  }

  /// The groups that are another without a line.
  func groups(of line: [RowPlace]) -> [Int] {
    let released = self.released(without: line)
    if line.count == 1, released.isEmpty { return byPlace[line[0]] ?? [] }
    return Array(Set((line + released).flatMap { byPlace[$0] ?? [] })).sorted()
  }

  /// What a group comes to without a line.
  func state(_ group: Int, without line: [RowPlace]) -> GroupState {
    if let known = variants[group]?[line[0]] { return known }
    let state = groups[group].without(Set(line), releasing: Set(released(without: line)))
      .settle(ground, fates, exchangeNumber: number)
    if keepsVariants { variants[group, default: [:]][line[0]] = state }
    return state
  }

  /// The id of an event.
  func eventID(_ number: Int) -> String { groups[number].eventID }
}

/// Where to look for the rows of a figure.
enum GroupSearch: Hashable {
  case none
  case party(Int)
  case measure(Int)
  case area(Int)
  case step(Int)
  case activity
  case event(String)
  case milestones(Int)
  case file(Int)
}
