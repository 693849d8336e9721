import Registry
import Tabulation
import Tally

/// The kinds of changes, in their order.
public enum ChangeKind: String, Sendable, Hashable, CaseIterable {
  case newlyActive = "newly-active"
  case noLongerActive = "no-longer-active"
  case measureNewlyActive = "measure-newly-active"
  case measureNoLongerActive = "measure-no-longer-active"
  case stageAdvanced = "stage-advanced"
  case coordinatorNew = "coordinator-new"
  case coordinatorEnded = "coordinator-ended"
  case membership
  case catalogue
}

extension Report {
  /// `changes`: what changed since the comparison period; its head only where there is none.
  func changes(since period: Period?) -> Table {
    guard let period else { return Table(Schemas.changes, rows: []) }
    var earlier = settings
    earlier.period = period
    earlier.asOf = period.to
    let before = Report(
      activity, frame.registry, earlier, settings.collectsActivity && !isPublic ? [.counts] : [],
      edition: settings.asOf, threads: threads)
    let changes = Changes(before: before, after: self)
    var rows: [TableRow] = []
    if settings.collectsActivity, !isPublic { rows += changes.states() + changes.measures() }
    if settings.collected.contains(.milestones) { rows += changes.stages() }
    if !isPublic { rows += changes.coordinators() }
    return Table(Schemas.changes, rows: rows + changes.membership() + changes.catalogue())
  }
}

/// Two reports on the same activity, compared.
private struct Changes {
  let before: Report
  let after: Report
  let succession: Succession

  init(before: Report, after: Report) {
    self.before = before
    self.after = after
    succession = Succession(after.frame.registry, after: before.settings.asOf, upTo: after.settings.asOf)
  }

  private func row(
    _ kind: ChangeKind, _ subject: String, _ area: String, _ before: String, _ after: String, _ detail: String
  ) -> TableRow {
    TableRow([.code(kind.rawValue), .code(subject), .code(area), .code(before), .code(after), .text(detail)])
  }

  /// States that became active, or are active no longer, in an area.
  func states() -> [TableRow] {
    var begun: [TableRow] = []
    var ended: [TableRow] = []
    for party in after.frame.members
    where before.frame.isMember(party, on: before.settings.asOf) && after.frame.isMember(party, on: after.settings.asOf)
    {
      for (slot, area) in after.frame.areas.enumerated() {
        guard let earlierSlot = before.frame.areaSlot(area.code) else { continue }
        let old = before.recorded.member(party, before.rows.area(earlierSlot))
        let new = after.recorded.member(party, after.rows.area(slot))
        let oldCount = old.exchanges + old.participations
        let newCount = new.exchanges + new.participations
        let code = after.frame.code(party)
        if oldCount == 0, newCount > 0 {
          begun.append(row(.newlyActive, code, area.code, "0", String(newCount), "exchanges and events"))
        } else if oldCount > 0, newCount == 0 {
          ended.append(row(.noLongerActive, code, area.code, String(oldCount), "0", "exchanges and events"))
        }
      }
    }
    return begun + ended
  }

  /// The measures under their later codes, each with the codes that it stands for, one of them in force in the period.
  private var subjects: [(measure: Measure, codes: [String])] {
    after.frame.registry.measures.enumerated().compactMap { place, measure in
      let codes = succession.sources(of: place).map { after.frame.registry.measures[$0].code }
      return codes.contains { after.frame.measureSlot($0) != nil } ? (measure, codes) : nil
    }
  }

  /// Measures under which members became active, or are active no longer.
  func measures() -> [TableRow] {
    var begun: [TableRow] = []
    var ended: [TableRow] = []
    for (measure, codes) in subjects {
      let oldSlots = codes.compactMap(before.frame.measureSlot)
      if oldSlots.isEmpty { continue }
      let old = oldSlots.reduce(into: Set<Int>()) {
        $0.formUnion(before.recorded.activeMembers(before.rows.measure($1)))
      }.count
      let new = codes.compactMap(after.frame.measureSlot)
        .reduce(into: Set<Int>()) { $0.formUnion(after.recorded.activeMembers(after.rows.measure($1))) }.count
      if old == 0, new > 0 {
        begun.append(row(.measureNewlyActive, measure.code, measure.area, "0", String(new), "members active"))
      } else if old > 0, new == 0 {
        ended.append(row(.measureNoLongerActive, measure.code, measure.area, String(old), "0", "members active"))
      }
    }
    return begun + ended
  }

  /// Measures that stand in a higher stage of the same modality, or in one where they stood in none.
  func stages() -> [TableRow] {
    subjects.compactMap { measure, codes in
      let places = Set(codes.map(after.frame.registry.place(ofMeasure:)))
      let milestones = after.activity.milestones.filter { places.contains($0.measure) }
      func standing(_ day: CalendarDay) -> StageStanding? {
        StageStanding.standing(milestones.filter { $0.date.first <= day }, after.frame.registry)
      }
      guard let new = standing(after.settings.asOf) else { return nil }
      let old = standing(before.settings.asOf)
      if let old, old.modality != new.modality || old.date.ordinal >= new.date.ordinal { return nil }
      return row(
        .stageAdvanced, measure.code, measure.area, old?.date.stage ?? "", new.date.stage,
        "modality \(new.modality), \(new.date.date.text)")
    }
  }

  /// Assignments that are new, or have ended.
  func coordinators() -> [TableRow] {
    let old = before.frame.assignments.map { (keys: keys(of: $0), assignment: $0) }
    let new = after.frame.assignments.map { (keys: keys(of: $0), assignment: $0) }
    let oldKeys = Set(old.flatMap(\.keys))
    let newKeys = Set(new.flatMap(\.keys))
    // A coordinator of a measure that became several is neither new nor has ended in any of them.
    let begun = Set(new.filter { $0.keys.count == 1 && !oldKeys.contains($0.keys[0]) }.flatMap(\.keys))
    let ended = Set(old.filter { $0.keys.count == 1 && !newKeys.contains($0.keys[0]) }.flatMap(\.keys))
    return begun.sorted().map {
      row(.coordinatorNew, $0.party, $0.area, "", $0.shown, $0.role.rawValue)
    }
      + ended.sorted().map {
        row(.coordinatorEnded, $0.party, $0.area, $0.shown, "", $0.role.rawValue)
      }
  }

  private func keys(of assignment: Assignment) -> [AssignmentKey] {
    let registry = after.frame.registry
    let rank = after.frame.party(assignment.party).map { after.frame.partyRank[$0] } ?? .max
    func key(_ target: String, _ area: String) -> AssignmentKey {
      AssignmentKey(
        rank: rank, areaPlace: area.isEmpty ? -1 : registry.place(ofArea: area),
        targetPlace: registry.place(ofMeasure: target), party: assignment.party, scope: assignment.scope,
        target: target, area: area, role: assignment.role)
    }
    switch assignment.scope {
    case .measure:
      return succession.successors(of: registry.place(ofMeasure: assignment.target)).map {
        key(registry.measures[$0].code, registry.measures[$0].area)
      }
    case .area, .oneOfArea: return [key(assignment.target, assignment.target)]
    case .undetermined: return [key("", "")]
    }
  }

  /// Parties whose status differs between the two dates.
  func membership() -> [TableRow] {
    after.frame.partyOrder.compactMap { party in
      let old = after.frame.status(party, on: before.settings.asOf)?.kind.rawValue ?? ""
      let new = after.frame.status(party, on: after.settings.asOf)?.kind.rawValue ?? ""
      return old == new ? nil : row(.membership, after.frame.code(party), "", old, new, "")
    }
  }

  /// Measures that came into force, or went out of it, between the two dates.
  ///
  /// None where records are restated: one edition then holds in both periods.
  func catalogue() -> [TableRow] {
    if after.settings.catalogue == .restated { return [] }
    return after.frame.registry.measures.compactMap { measure in
      let old = measure.validity.days.contains(before.settings.asOf) ? "in-force" : ""
      let new = measure.validity.days.contains(after.settings.asOf) ? "in-force" : ""
      return old == new ? nil : row(.catalogue, measure.code, measure.area, old, new, "")
    }
  }
}

/// What makes an assignment the same on two dates.
private struct AssignmentKey: Hashable, Comparable {
  let rank: Int
  let areaPlace: Int
  let targetPlace: Int
  let party: String
  let scope: CoordinationScope
  let target: String
  let area: String
  let role: CoordinationRole

  /// The target, or the scope where there is none.
  var shown: String { target.isEmpty ? scope.rawValue : target }

  private var order: (Int, Int, Int, Int, Int) {
    (
      rank, areaPlace, CoordinationScope.allCases.firstIndex(of: scope) ?? 0, targetPlace,
      role == .coordinator ? 0 : 1
    )
  }

  static func < (left: AssignmentKey, right: AssignmentKey) -> Bool { left.order < right.order }
}

/// What measures turned into between two dates.
private struct Succession {
  private let moves: [Int: [Int]]
  private let origins: [Int: [Int]]

  init(_ registry: ForumRegistry, after first: CalendarDay, upTo last: CalendarDay) {
    var moves: [Int: [Int]] = [:]
    for step in registry.crosswalk where step.date.first > first && step.date.first <= last {
      moves[registry.place(ofMeasure: step.from), default: []].append(registry.place(ofMeasure: step.to))
    }
    self.moves = moves
    var origins: [Int: [Int]] = [:]
    for place in registry.measures.indices {
      for target in Succession.follow(place, moves) { origins[target, default: []].append(place) }
    }
    self.origins = origins
  }

  /// The measures that one turned into; itself where it stayed.
  func successors(of place: Int) -> [Int] { Succession.follow(place, moves) }

  /// The measures that turned into one, itself among them where it stayed; none where it turned into another.
  func sources(of place: Int) -> [Int] { origins[place] ?? [] }

  private static func follow(_ place: Int, _ moves: [Int: [Int]]) -> [Int] {
    guard let targets = moves[place] else { return [place] }
    return Set(targets.flatMap { follow($0, moves) }).sorted()
  }
}
