import Registry
import Statistics
import Tally

/// The definitions of the statistics once more, record by record, with sets of codes: slow and plain.
struct PlainCount {
  /// Where labels count.
  struct Filing {
    var measures: Set<String> = []
    /// Areas of area labels, and of measures that are not in force.
    var areaLabels: Set<String> = []
    /// Areas of the measures.
    var measured: Set<String> = []
    var areaOnly: Set<String> { areaLabels.subtracting(measured) }

    /// Whether a record filed so counts in an area, or in all.
    func isIn(_ area: String) -> Bool { area == "ALL" || areaLabels.contains(area) || measured.contains(area) }
  }

  /// One party in one record.
  struct Act {
    let party: String
    let kind: PartyKind?
    let filing: Filing
    var isHost = false
    var parts: [(filing: Filing, delegates: Int?)] = []
  }

  /// An exchange or event of the period.
  struct Record {
    let date: PartialDate
    let isExchange: Bool
    var isListed = false
    let filing: Filing
    let acts: [Act]
  }

  /// Counts of records, printed as tables print them.
  struct Sum {
    var exchanges = 0
    var events = 0
    var listed = 0
    var participations = 0
    var delegates: Int?
    var parties: Set<String> = []

    var cells: [String] {
      [exchanges, events, listed, participations].map(String.init) + [delegates.map(String.init) ?? ""]
    }
  }

  let registry: ForumRegistry
  let settings: ReportSettings
  private(set) var records: [Record] = []

  init(_ world: World, _ settings: ReportSettings) {
    registry = world.registry
    self.settings = settings
    let activity = world.tally.settle(period: settings.period).activity
    for exchange in activity.exchanges where settings.period.contains(exchange.date.first) {
      let filing = file(exchange.labels)
      let acts = exchange.senders.map { act($0, exchange.date, filing) }
      records.append(Record(date: exchange.date, isExchange: true, filing: filing, acts: acts))
    }
    var contributions: [EventList.Contribution] = []
    for (event, record) in activity.events.records.enumerated() where settings.period.contains(record.start.first) {
      activity.events.collect(event, into: &contributions)
      let sets = activity.events.labelSets
      let acts = Set(contributions.map(\.party)).map { party -> Act in
        let own = contributions.filter { $0.party == party }
        var act = act(Int(party), record.start, file(own.flatMap { sets[Int($0.labels)] }))
        act.isHost = own.contains(where: \.isHost)
        act.parts = own.map { (file(sets[Int($0.labels)]), $0.delegates < 0 ? nil : $0.delegates) }
        return act
      }
      let list =
        [record.declaredList, record.hasUndeclaredList ? .complete : nil].compactMap(\.self).max() ?? .complete
      records.append(
        Record(
          date: record.start, isExchange: false, isListed: list == .complete && !record.hasQuarantinedRow,
          filing: file(contributions.flatMap { sets[Int($0.labels)] }), acts: acts))
    }
  }

  private func act(_ party: Int, _ date: PartialDate, _ filing: Filing) -> Act {
    let code = registry.parties[party]
    return Act(party: code, kind: registry.status(of: code, on: date.first)?.kind, filing: filing)
  }

  /// The codes of the measures in the report.
  var measures: [Measure] {
    registry.measures.filter { measure in
      settings.catalogue == .restated
        ? measure.validity.days.contains(settings.asOf)
        : measure.validity.days.overlaps(settings.period.from, settings.period.to)
    }
  }

  /// The codes of the areas in the report, `ALL` last.
  var areas: [String] { registry.areas.map(\.code) + ["ALL"] }

  var members: [String] { registry.members(in: settings.period) }

  private func file(_ labels: [Label]) -> Filing {
    var filing = Filing()
    for label in labels {
      switch label {
      case .area(let place): filing.areaLabels.insert(registry.areas[place].code)
      case .measure(let place):
        for code in restated(registry.measures[place].code) {
          guard let measure = registry.measure(code) else { continue }
          if measures.contains(where: { $0.code == code }) {
            filing.measures.insert(code)
            filing.measured.insert(measure.area)
          } else {
            filing.areaLabels.insert(measure.area)
          }
        }
      }
    }
    return filing
  }

  private func restated(_ code: String) -> [String] {
    guard settings.catalogue == .restated else { return [code] }
    let steps = registry.crosswalk.filter { $0.from == code && $0.date.first <= settings.asOf }
    return steps.isEmpty ? [code] : steps.flatMap { restated($0.to) }
  }

  /// What all parties did where a filing satisfies a condition.
  func all(_ condition: (Filing) -> Bool, during isIncluded: (Record) -> Bool = { _ in true }) -> Sum {
    var sum = Sum()
    for record in records where isIncluded(record) {
      add(record, to: &sum, condition, { _ in true })
      guard condition(record.filing) else { continue }
      if record.isExchange { sum.exchanges += 1 } else { sum.events += 1 }
      if record.isListed { sum.listed += 1 }
    }
    return sum
  }

  /// What some parties did; records count that one of them took part in.
  func some(
    _ condition: (Filing) -> Bool, during isIncluded: (Record) -> Bool = { _ in true }, by isTheirs: (Act) -> Bool
  ) -> Sum {
    var sum = Sum()
    for record in records where isIncluded(record) {
      add(record, to: &sum, condition, isTheirs)
      guard record.acts.contains(where: { isTheirs($0) && condition($0.filing) }) else { continue }
      if record.isExchange { sum.exchanges += 1 } else { sum.events += 1 }
      if record.isListed { sum.listed += 1 }
    }
    return sum
  }

  private func add(_ record: Record, to sum: inout Sum, _ condition: (Filing) -> Bool, _ isTheirs: (Act) -> Bool) {
    for act in record.acts where isTheirs(act) {
      if condition(act.filing) {
        sum.parties.insert(act.party)
        if !record.isExchange { sum.participations += 1 }
      }
      for part in act.parts where condition(part.filing) {
        if let delegates = part.delegates { sum.delegates = (sum.delegates ?? 0) + delegates }
      }
    }
  }
}
