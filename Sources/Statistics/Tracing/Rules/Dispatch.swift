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
      thing("measure", frame.measures[slot].code, "measures.csv", [frame.measures[slot].line])
    }
  }

  /// The members in the period as things of the registry.
  var memberThings: [TraceThing] {
    let period = ground.settings.period
    return frame.members.map { party in
      let code = frame.code(party)
      let lines = frame.registry.statuses(of: code)
        .filter { $0.kind == .member && $0.validity.days.overlaps(period.from, period.to) }.map(\.line)
      return thing("member", code, "parties.csv", lines)
    }
  }

  /// Assignments that make a thing what it is.
  func assignmentThing(_ kind: String, _ name: String, _ assignments: [Assignment]) -> TraceThing {
    thing(kind, name, "coordinators.csv", assignments.map(\.line))
  }

  func thing(_ kind: String, _ name: String, _ file: String, _ lines: [Int]) -> TraceThing {
    TraceThing(
      kind: kind, name: name, amount: 1, rows: lines.map { TraceRow(.registry(file: file, line: $0), .registry) })
  }

  /// A number of the registry.
  func registryRule(_ words: String, _ name: String, _ things: [TraceThing]) -> FigureRule {
    FigureRule(words, [RulePart(.value, name, registry: things)]) { .integer($0[0].count) }
  }

  /// What the area is called in a sentence.
  func areaWords(_ slot: Int) -> String {
    slot == frame.allAreas ? "all areas together" : "area \(frame.areaCode(slot))"
  }

  /// What public sources leave empty.
  var silence: String {
    isPublic ? " With public sources a count of 0 is left empty: nothing recorded says nothing." : ""
  }
}

/// The four counts that most tables have.
extension Tracer {
  /// Exchanges, events, participations or delegates; `nil` for any other column.
  ///
  /// - Parameters:
  ///   - when: how the records are dated, in words.
  ///   - existence: a part without things of which the table has no row.
  ///   - eventsAreParticipations: whether an event is one of a party, filed as the party's own rows say.
  func countRule(
    _ column: String, _ lens: Lens, _ cells: CellRule, in search: GroupSearch, _ whose: String,
    when: String = "dated in the period", eventsAreParticipations: Bool = true, existence: RulePart? = nil
  ) -> FigureRule? {
    let end = silence(of: cells)
    func rule(_ words: String, _ part: RulePart, _ value: @escaping (PartCount) -> TableValue) -> FigureRule {
      FigureRule(words + end, in: search, [part] + (existence.map { [$0] } ?? []), shows: { _ in [0] }) { counts in
        counts.count > 1 && counts[1].isEmpty ? nil : value(counts[0])
      }
    }
    switch column {
    case "exchanges":
      return rule(
        "Accepted exchanges \(whose), \(when); each counts once.",
        RulePart(.value, "exchanges", lens.exchanges)
      ) { cells.exchanges($0.count) }
    case "events":
      if eventsAreParticipations {
        return rule(
          "Events with an accepted row \(whose), \(when); an event counts once, under the measures and areas that the"
            + " party's own rows name, and all its rows are dated by its earliest start.",
          RulePart(.value, "events") { lens.participations($0) }
        ) { cells.participation($0.count) }
      }
      return rule(
        "Distinct events \(whose), \(when); an event counts once, whatever its rows, and is dated by its earliest"
          + " start.",
        RulePart(.value, "events") { lens.events($0) }
      ) { cells.participation($0.count) }
    case "events_listed":
      return rule(
        "Of the distinct events \(whose), \(when), those whose list of participants is complete.",
        RulePart(.value, "events") { lens.events($0, listedOnly: true) }
      ) { cells.participation($0.count) }
    case "participations":
      return rule(
        "Participations \(whose) in events \(when): distinct pairs of an event and a party, whatever the number of"
          + " rows.",
        RulePart(.value, "participations") { lens.participations($0) }
      ) { cells.participation($0.count) }
    case "delegates":
      return rule(
        "The sum of the numbers of delegates on the rows \(whose), of events \(when); empty where no row gives a"
          + " number.",
        RulePart(.value, "delegates", isSum: true, lens.delegates)
      ) { cells.delegates($0.sum) }
    default: return nil
    }
  }

  private func silence(of cells: CellRule) -> String {
    cells.participation(0).isEmpty && ground.settings.collected.contains(.participation) ? silence : ""
  }
}
