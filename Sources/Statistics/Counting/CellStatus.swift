import Registry
import Tally

/// What a cell of State and area, or State and measure, says.
public enum CellStatus: String, Sendable, Hashable, CaseIterable {
  case active
  case notApplicable = "not-applicable"
  case quarantined, pending
  case `nil`
  case notCollected = "not-collected"
  case notReported = "not-reported"
}

/// What is known of a cell besides activity: quarantined rows and returns.
struct CellEvidence {
  private struct Cell: Hashable {
    var party: Int
    var slot: Int
  }

  private var quarantinedParties: Set<Int> = []
  private var quarantinedAreas: Set<Cell> = []
  private var quarantinedMeasures: Set<Cell> = []
  private var pendingAreas: Set<Cell> = []
  private var nilAreas: Set<Cell> = []
  private let frame: Frame

  init(_ activity: Activity, _ frame: Frame) {
    self.frame = frame
    let period = frame.settings.period
    for cell in activity.quarantined {
      if let first = cell.first, let last = cell.last, !period.overlaps(first, last) { continue }
      let filing = frame.scheme.file(cell.labels)
      let areas = cell.isAllAreas ? Array(frame.areas.indices) : filing.areas
      for party in cell.parties {
        quarantinedParties.insert(party)
        for area in areas { quarantinedAreas.insert(Cell(party: party, slot: area)) }
        for measure in filing.measures { quarantinedMeasures.insert(Cell(party: party, slot: measure)) }
      }
    }
    for row in activity.returns where period.overlaps(row.from.first, row.to.last) {
      let areas = row.area.map { frame.scheme.file([.area($0)]).areas } ?? Array(frame.areas.indices)
      for area in areas {
        let cell = Cell(party: row.party, slot: area)
        switch row.status {
        case .pending: pendingAreas.insert(cell)
        case .nil: nilAreas.insert(cell)
        case .submitted: break
        }
      }
    }
  }

  /// The status of a party's cell in an area slot, or in all areas.
  func status(_ party: Int, area: Int, isActive: Bool) -> CellStatus {
    if isActive { return .active }
    if frame.measures(in: area).isEmpty { return .notApplicable }
    let isQuarantined =
      area == frame.allAreas
      ? quarantinedParties.contains(party) : quarantinedAreas.contains(Cell(party: party, slot: area))
    if isQuarantined { return .quarantined }
    return returned(party, area: area)
  }

  /// The status of a party's cell under a measure slot.
  func status(_ party: Int, measure: Int, isActive: Bool) -> CellStatus {
    if isActive { return .active }
    if quarantinedMeasures.contains(Cell(party: party, slot: measure)) { return .quarantined }
    return returned(party, area: frame.areaOfMeasure[measure])
  }

  private func returned(_ party: Int, area: Int) -> CellStatus {
    let areas = area == frame.allAreas ? Array(frame.areas.indices) : [area]
    let cells = areas.map { Cell(party: party, slot: $0) }
    if cells.contains(where: pendingAreas.contains) { return .pending }
    let withMeasures = cells.filter { area != frame.allAreas || !frame.measures(in: $0.slot).isEmpty }
    if !withMeasures.isEmpty, withMeasures.allSatisfy(nilAreas.contains) { return .nil }
    return frame.settings.collectsActivity ? .notReported : .notCollected
  }
}
