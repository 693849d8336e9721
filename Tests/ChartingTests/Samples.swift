import Charting

/// A ruler that needs no font: every character is 0.55 of the size wide, heavier ones a little more.
struct PlainRuler: TextMeasuring {
  func width(of text: String, style: TextStyle) -> Double {
    Double(text.count) * style.size * (style.weight == .regular ? 0.55 : 0.6)
  }
}

/// Numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// Charts of an invented forum.
enum Samples {
  static let texts = ChartTexts(
    title: "2 of 3 members appear in the record", subtitle: "Measures active / in force, 2031 to 2034.",
    source: "Source: invented data; as of 31 December 2034. 1 of 9 cells not reported.", notice: "",
    alternative: "A table of three members by two areas.", digits: .ungrouped)

  static let words = CellWords(nilReturn: "nil", pending: "pend.")

  static func legend(_ statuses: [CellStatus] = CellStatus.allCases) -> HeatmapLegend {
    HeatmapLegend(
      rampTitle: "Share of measures", entries: statuses.map { LegendEntry($0, "Words for \($0.rawValue)") },
      words: words)
  }

  static func smallHeatmap() -> CoverageHeatmap {
    CoverageHeatmap(
      texts: texts,
      columns: [
        .init(title: "Trade", areaPlace: 0), .init(title: "Rivers", areaPlace: 1),
        .init(title: "All areas", areaPlace: nil),
      ],
      rows: [
        .init(
          title: "Aldoria",
          cells: [.share(active: 3, inForce: 8), .notReported, .share(active: 3, inForce: 11)]),
        .init(title: "Brennland", cells: [.areaOnly(inForce: 8), .nilReturn, .zero]),
        .init(title: "Cörvia", cells: [.pending, .quarantined]),
      ], legend: legend([.active, .notReported]))
  }

  static func smallMatrix() -> MeasureMatrix {
    MeasureMatrix(
      texts: texts, columns: ["Aldoria", "Brennland"],
      groups: [
        .init(
          title: "Trade", areaPlace: 0,
          rows: [
            .init(title: "Transit", cells: [.count(2), .notCollected], coordinators: [true]),
            .init(title: "Tourism", cells: [.count(0), .notApplicable]),
          ]),
        .init(title: "Rivers", areaPlace: 1, rows: [.init(title: "Dams", cells: [.notReported, .count(5)])]),
      ],
      legend: HeatmapLegend(
        rampTitle: "Records", entries: [.init(.coordinator, "Coordinator")], words: words))
  }

  static func smallFindings() -> FindingsHistory {
    FindingsHistory(
      texts: texts, editions: ["2031-06-30", "2031-12-31", "2031-12-31.r2"],
      blocks: [
        .init(
          title: "By what was found",
          rows: [
            .init(title: "All findings", values: [7, 4, 1], isTotal: true),
            .init(title: "Date not readable", values: [5, 4, 1]), .init(title: "Party not known", values: [2, 0, 0]),
          ]),
        .init(title: "By source file", rows: [.init(title: "exports/exchanges.csv", values: [nil, 4, 1])]),
      ])
  }

  static func smallBars() -> AreaBars {
    AreaBars(
      texts: texts,
      areas: [
        .init(title: "Trade", place: 0, active: 0, coordinated: 2, inForce: 6),
        .init(title: "Rivers", place: 1, active: nil, coordinated: 1, inForce: 1),
      ], all: .init(title: "All areas", place: nil, active: 0, coordinated: 3, inForce: 7),
      words: .init(
        active: "active", coordinated: "coordinated", inForce: "in force", activeNotCollected: "not collected"))
  }

  static func smallCoordinators() -> CoordinatorBars {
    CoordinatorBars(
      texts: texts,
      rows: [
        .init(
          title: "Aldoria", roleText: "Coordinator", coordinated: 2, active: 1, reachNumerator: 7,
          reachDenominator: 14),
        .init(
          title: "Brennland", roleText: "Co-coordinator", coordinated: 0, active: nil, reachNumerator: nil,
          reachDenominator: nil, statusText: "to be determined"),
      ],
      words: .init(
        party: "Coordinator", measures: "Measures", reach: "Members taking part", active: "active",
        coordinated: "coordinated"))
  }

  // Pairs of parties, places and lists.

  static let attendanceWords = AttendanceBars.Words(
    party: "Member", events: "Events", attended: "Attended / listed", listed: "Listed / held", hosted: "Hosted",
    keyAttended: "attended", keyListed: "complete list", keyHeld: "list not complete")

  static func smallGrid() -> MemberGrid {
    MemberGrid(
      name: "small-grid", texts: texts, rowHead: "Coordinator",
      columns: [.init(title: "Aldoria"), .init(title: "Brennland"), .init(title: "To all", isApart: true)],
      rows: [
        .init(title: "Aldoria", cells: [.share(active: 1, inForce: 3), .notReported, .count(40)], itself: 0),
        .init(title: "Cörvia", cells: [nil, .pending]),
      ],
      legend: HeatmapLegend(
        rampTitle: "Share", entries: [.init(.coordinator, "The coordinator itself")], words: words))
  }

  static func smallAttendance() -> AttendanceBars {
    AttendanceBars(
      texts: texts,
      rows: [
        .init(title: "Aldoria", held: 8, listed: 5, attended: 2, hosted: 1),
        .init(title: "Brennland", held: 3, listed: 0, attended: 0, hosted: 0),
      ], words: attendanceWords)
  }

  static func smallTiles() -> TileGrid {
    TileGrid(
      texts: texts,
      areas: [.init(letter: "T", title: "Trade", place: 0), .init(letter: "R", title: "Rivers", place: 1)],
      tiles: [
        .init(title: "Aldoria", code: "ALD", place: .init(column: 4, row: 2), states: [.count(1), .nilReturn]),
        .init(title: "Brennland", code: "BRE", place: .init(column: 6, row: 3), states: [.notReported, .count(1)]),
        // The place is taken.
        .init(title: "Cörvia", code: "COR", place: .init(column: 4, row: 2), states: [.quarantined]),
      ], legend: legend([.active, .nilReturn, .notReported]), unplacedHead: "Without a place")
  }
}
