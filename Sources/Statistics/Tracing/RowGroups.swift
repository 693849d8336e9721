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
  private var exchangeNumbers: [String: Int] = [:]
  private var events: [String: Int] = [:]
  private var byPlace: [RowPlace: Int] = [:]
  private var byParty: [Int: [Int]] = [:]
  private var byMeasure: [Int: [Int]] = [:]
  private var byArea: [Int: [Int]] = [:]
  private var byFile: [Int: [Int]] = [:]
  private var bySteps: [Int: [Int]] = [:]
  private var milestonesOf: [Int: Int] = [:]
  /// The places of one line of a file that stands in several entries.
  private var twins: [RowPlace: [RowPlace]] = [:]
  private var variants: [Int: [RowPlace: GroupState]] = [:]
  private let keepsVariants: Bool

  init(_ log: RowLog, _ ground: TraceGround) {
    self.ground = ground
    fates = log.fates
    keepsVariants = log.fates.count + log.exchanges.count + log.participation.count < 200_000
    groupEvents(log)
    groupExchanges(log)
    groupOthers(log)
    numberExchanges(log)
    states = groups.map { $0.settle(ground, fates, exchangeNumber: number) }
    for index in groups.indices { addToIndex(index) }
    findTwins()
  }

  private func number(_ id: String) -> Int { exchangeNumbers[id] ?? -1 }

  private func groupEvents(_ log: RowLog) {
    var byID: [String: RowGroup] = [:]
    for row in log.participation { byID[row.eventID, default: RowGroup()].participation.append(row) }
    for row in log.unreadable {
      if let event = row.event { byID[event, default: RowGroup()].unreadable.append(row) }
    }
    func start(_ group: RowGroup) -> CalendarDay {
      group.participation.map(\.start.first).min() ?? CalendarDay(ordinal: .max)
    }
    let sorted = byID.sorted { left, right in
      let (leftStart, rightStart) = (start(left.value), start(right.value))
      return leftStart == rightStart
        ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : leftStart < rightStart
    }
    for (id, rows) in sorted {
      var group = rows
      group.eventID = id
      group.number = groups.count
      events[id] = groups.count
      group.participation.sort { $0.place < $1.place }
      groups.append(group)
    }
  }

  private func groupExchanges(_ log: RowLog) {
    // Ids that a row joins, by the one that stands for them.
    var parents: [String: String] = [:]
    func root(_ id: String) -> String {
      var id = id
      while let parent = parents[id], parent != id { id = parent }
      return id
    }
    for row in log.exchanges where !row.id.isEmpty && !row.supersedes.isEmpty {
      let (left, right) = (root(row.id), root(row.supersedes))
      if left != right { parents[left] = right }
    }
    var byRoot: [String: RowGroup] = [:]
    for row in log.exchanges.sorted(by: { $0.place < $1.place }) {
      let id = row.id.isEmpty ? row.supersedes : row.id
      if id.isEmpty {
        groups.append(RowGroup(exchanges: [row]))
      } else {
        byRoot[root(id), default: RowGroup()].exchanges.append(row)
      }
    }
    groups += byRoot.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
  }

  private func groupOthers(_ log: RowLog) {
    for rows in Dictionary(grouping: log.milestones, by: \.measure).sorted(by: { $0.key < $1.key }) {
      groups.append(RowGroup(milestones: rows.value))
    }
    groups += log.returns.map { RowGroup(returns: [$0]) }
    groups += log.unreadable.filter { $0.event == nil }.map { RowGroup(unreadable: [$0]) }
    let plan = Dictionary(grouping: log.plan) { $0.id }
    for (id, rows) in plan.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      groups += id.isEmpty ? rows.map { RowGroup(plan: [$0]) } : [RowGroup(plan: rows)]
    }
    let known = Set(groups.flatMap(\.places))
    groups += log.fates.keys.filter { !known.contains($0) }.sorted().map { RowGroup(others: [$0]) }
  }

  private func numberExchanges(_ log: RowLog) {
    var dates: [String: CalendarDay] = [:]
    for row in log.exchanges where !row.id.isEmpty {
      let day = row.date?.first ?? CalendarDay(ordinal: .max)
      dates[row.id] = min(dates[row.id] ?? day, day)
    }
    exchangeIDs = dates.sorted { left, right in
      left.value == right.value ? left.key.utf8.lexicographicallyPrecedes(right.key.utf8) : left.value < right.value
    }.map(\.key)
    for (number, id) in exchangeIDs.enumerated() { exchangeNumbers[id] = number }
  }

  private func addToIndex(_ index: Int) {
    let group = groups[index]
    var parties: Set<Int> = []
    var filings: [Filing] = []
    var steps: Set<Int> = []
    for row in group.exchanges {
      parties.formUnion(row.senders)
      filings.append(ground.filing(row.labels))
      if let step = row.date.flatMap(ground.place)?.step { steps.insert(step) }
    }
    for row in group.participation {
      parties.insert(row.party)
      filings.append(ground.filing(row.labels))
      if let step = ground.place(of: row.start)?.step { steps.insert(step) }
    }
    for row in group.unreadable { parties.formUnion(row.cell.parties) }
    for row in group.returns { parties.insert(row.party) }
    for party in parties { byParty[party, default: []].append(index) }
    for slot in Set(filings.flatMap(\.measures)) { byMeasure[slot, default: []].append(index) }
    for slot in Set(filings.flatMap(\.areas)) { byArea[slot, default: []].append(index) }
    for step in steps { bySteps[step, default: []].append(index) }
    if let milestone = group.milestones.first { milestonesOf[milestone.measure] = index }
    for place in group.places { byPlace[place] = index }
    for file in Set(group.places.map { Int($0.file) }) { byFile[file, default: []].append(index) }
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
    case .event(let id): events[id].map { [$0] } ?? []
    case .milestones(let measure): milestonesOf[measure].map { [$0] } ?? []
    case .file(let file): byFile[file] ?? []
    }
  }

  private var activity: [Int] {
    groups.indices.filter { !groups[$0].exchanges.isEmpty || !groups[$0].participation.isEmpty }
  }

  /// The places that go with a line: its own, and those that it has in other entries.
  func line(_ place: RowPlace) -> [RowPlace] { twins[place] ?? [place] }

  /// The groups that a line has rows in.
  func groups(of line: [RowPlace]) -> [Int] { Array(Set(line.compactMap { byPlace[$0] })).sorted() }

  /// What a group comes to without a line.
  func state(_ group: Int, without line: [RowPlace]) -> GroupState {
    if let known = variants[group]?[line[0]] { return known }
    let state = groups[group].without(Set(line)).settle(ground, fates, exchangeNumber: number)
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
