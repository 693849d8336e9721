import Registry
import Tally
import TestSupport

/// Forums with changes of status and catalogue within the period, and activity at random on them.
enum RandomForum {
  private static let areas = ["ECO", "ENV", "HUM"]
  private static let parties = ["ALB", "BOR", "ACI", "DOR", "EGO", "FAR", "GUE"]
  private static let edges = ["2006-12-31", "2007-03-01", "2007-07-01", "2007-07-02", "2008-01-01"]

  /// A forum with exchanges and events from 2006 to 2008.
  static func world(events: Int = 12, using generator: inout SeededGenerator) -> World {
    var world = World(registry(using: &generator))
    let codes = world.registry.measures.map(\.code) + areas
    for number in 0..<Int.random(in: 0...12, using: &generator) {
      world.exchange(
        "X\(number)", date(&generator), some(codes, 1...3, &generator), from: some(parties, 1...3, &generator))
    }
    for event in 0..<events {
      let start = date(&generator)
      let common = some(codes, 1...2, &generator)
      let isMixed = Bool.random(using: &generator)
      // With several rows a party has several sets of labels in some events, and several rows of one in others.
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        world.attend(
          "E\(event)", start, isMixed ? some(codes, 1...3, &generator) : common, some(parties, 1...1, &generator),
          isHost: Int.random(in: 0..<5, using: &generator) == 0,
          delegates: [nil, 0, 1, 2, 7].randomElement(using: &generator) ?? nil,
          list: [nil, .complete, .complete, .partial, .hostOnly].randomElement(using: &generator) ?? nil)
      }
      if Int.random(in: 0..<8, using: &generator) == 0 { world.noteQuarantinedRow(ofEvent: "E\(event)") }
    }
    return world
  }

  private static func registry(using generator: inout SeededGenerator) -> ForumRegistry {
    let measures = areas.flatMap { area in
      (1...3).map { number in
        let edge = edges.randomElement(using: &generator) ?? ""
        let days = [validity(), validity(), validity("", edge), validity(edge)].randomElement(using: &generator)
        return FourStates.measure("\(area)-\(number)", area, number, days ?? validity())
      }
    }
    let kinds: [PartyKind] = [.member, .member, .observerState, .observerOrganization, .applicant]
    var statuses: [PartyStatus] = []
    for party in parties {
      let edge = edges.randomElement(using: &generator) ?? ""
      let before = day(edge).advanced(by: -1).text
      let kind = kinds.randomElement(using: &generator) ?? .member
      // A change of status, one status only, or none before a day.
      if Bool.random(using: &generator) {
        statuses.append(PartyStatus(party: party, kind: kind, validity: validity("", before)))
      }
      statuses.append(
        PartyStatus(party: party, kind: kinds.randomElement(using: &generator) ?? .member, validity: validity(edge)))
    }
    let assignments = (0..<5).map { _ in
      let scope = CoordinationScope.allCases.randomElement(using: &generator) ?? .measure
      let target =
        switch scope {
        case .measure: measures.randomElement(using: &generator)?.code ?? ""
        case .area, .oneOfArea: areas.randomElement(using: &generator) ?? ""
        case .undetermined: ""
        }
      return FourStates.assign(parties.randomElement(using: &generator) ?? "", scope, target)
    }
    // Steps go to later areas only, so that none runs in a circle.
    let crosswalk =
      (0..<3).map { _ in
        CrosswalkStep(
          from: "ECO-\(Int.random(in: 1...3, using: &generator))",
          to: "ENV-\(Int.random(in: 1...3, using: &generator))", date: PartialDate(day("2007-06-01")), note: "",
          confidence: .high)
      } + [
        CrosswalkStep(from: "ENV-1", to: "HUM-2", date: PartialDate(day("2007-06-15")), note: "", confidence: .high)
      ]
    return ForumRegistry(
      statuses: statuses,
      names: parties.map { PartyName(party: $0, language: "en", name: $0, kind: .short) },
      areas: areas.enumerated().map { FourStates.area($1, $0 + 1) }, measures: measures, crosswalk: crosswalk,
      assignments: assignments,
      stages: ["A", "B"].flatMap { modality in
        (1...3).map { ordinal in
          Stage(
            modality: modality, ordinal: ordinal, code: "\(modality)\(ordinal)", titles: Titles(full: [:]), body: "")
        }
      })
  }

  private static func date(_ generator: inout SeededGenerator) -> String {
    let year = Int.random(in: 2006...2008, using: &generator)
    let month = Int.random(in: 1...12, using: &generator)
    let text = day("2006-01-01").advanced(by: Int.random(in: 0..<1000, using: &generator)).text
    return ["\(year)", "\(year)-" + (month < 10 ? "0\(month)" : "\(month)"), text, text, text]
      .randomElement(using: &generator) ?? text
  }

  private static func some(
    _ values: [String], _ count: ClosedRange<Int>, _ generator: inout SeededGenerator
  ) -> String {
    values.shuffled(using: &generator).prefix(Int.random(in: count, using: &generator)).joined(separator: ";")
  }
}
