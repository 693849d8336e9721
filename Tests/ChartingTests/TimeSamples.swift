import Charting

/// Charts of stages, time, comparison and plan of an invented forum.
extension Samples {
  static let ladderWords = ImplementationLadder.Words(
    stage: "Stage reached", days: "Days in stage", none: "no stage recorded", approved: "reached, approved",
    provisional: "reached, provisional", current: "stands here", notRecorded: "not recorded", notReached: "not reached")

  static func smallLadder() -> ImplementationLadder {
    ImplementationLadder(
      texts: texts,
      modalities: [
        .init(title: "(a)", stages: ["Interest expressed", "Paper circulated", "Approved"]),
        .init(title: "(b)", stages: ["Views exchanged", "Decided"]),
      ],
      groups: [
        .init(
          title: "Trade", areaPlace: 0,
          rows: [
            .init(
              title: "Transit",
              tracks: [
                .init(
                  modality: 0,
                  steps: [.notRecorded, .reached(date: "12 Oct 2031", isProvisional: true), .notReached], current: 1,
                  days: 1176),
                .init(
                  modality: 1, steps: [.reached(date: "2030", isProvisional: false), .notReached], current: nil,
                  days: nil),
              ]), .init(title: "Tourism", tracks: []),
          ]),
        .init(title: "Rivers", areaPlace: 1, rows: []),
      ], words: ladderWords)
  }

  static let quarters: [ChartPeriod] = [
    .init(label: "3*", group: "2031", kind: .cut), .init(label: "4", group: "2031"),
    .init(label: "†", group: "2031", kind: .yearOnly), .init(label: "1", group: "2032"),
  ]

  static func smallPanels() -> ActivityPanels {
    ActivityPanels(
      texts: texts, series: ["Exchanges", "Events"], periods: quarters,
      rows: [
        .init(title: "Trade", areaPlace: 0, values: [[4, 0, 1, 12], [1, nil, 0, 2]]),
        .init(title: "All areas", areaPlace: nil, values: [[40, 10, 1, 112], [9, nil, 0, 2]]),
      ], notes: ["* Not a whole period."], words: .init(areas: "areas: 0 to ", all: "all areas: 0 to "))
  }

  static func smallSteps() -> CumulativeSteps {
    CumulativeSteps(
      texts: texts, periods: quarters,
      series: [
        .init(title: "Trade", areaPlace: 0, values: [0, 2, 2, 3], inForce: 8),
        .init(title: "Rivers", areaPlace: 1, values: [1, nil, 2, 3], inForce: 4),
        .init(title: "Air", areaPlace: 2, values: [], inForce: 1),
      ], unit: "Measures active to date", notes: [])
  }

  static func smallDumbbell() -> PeriodDumbbell {
    PeriodDumbbell(
      texts: texts,
      rows: [
        .init(title: "Trade", areaPlace: 0, before: .init(3, of: 8), now: .init(1, of: 8)),
        .init(title: "Rivers", areaPlace: 1, before: .init(2, of: 4), now: .init(2, of: 5)),
        .init(title: "Air", areaPlace: 2, before: nil, now: .init(0, of: 1), note: "none in force then"),
        .init(title: "All areas", areaPlace: nil, before: .init(5, of: 12), now: .init(3, of: 14)),
      ], words: .init(before: "2027 to 2030", now: "2031 to 2034"))
  }

  static let planWords = PlanTimeline.Words(
    outcomes: [
      .held: "Held", .moved: "Held, date moved", .cancelled: "Cancelled", .due: "Due later",
      .noRecord: "Not recorded as held", .unplanned: "Held, not in the plan",
    ], planned: "planned start", start: "recorded start", asOf: "as of", noMonth: "no month given",
    lanes: "One mark for each entry.")

  /// Years of months of thirty days, from day 0.
  static func planAxis(years: Int, asOf: Int? = nil) -> PlanTimeline.Axis {
    PlanTimeline.Axis(
      months: (0..<years * 12).map { $0 * 30 }, end: years * 360,
      years: (0..<years).map { .init(label: String(2031 + $0), month: $0 * 12) }, asOf: asOf)
  }

  static func smallPlan() -> PlanTimeline {
    PlanTimeline(
      texts: texts,
      groups: [
        .init(
          title: "Trade", areaPlace: 0,
          entries: [
            .init(title: "Seminar on transit", outcome: .held, planned: .init(30, 59), start: .init(41, 41)),
            .init(title: "Fair", outcome: .moved, planned: .init(100, 100), start: .init(240, 269)),
            .init(title: "Round table", outcome: .due, planned: .init(0, 359), start: nil),
          ]),
        .init(
          title: "No area", areaPlace: nil,
          entries: [
            .init(title: "Call", outcome: .cancelled, planned: .init(900, 900), start: nil),
            .init(title: "Visit", outcome: .noRecord, planned: nil, start: nil),
            .init(title: "Open day", outcome: .unplanned, planned: nil, start: .init(5, 5)),
          ]),
      ], axis: planAxis(years: 1, asOf: 300), words: planWords)
  }

  /// More entries than get a row each.
  static func manyPlans() -> PlanTimeline {
    var plan = smallPlan()
    plan.groups[0].entries = (0..<60).map { place in
      .init(
        title: "Entry", outcome: place % 3 == 0 ? .moved : .held, planned: nil,
        start: place % 7 == 0 ? .init(0, 359) : .init(place * 5, place * 5))
    }
    plan.groups[1].entries = (0..<20).map { _ in .init(title: "Entry", outcome: .due, planned: .init(3, 3), start: nil)
    }
    return plan
  }
}
