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
    let events = Dictionary(
      activity.events.filter { $0.start.first <= settings.asOf }.map { ($0.id, $0) }
    ) { first, _ in first }
    let rows = activity.plan.filter { years.contains($0.year) }
      .sorted { left, right in
        left.year == right.year ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : left.year < right.year
      }
      .map { row in
        let event = events[row.eventID]
        let outcome = outcome(row, event)
        let lead = row.lead.map { frame.code($0) } ?? ""
        return TableRow([
          .text(row.id), .integer(row.year), .code(row.label.map(code) ?? ""), .text(row.event),
          .code(isPublic && outcome != .held ? "" : lead), .optionalDate(row.plannedStart),
          .optionalDate(event?.start), .code(outcome.rawValue),
        ])
      }
    return Table(schema, rows: rows + unplanned())
  }

  private func outcome(_ row: PlanRow, _ event: Activity.Event?) -> PlanOutcome {
    if row.status == .cancelled { return .cancelled }
    let declared: PlanOutcome? = row.status == .held ? .held : row.status == .moved ? .moved : nil
    if let event {
      guard let planned = row.plannedStart, !planned.contains(event.start) else { return .held }
      let overlaps = event.start.first <= planned.last && event.start.last >= planned.first
      return overlaps ? declared ?? .held : .moved
    }
    if let declared { return declared }
    let end = row.plannedStart?.last ?? PartialDate(year: row.year)?.last
    return end.map { $0 > settings.asOf } ?? false ? .due : .noRecord
  }

  private func unplanned() -> [TableRow] {
    if isPublic { return [] }
    let planned = Set(activity.plan.map(\.eventID))
    return counted.events.filter { !planned.contains($0.record.id) }.map { event in
      TableRow([
        .empty, .integer(event.record.start.first.components.year), .codes(codes(of: event.filing)),
        .text(event.record.title), .codes(frame.codes(of: event.participations.filter(\.isHost).map(\.party))),
        .empty, .date(event.record.start.text), .code(PlanOutcome.unplanned.rawValue),
      ])
    }
  }

  /// The code of a label as recorded.
  private func code(_ label: Label) -> String {
    switch label {
    case .measure(let place): frame.registry.measures[place].code
    case .area(let place): frame.registry.areas[place].code
    }
  }

  /// The codes under which a record counts: measures in table order, then areas.
  func codes(of filing: Filing) -> [String] {
    filing.measures.map { frame.measures[$0].code } + filing.areaLabels.map(frame.areaCode)
  }
}
