import Registry

/// A forum of a few States, two areas and four measures.
///
/// Members in 2007: Alba (ALB), Bora (BOR), and Cira (ACI) from 1 July on, an observer before. Dora (DOR) is an
/// observer; Gale (GUE) is a member only from 2010, so a guest. ECO-3 ends on 31 March 2007.
enum FourStates {
  static func registry(
    assignments: [Assignment] = FourStates.assignments, memberConfidence: Confidence = .high
  ) -> ForumRegistry {
    ForumRegistry(
      statuses: [
        PartyStatus(party: "DOR", kind: .observerState, validity: validity()),
        PartyStatus(party: "ACI", kind: .observerState, validity: validity("", "2007-06-30")),
        PartyStatus(party: "ACI", kind: .member, validity: validity("2007-07-01"), confidence: memberConfidence),
        PartyStatus(party: "GUE", kind: .member, validity: validity("2010")),
        PartyStatus(party: "BOR", kind: .member, validity: validity()),
        PartyStatus(party: "ALB", kind: .member, validity: validity()),
      ],
      names: [("ALB", "Alba"), ("BOR", "Bora"), ("ACI", "Cira"), ("DOR", "Dora"), ("GUE", "Gale")].map {
        PartyName(party: $0.0, language: "en", name: $0.1, kind: .short)
      },
      areas: [area("ENV", 2), area("ECO", 1)],
      measures: [
        measure("ENV-1", "ENV", 1), measure("ECO-3", "ECO", 3, validity("", "2007-03-31")), measure("ECO-2", "ECO", 2),
        measure("ECO-1", "ECO", 1),
      ],
      assignments: assignments,
      stages: (1...3).map { stage("a", $0) } + (1...2).map { stage("b", $0) })
  }

  static let assignments = [
    assign("DOR", .oneOfArea, "ECO"), assign("ACI", .undetermined, ""),
    assign("BOR", .area, "ENV", .coCoordinator, validity("2007-02", "2009")),
    assign("BOR", .measure, "ECO-2", .coordinator, validity("", "2007-06-30")),
    assign("ALB", .measure, "ENV-1", confidence: .low), assign("ALB", .measure, "ECO-1", proposed: "first"),
  ]

  /// Three events and seven exchanges.
  ///
  /// | id | date | labels | parties |
  /// |---|---|---|---|
  /// | X1 | 2007-02-01 | ECO-1, ECO-2 | ALB |
  /// | X2 | 2007-03 | ECO-1, ENV-1 | ALB, BOR |
  /// | X3 | 2007-05-10 | ECO | BOR |
  /// | X4 | 2007-06-30 | ENV-1 | ACI, an observer still |
  /// | X5 | 2007-07-01 | ENV-1 | ACI, a member |
  /// | X6 | 2008-01-01 | ECO-1 | ALB: after the period |
  /// | X7 | 2007-12-31 | ECO | DOR, an observer |
  /// | E1 | 2007-04-01, complete | ECO-2 | ALB (host, 3 delegates), BOR (2), DOR |
  /// | E2 | 2007-08-15, partial | ENV-1, ECO-1, ENV | ALB under ENV-1 (4), ACI under ECO-1 (1), GUE under ENV (2) |
  /// | E3 | 2007-09, undeclared | ECO | BOR in two rows (1 and 2) |
  static func world(_ registry: ForumRegistry = FourStates.registry()) -> World {
    var world = World(registry)
    world.exchange("X1", "2007-02-01", "ECO-1;ECO-2", from: "ALB")
    world.exchange("X2", "2007-03", "ECO-1;ENV-1", from: "ALB;BOR")
    world.exchange("X3", "2007-05-10", "ECO", from: "BOR")
    world.exchange("X4", "2007-06-30", "ENV-1", from: "ACI")
    world.exchange("X5", "2007-07-01", "ENV-1", from: "ACI")
    world.exchange("X6", "2008-01-01", "ECO-1", from: "ALB")
    world.exchange("X7", "2007-12-31", "ECO", from: "DOR")
    world.attend(
      "E1", "2007-04-01", "ECO-2", "ALB", isHost: true, delegates: 3, list: .complete, title: "Workshop")
    world.attend("E1", "2007-04-01", "ECO-2", "BOR", delegates: 2, list: .complete, title: "Another title")
    world.attend("E1", "2007-04-01", "ECO-2", "DOR", list: .partial)
    world.attend("E2", "2007-08-15", "ENV-1", "ALB", delegates: 4, list: .partial)
    world.attend("E2", "2007-08-15", "ECO-1", "ACI", delegates: 1, list: .partial)
    world.attend("E2", "2007-08-15", "ENV", "GUE", delegates: 2, list: .hostOnly)
    world.attend("E3", "2007-09", "ECO", "BOR", delegates: 1)
    world.attend("E3", "2007-09", "ECO", "BOR", delegates: 2)
    return world
  }

  static func area(_ code: String, _ ordinal: Int, _ validity: Validity = validity()) -> Area {
    Area(code: code, ordinal: ordinal, titles: Titles(full: ["en": code]), validity: validity)
  }

  static func measure(_ code: String, _ area: String, _ ordinal: Int, _ validity: Validity = validity()) -> Measure {
    Measure(code: code, area: area, ordinal: ordinal, titles: Titles(full: ["en": code]), validity: validity)
  }

  static func assign(
    _ party: String, _ scope: CoordinationScope, _ target: String, _ role: CoordinationRole = .coordinator,
    _ validity: Validity = validity(), confidence: Confidence = .high, proposed: String = ""
  ) -> Assignment {
    Assignment(
      party: party, scope: scope, target: target, role: role, asProposed: proposed, validity: validity,
      confidence: confidence)
  }

  static func stage(_ modality: String, _ ordinal: Int) -> Stage {
    Stage(
      modality: modality, ordinal: ordinal, code: "\(modality)\(ordinal)", titles: Titles(full: [:]), body: "")
  }
}
