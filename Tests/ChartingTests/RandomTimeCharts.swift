import Charting

/// Random charts of stages, time, comparison and plan.
extension RandomCharts {
  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &numbers) }

  mutating func ladder(measures: Int) -> ImplementationLadder {
    let modalities = (0..<number(measures == 0 ? 0...2 : 1...3)).map { place in
      ImplementationLadder.Modality(
        title: "(\(["a", "b", "c"][place]))",
        stages: (0..<number(1...8)).map { stage in name(stage) })
    }
    var groups: [ImplementationLadder.Group] = []
    var left = measures
    while left > 0 {
      let rows = (0..<min(left, number(1...9))).map { index in
        let tracks = modalities.indices.filter { _ in number(0...2) > 0 }.map { modality in
          ImplementationLadder.Track(
            modality: modality, steps: modalities[modality].stages.map { _ in step() },
            current: number(0...1) == 0 ? nil : number(0...modalities[modality].stages.count - 1),
            days: number(0...1) == 0 ? nil : number(0...20_000))
        }
        return ImplementationLadder.Row(title: name(index), tracks: tracks)
      }
      left -= rows.count
      groups.append(.init(title: name(groups.count), areaPlace: groups.count, rows: rows))
    }
    return ImplementationLadder(texts: texts(), modalities: modalities, groups: groups, words: Samples.ladderWords)
  }

  private mutating func step() -> ImplementationLadder.Step {
    switch number(0...3) {
    case 0: .notRecorded
    case 1: .notReached
    default:
      .reached(
        date: ["12 Oct 2031", "окт. 2031", "2031", "27 сент. 2034"][number(0...3)], isProvisional: number(0...1) == 0)
    }
  }

  mutating func periods(_ count: Int) -> [ChartPeriod] {
    let isYears = number(0...2) == 0
    return (0..<count).map { place in
      if isYears { return ChartPeriod(label: "\(2000 + place)", kind: place == 0 ? .cut : .whole) }
      if place % 5 == 4 { return ChartPeriod(label: "†", group: "\(2000 + place / 5)", kind: .yearOnly) }
      return ChartPeriod(
        label: place == 0 ? "1*" : "\(place % 5 + 1)", group: "\(2000 + place / 5)", kind: place == 0 ? .cut : .whole)
    }
  }

  /// Counts: all zero, all missing, one, up to a million, or anything up to a limit.
  mutating func counts(_ count: Int, upTo limit: Int) -> [Int?] {
    let kind = number(0...5)
    return (0..<count).map { place in
      switch kind {
      case 0: 0
      case 1: nil
      case 2: place == 0 ? 1 : 0
      case 3: number(0...4) == 0 ? nil : number(0...limit)
      default: number(0...limit)
      }
    }
  }

  mutating func panels(areas: Int, periods count: Int) -> ActivityPanels {
    let limit = [3, 60, 1_000_000][number(0...2)]
    let series = Array(["Exchanges", "Мероприятия"].prefix(number(1...2)))
    var rows = (0..<areas).map { index in
      ActivityPanels.Row(title: name(index), areaPlace: index, values: series.map { _ in counts(count, upTo: limit) })
    }
    rows.append(.init(title: "All areas", areaPlace: nil, values: series.map { _ in counts(count, upTo: limit) }))
    return ActivityPanels(
      texts: texts(), series: series, periods: periods(count), rows: rows,
      notes: number(0...1) == 0 ? [] : ["* Not a whole period: 2031, first quarter (from 12 October 2031)."],
      words: .init(areas: "scale of the areas: 0 to ", all: "of all areas: 0 to "))
  }

  mutating func steps(areas: Int, periods count: Int) -> CumulativeSteps {
    let limit = [1, 8, 60, 1_000_000][number(0...3)]
    let series = (0..<areas).map { index in
      CumulativeSteps.Series(
        title: name(index), areaPlace: index, values: counts(count, upTo: limit), inForce: number(0...limit))
    }
    return CumulativeSteps(
      texts: texts(), periods: periods(count), series: series, unit: "Measures active to date",
      notes: number(0...1) == 0 ? [] : ["Lines with the same number run side by side."])
  }

  mutating func dumbbell(areas: Int) -> PeriodDumbbell {
    let limit = [0, 1, 26, 1_000_000][number(0...3)]
    let isShare = number(0...1) == 0
    var rows: [PeriodDumbbell.Row] = []
    for index in 0...areas {
      let before = number(0...5) == 0 ? nil : PeriodDumbbell.Value(number(0...limit), of: isShare ? limit : nil)
      let now = number(0...5) == 0 ? nil : PeriodDumbbell.Value(number(0...limit), of: isShare ? limit : nil)
      rows.append(
        .init(
          title: name(index), areaPlace: index == areas ? nil : index, before: before, now: now,
          note: before == nil ? "no measure in force in the comparison period" : ""))
    }
    return PeriodDumbbell(
      texts: texts(), rows: rows, words: .init(before: "1 January 2027 to 31 December 2030", now: "2031 to 2034"))
  }

  mutating func plan(entries: Int) -> PlanTimeline {
    let years = number(1...6)
    func span(_ random: inout RandomCharts) -> PlanTimeline.Span? {
      let first = random.number(-200...years * 360 + 200)
      return [nil, .init(first, first), .init(first, first + 30), .init(first, first + 359)][random.number(0...3)]
    }
    var groups: [PlanTimeline.Group] = []
    var left = entries
    while left > 0 {
      let list = (0..<min(left, number(1...max(entries / 3, 1)))).map { index in
        PlanTimeline.Entry(
          title: number(0...3) == 0 ? "\(name(index)): \(name(index + 1)), \(name(index + 2))" : name(index),
          outcome: PlanTimeline.Outcome.allCases[number(0...5)], planned: span(&self), start: span(&self))
      }
      left -= list.count
      groups.append(.init(title: name(groups.count), areaPlace: number(0...9) == 0 ? nil : groups.count, entries: list))
    }
    return PlanTimeline(
      texts: texts(), groups: groups,
      axis: Samples.planAxis(years: years, asOf: number(0...1) == 0 ? nil : number(0...years * 360 - 2)),
      words: Samples.planWords)
  }
}
