import Registry
import Tabulation
import Tally

extension Tracer {
  /// The rule of a column of a row; `nil` where there is no such figure.
  func rule(table: String, keys: [String], column: String) -> FigureRule? {
    switch (table, keys.count) {
    case ("coverage_by_state", 2): stateRule(keys[0], keys[1], column)
    case ("coverage_by_area", 1): areaRule(keys[0], column)
    case ("coverage_by_coordinator", 2): coordinatorRule(keys[0], keys[1], column)
    case ("coverage_by_measure", 1): measureRule(keys[0], column)
    case ("matrix", 2): matrixRule(keys[0], keys[1], column)
    case ("engagement", 2): engagementRule(keys[0], keys[1], column)
    case ("progress", 3): progressRule(keys[0], keys[1], keys[2], column)
    case ("trend", 2): trendRule(keys[0], keys[1], column)
    case ("exchange_flows", 2): flowRule(keys[0], keys[1], column)
    case ("events", 1): eventRule(keys[0], column)
    case ("other_participants", 3): otherParticipantRule(keys[0], keys[1], keys[2], column)
    case ("attendance", 1): attendanceRule(keys[0], column)
    case ("tie_out", 2): tieOutRule(keys[0], keys[1], column)
    case ("accounting", 3): accountingRule(keys[0], keys[1], keys[2], column)
    default: nil
    }
  }

  var frame: Frame { ground.frame }
  var isPublic: Bool { ground.isPublic }
  /// How zeros are printed in tables whose zeros public sources leave empty, and in all others.
  var silent: CellRule { CellRule(ground.settings, isSilent: true) }
  var plain: CellRule { CellRule(ground.settings, isSilent: false) }

  /// The area slot of a code, `ALL` for all areas.
  func areaSlot(_ code: String) -> Int? { code == "ALL" ? frame.allAreas : frame.areaSlot(code) }

  /// A member in the period.
  func member(_ code: String) -> Int? { frame.party(code).flatMap { frame.members.contains($0) ? $0 : nil } }

  /// Measures as things of the registry.
  func measureThings(_ slots: some Sequence<Int>) -> [TraceThing] {
    slots.sorted().map { slot in
      thing("measure", .text(frame.measures[slot].code), "measures.csv", [frame.measures[slot].line])
    }
  }

  /// The members in the period as things of the registry.
  var memberThings: [TraceThing] {
    let period = ground.settings.period
    return frame.members.map { party in
      let code = frame.code(party)
      let lines = frame.registry.statuses(of: code)
        .filter { $0.kind == .member && $0.validity.days.overlaps(period.from, period.to) }.map(\.line)
      return thing("member", .text(code), "parties.csv", lines)
    }
  }

  /// Assignments that make a thing what it is.
  func assignmentThing(_ kind: String, _ name: TraceThing.Name, _ assignments: [Assignment]) -> TraceThing {
    thing(kind, name, "coordinators.csv", assignments.map(\.line))
  }

  func thing(_ kind: String, _ name: TraceThing.Name, _ file: String, _ lines: [Int]) -> TraceThing {
    TraceThing(
      kind: kind, name: name, amount: 1, rows: lines.map { TraceRow(.registry(file: file, line: $0), .registry) })
  }

  /// A number of the registry.
  func registryRule(_ words: RuleWords, _ name: TracePart.Name, _ things: [TraceThing]) -> FigureRule {
    FigureRule(words, [RulePart(.value, name, registry: things)]) { .integer($0[0].count) }
  }

  /// The number of members in the period.
  var membersRule: FigureRule {
    isPublic ? .empty(.emptyBeside) : registryRule(RuleWords(.members), .members, memberThings)
  }
}

/// How the records of a count are dated.
enum CountDates {
  /// In the period.
  case period
  /// In a step of the trend.
  case step(String)
  /// In a year, and nothing is known of the month.
  case year(String)
}

/// The four counts that most tables have.
extension Tracer {
  /// Exchanges, events, participations or delegates; `nil` for any other column.
  ///
  /// - Parameters:
  ///   - existence: a part without things of which the table has no row.
  ///   - eventsAreParticipations: whether an event is one of a party, filed as the party's own rows say.
  func countRule(
    _ column: String, _ lens: Lens, _ cells: CellRule, in search: GroupSearch, _ whose: RuleWords,
    _ dates: CountDates = .period, eventsAreParticipations: Bool = true, existence: RulePart? = nil
  ) -> FigureRule? {
    let remark = silence(of: cells)
    func rule(_ key: RuleKey, _ part: RulePart, _ value: @escaping (PartCount) -> TableValue) -> FigureRule {
      let words = RuleWords(key, dates.texts, ["whose": whose]).adding(remark)
      return FigureRule(words, in: search, [part] + (existence.map { [$0] } ?? []), shows: { _ in [0] }) { counts in
        counts.count > 1 && counts[1].isEmpty ? nil : value(counts[0])
      }
    }
    switch column {
    case "exchanges":
      return rule(
        dates.key(.exchanges, .exchangesStep, .exchangesYear), RulePart(.value, .exchanges, lens.exchanges)
      ) { cells.exchanges($0.count) }
    case "events":
      if eventsAreParticipations {
        return rule(.eventsOfParty, RulePart(.value, .events) { lens.participations($0) }) {
          cells.participation($0.count)
        }
      }
      return rule(
        dates.key(.events, .eventsStep, .eventsYear), RulePart(.value, .events) { lens.events($0) }
      ) { cells.participation($0.count) }
    case "events_listed":
      return rule(.eventsListed, RulePart(.value, .events) { lens.events($0, listedOnly: true) }) {
        cells.participation($0.count)
      }
    case "participations":
      return rule(
        dates.key(.participations, .participationsStep, .participationsYear),
        RulePart(.value, .participations) { lens.participations($0) }
      ) { cells.participation($0.count) }
    case "delegates":
      return rule(
        dates.key(.delegates, .delegatesStep, .delegatesYear),
        RulePart(.value, .delegates, isSum: true, lens.delegates)
      ) { cells.delegates($0.sum) }
    default: return nil
    }
  }

  private func silence(of cells: CellRule) -> RuleWords? {
    cells.participation(0).isEmpty && ground.settings.collected.contains(.participation) ? silence : nil
  }
}

extension CountDates {
  fileprivate var texts: [String: String] {
    switch self {
    case .period: [:]
    case .step(let name), .year(let name): ["step": name]
    }
  }

  /// Of three keys the one for these dates.
  func key(_ period: RuleKey, _ step: RuleKey, _ year: RuleKey) -> RuleKey {
    switch self {
    case .period: period
    case .step: step
    case .year: year
    }
  }
}
