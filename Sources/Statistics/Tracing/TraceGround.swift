import Registry
import Tabulation
import Tally

/// What all rules stand on: who and what is in the report, on which day, filed where.
final class TraceGround {
  let frame: Frame
  let roles: Roles
  let steps: TrendSteps
  let files: [TraceFile]
  private let days: PeriodDays
  private var filings: [[Label]: Filing] = [:]

  init(_ registry: ForumRegistry, _ settings: ReportSettings, _ files: [TraceFile]) {
    frame = Frame(registry, settings)
    roles = Roles(frame)
    steps = TrendSteps(settings)
    days = PeriodDays(settings.period, roles, steps)
    self.files = files
  }

  var settings: ReportSettings { frame.settings }
  var isPublic: Bool { settings.basis == .publicSources }

  /// Where records of these labels count.
  func filing(_ labels: [Label]) -> Filing {
    if let known = filings[labels] { return known }
    let filing = frame.scheme.file(labels)
    filings[labels] = filing
    return filing
  }

  /// Where a record with labels of several rows counts.
  func filing(ofAll labels: [[Label]]) -> Filing {
    guard let first = labels.first else { return Filing() }
    if labels.allSatisfy({ $0 == first }) { return filing(first) }
    return filing(Set(labels.flatMap { $0 }).sorted())
  }

  /// The segment and step of a date; `nil` outside the period.
  func place(of date: PartialDate) -> DayPlace? {
    days.place(of: date).map { DayPlace(segment: $0.segment, step: $0.step) }
  }

  /// What a party is in a segment.
  func standing(_ party: Int, in segment: Int) -> Standing { roles.all[roles.role(of: party, in: segment)].standing }

  /// Whether records filed so count in a scope.
  func covers(_ filing: Filing, _ scope: Scope) -> Bool {
    switch scope {
    case .measure(let slot): return filing.measures.contains(slot)
    case .area(let slot): return slot == frame.allAreas || filing.areas.contains(slot)
    case .areaOnly(let slot):
      return slot == frame.allAreas ? !filing.areaOnly.isEmpty : filing.areaOnly.contains(slot)
    case .remit(let number):
      let remit = frame.remits[number]
      return filing.measures.contains(where: remit.measures.contains)
        || filing.areaOnly.contains(where: remit.areas.contains)
    }
  }

  /// Whether a row of a record is one of those that bring it into a scope.
  func brings(_ row: Filing, _ scope: Scope) -> Bool {
    if case .areaOnly(let slot) = scope {
      return slot == frame.allAreas ? !row.areaLabels.isEmpty : row.areaLabels.contains(slot)
    }
    return covers(row, scope)
  }
}

/// Where a day falls in the report.
struct DayPlace: Hashable {
  let segment: Int
  let step: Int
}

/// The part of the catalogue that a figure is about.
enum Scope: Hashable {
  case measure(Int)
  /// An area slot, or all areas.
  case area(Int)
  /// Records under an area's own code and no measure of it.
  case areaOnly(Int)
  /// What a coordinating party has in an area or in all.
  case remit(Int)
}
