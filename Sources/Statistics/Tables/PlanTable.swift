import Registry
import Tabulation
import Tally

/// What came of an entry of the plan.
public enum PlanOutcome: String, Sendable, Hashable, CaseIterable {
  case held, moved, cancelled, due
  case noRecord = "no-record"
  case unplanned
}

extension Report {
  /// `plan`: the plan's entries beside what was recorded, and events that no plan names.
  func plan() -> Table {
    let schema = Schemas.plan
    guard settings.collected.contains(.plan) else { return Table(schema, rows: []) }
    let years = settings.period.from.components.year...settings.period.to.components.year
    let starts = startsOfPlanned()
    let rows = activity.plan.filter { years.contains($0.year) }
      .sorted { left, right in
        left.year == right.year ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : left.year < right.year
      }
      .map { row in
        let start = starts[ExactID(row.eventID)]
        let outcome = outcome(row, start)
        let lead = row.lead.map { frame.code($0) } ?? ""
        return TableRow([
          .text(row.id), .integer(row.year), .code(row.label.map(code) ?? ""), .text(row.event),
          .code(isPublic && outcome != .held ? "" : lead), .optionalDate(row.plannedStart),
          .optionalDate(start), .code(outcome.rawValue),
        ])
      }
    return Table(schema, rows: rows + unplanned())
  }

  private func outcome(_ row: PlanRow, _ start: PartialDate?) -> PlanOutcome {
    if row.status == .cancelled { return .cancelled }
    let declared: PlanOutcome? = row.status == .held ? .held : row.status == .moved ? .moved : nil
    if let start {
      guard let planned = row.plannedStart, !planned.contains(start) else { return .held }
      let overlaps = start.first <= planned.last && start.last >= planned.first
      return overlaps ? declared ?? .held : .moved
    }
    if let declared { return declared }
    let end = row.plannedStart?.last ?? PartialDate(year: row.year)?.last
    return end.map { $0 > settings.asOf } ?? false ? .due : .noRecord
  }

  private func unplanned() -> [TableRow] {
    if isPublic { return [] }
    let planned = Set(activity.plan.map { ExactID($0.eventID) })
    let events = activity.events
    var reader = EventReader(self)
    return events.inOrder().compactMap { event in
      let start = events.records[event].start
      guard let place = recorded.days.place(of: start), !planned.contains(ExactID(events.id(event))) else { return nil }
      reader.read(event, segment: place.segment)
      return TableRow([
        .empty, .integer(start.first.components.year), reader.codes, .text(events.title(event)), reader.hosts,
        .empty, .date(start.text), .code(PlanOutcome.unplanned.rawValue),
      ])
    }
  }

  /// The starts of the events up to the report's date that a plan row names.
  private func startsOfPlanned() -> [ExactID: PartialDate] {
    let planned = Set(activity.plan.map(\.eventID).filter { !$0.isEmpty }.map(ExactID.init))
    if planned.isEmpty { return [:] }
    let events = activity.events
    var starts: [ExactID: PartialDate] = [:]
    for (event, record) in events.records.enumerated() where record.start.first <= settings.asOf {
      let id = ExactID(events.id(event))
      if planned.contains(id) { starts[id] = record.start }
    }
    return starts
  }

  /// The code of a label as recorded.
  private func code(_ label: Label) -> String {
    switch label {
    case .measure(let place): frame.registry.measures[place].code
    case .area(let place): frame.registry.areas[place].code
    }
  }
}
