import Registry
import Tally

/// What every table shares: who and what is in the report, in which order.
///
/// Parties, measures and areas are places in the registry; slots count those that are in the report.
struct Frame {
  let registry: ForumRegistry
  let settings: ReportSettings
  /// All parties in alphabetical order of English short name on the report's date.
  let partyOrder: [Int]
  /// The place of each party in that order.
  let partyRank: [Int]
  /// Members in the period, in order.
  let members: [Int]
  /// Areas in the report, by ordinal.
  let areas: [Area]
  /// Measures in the report, in table order.
  let measures: [Measure]
  /// The area slot of each measure slot; -1 where the area is not in the report.
  let areaOfMeasure: [Int]
  let scheme: LabelScheme
  /// Assignments on the report's date, in the order of `coordinators.csv`.
  let assignments: [Assignment]
  /// What coordinating parties have, in the order of `coverage_by_coordinator`.
  private(set) var remits: [Remit] = []
  /// Whether a row below high confidence makes a party a member in the period.
  private(set) var membersAreUncertain = false
  private let measuresByArea: [[Int]]
  private let partyPlaces: [String: Int]
  private let measureSlots: [String: Int]
  private let areaSlots: [String: Int]
  private let statuses: [[PartyStatus]]

  /// - Parameter edition: the date whose edition of the catalogue holds where records are restated; `nil` for the
  ///   report's date.
  init(_ registry: ForumRegistry, _ settings: ReportSettings, edition: CalendarDay? = nil) {
    let edition = edition ?? settings.asOf
    self.registry = registry
    self.settings = settings
    var partyPlaces: [String: Int] = [:]
    for (place, party) in registry.parties.enumerated() { partyPlaces[party] = place }
    self.partyPlaces = partyPlaces
    let order = registry.partiesInOrder(on: settings.asOf).compactMap { partyPlaces[$0] }
    partyOrder = order
    var rank = [Int](repeating: 0, count: registry.parties.count)
    for (position, place) in order.enumerated() { rank[place] = position }
    partyRank = rank
    statuses = registry.parties.map { registry.statuses(of: $0) }
    members = registry.members(in: settings.period).compactMap { partyPlaces[$0] }.sorted { rank[$0] < rank[$1] }

    let isRestated = settings.catalogue == .restated
    func isInReport(_ days: DayInterval) -> Bool { days.overlaps(settings.period.from, settings.period.to) }
    let areaPlaces = registry.areas.indices.filter { place in
      let days = registry.areas[place].validity.days
      return isInReport(days) || (isRestated && days.contains(edition))
    }
    let measurePlaces = registry.measures.indices.filter { place in
      let days = registry.measures[place].validity.days
      return isRestated ? days.contains(edition) : isInReport(days)
    }
    areas = areaPlaces.map { registry.areas[$0] }
    measures = measurePlaces.map { registry.measures[$0] }
    var areaSlots: [String: Int] = [:]
    for (slot, area) in areas.enumerated() { areaSlots[area.code] = slot }
    var measureSlots: [String: Int] = [:]
    for (slot, measure) in measures.enumerated() { measureSlots[measure.code] = slot }
    self.areaSlots = areaSlots
    self.measureSlots = measureSlots
    areaOfMeasure = measures.map { areaSlots[$0.area] ?? -1 }
    scheme = LabelScheme(
      registry, measures: Array(measurePlaces), areas: Array(areaPlaces),
      moves: isRestated ? Frame.moves(registry, asOf: edition) : [:])
    assignments = registry.assignments(on: settings.asOf)
    let areaOfMeasure = areaOfMeasure
    measuresByArea =
      areas.indices.map { area in areaOfMeasure.indices.filter { areaOfMeasure[$0] == area } }
      + [Array(measures.indices)]
    remits = Remit.all(self)
    membersAreUncertain = members.contains { party in
      statuses[party].contains {
        $0.kind == .member && $0.confidence != .high
          && $0.validity.days.overlaps(settings.period.from, settings.period.to)
      }
    }
  }

  /// The slot for all areas together, after those of the areas.
  var allAreas: Int { areas.count }

  /// The code of an area slot, `ALL` for all areas together.
  func areaCode(_ slot: Int) -> String { slot == allAreas ? "ALL" : areas[slot].code }

  /// The measure slots of an area slot, or all of them.
  func measures(in areaSlot: Int) -> [Int] { measuresByArea[areaSlot] }

  func party(_ code: String) -> Int? { partyPlaces[code] }
  func measureSlot(_ code: String) -> Int? { measureSlots[code] }
  func areaSlot(_ code: String) -> Int? { areaSlots[code] }
  func code(_ party: Int) -> String { registry.parties[party] }

  /// The status of a party on a day.
  func status(_ party: Int, on day: CalendarDay) -> PartyStatus? {
    statuses[party].first { $0.validity.days.contains(day) }
  }

  /// Whether a party is a member on a day.
  func isMember(_ party: Int, on day: CalendarDay) -> Bool { status(party, on: day)?.kind == .member }

  /// Whether a measure slot is in force on the report's date.
  func isInForceOnDate(_ measure: Int) -> Bool { measures[measure].validity.days.contains(settings.asOf) }

  /// Codes of parties in alphabetical order, each once.
  func codes(of parties: some Sequence<Int>) -> [String] {
    Set(parties).sorted { partyRank[$0] < partyRank[$1] }.map(code)
  }

  private static func moves(_ registry: ForumRegistry, asOf: CalendarDay) -> [Int: [Int]] {
    var moves: [Int: [Int]] = [:]
    for step in registry.crosswalk where step.date.first <= asOf {
      moves[registry.place(ofMeasure: step.from), default: []].append(registry.place(ofMeasure: step.to))
    }
    return moves
  }
}
