import Registry
import Tabulation
import Tally

/// The kinds of open items, in their order.
public enum GapKind: String, Sendable, Hashable, CaseIterable {
  case measureWithoutCoordinator = "measure-without-coordinator"
  case coordinatorUndetermined = "coordinator-undetermined"
  case coordinatorOneOfArea = "coordinator-one-of-area"
  case coordinatorWithoutActivity = "coordinator-without-activity"
  case measureWithoutActivity = "measure-without-activity"
  case areaNotReported = "area-not-reported"
  case stageStanding = "stage-standing"
}

extension Report {
  /// `gaps`: what is open on the report's date.
  func gaps() -> Table {
    var lines = measuresWithoutCoordinator() + offersWithoutMeasure()
    if settings.collectsActivity, !isPublic {
      lines += coordinatorsWithoutActivity() + measuresWithoutActivity() + areasNotReported()
    }
    if !isPublic { lines += stagesStanding() }
    return Table(Schemas.gaps, rows: lines)
  }

  private var openMeasures: [Int] { frame.measures.indices.filter(frame.isInForceOnDate) }

  private func row(_ kind: GapKind, _ subject: String, _ area: String, _ detail: String) -> TableRow {
    TableRow([.code(kind.rawValue), .code(subject), .code(area), .text(detail)])
  }

  private func measuresWithoutCoordinator() -> [TableRow] {
    openMeasures.filter { !frame.isCoordinated($0) }.map {
      row(
        .measureWithoutCoordinator, frame.measures[$0].code, frame.measures[$0].area,
        isPublic ? "no coordinator found in the sources" : "open to offers of coordination")
    }
  }

  private func offersWithoutMeasure() -> [TableRow] {
    offers(.undetermined).map {
      row(.coordinatorUndetermined, $0.party, "", "the measure is to be determined")
    }
      + offers(.oneOfArea).map {
        row(.coordinatorOneOfArea, $0.party, $0.area, "one measure of the area, not named yet")
      }
  }

  /// The parties and areas of the offers of a scope, each pair once, in table order.
  private func offers(_ scope: CoordinationScope) -> [(party: String, area: String)] {
    var seen: Set<[String]> = []
    return frame.assignments.filter { $0.scope == scope && seen.insert([$0.party, $0.target]).inserted }
      .map { (party: $0.party, area: $0.target) }
      .sorted {
        (rank($0.party), frame.registry.place(ofArea: $0.area)) < (
          rank($1.party), frame.registry.place(ofArea: $1.area)
        )
      }
  }

  private func coordinatorsWithoutActivity() -> [TableRow] {
    frame.remits.filter { $0.area == frame.allAreas }.compactMap { remit in
      let open = remit.measures.filter(frame.isInForceOnDate)
      let isActive =
        open.contains { recorded.isActive(rows.measure($0)) }
        || remit.areas.contains { recorded.isActive(rows.areaOnly($0)) }
      guard !open.isEmpty, !isActive else { return nil }
      return row(
        .coordinatorWithoutActivity, frame.code(remit.party), "",
        "no activity reported by any member under \(open.count) measures coordinated")
    }
  }

  private func measuresWithoutActivity() -> [TableRow] {
    openMeasures.filter { !recorded.isActive(rows.measure($0)) }.map {
      row(
        .measureWithoutActivity, frame.measures[$0].code, frame.measures[$0].area,
        "no activity reported by any member in the period")
    }
  }

  private func areasNotReported() -> [TableRow] {
    var lines: [TableRow] = []
    for party in frame.members {
      for area in frame.areas.indices {
        let isActive = recorded.member(party, rows.area(area)).isActive
        guard evidence.status(party, area: area, isActive: isActive) == .notReported else { continue }
        lines.append(
          row(.areaNotReported, frame.code(party), frame.areaCode(area), "no activity reported in the period"))
      }
    }
    return lines
  }

  private func stagesStanding() -> [TableRow] {
    guard let limit = settings.standingAfterDays, settings.collected.contains(.milestones) else { return [] }
    return openMeasures.compactMap { slot in
      guard let standing = stages[slot], !standing.isLast else { return nil }
      let days = settings.asOf.days(since: standing.date.date.first)
      guard days > limit else { return nil }
      return row(
        .stageStanding, frame.measures[slot].code, frame.measures[slot].area,
        "\(standing.date.stage) since \(standing.date.date.text), \(days) days")
    }
  }
}
