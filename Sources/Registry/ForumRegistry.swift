/// What a forum is made of, all of it dated: parties, names, catalogue, coordinators, stages, calendar.
///
/// A value without I/O; `Ingest` reads and checks it. Look-ups by code take constant time.
public struct ForumRegistry: Sendable {
  /// Dated statuses in the order of `parties.csv`.
  public let statuses: [PartyStatus]
  /// Names in the order of `names.csv`.
  public let names: [PartyName]
  /// Areas by ordinal.
  public let areas: [Area]
  /// Measures in table order: by area, then first day in force, then ordinal.
  public let measures: [Measure]
  /// Steps from one edition to another, in the order of their file.
  public let crosswalk: [CrosswalkStep]
  /// Assignments, in the order of their file.
  public let assignments: [Assignment]
  /// Stages in the order of `stages.csv`.
  public let stages: [Stage]
  /// Statutory meetings, in the order of their file.
  public let meetings: [Meeting]
  /// Places on the tile grid.
  public let tiles: [Tile]
  /// Party codes in the order of their first row.
  public let parties: [String]

  private let statusesByParty: [String: [PartyStatus]]
  private let namesByParty: [String: [PartyName]]
  private let areaPlaces: [String: Int]
  private let measurePlaces: [String: Int]

  /// Makes a registry of rows that `Ingest` has checked.
  public init(
    statuses: [PartyStatus], names: [PartyName], areas: [Area], measures: [Measure], crosswalk: [CrosswalkStep] = [],
    assignments: [Assignment] = [], stages: [Stage] = [], meetings: [Meeting] = [], tiles: [Tile] = []
  ) {
    self.statuses = statuses
    self.names = names
    let sortedAreas = areas.sorted { ($0.ordinal, $0.code) < ($1.ordinal, $1.code) }
    self.areas = sortedAreas
    var places: [String: Int] = [:]
    for (place, area) in sortedAreas.enumerated() { places[area.code] = place }
    areaPlaces = places
    let sortedMeasures = measures.sorted { left, right in
      let leftKey = (places[left.area] ?? .max, left.validity.days.from?.ordinal ?? .min, left.ordinal)
      let rightKey = (places[right.area] ?? .max, right.validity.days.from?.ordinal ?? .min, right.ordinal)
      return leftKey == rightKey ? left.code < right.code : leftKey < rightKey
    }
    self.measures = sortedMeasures
    var measurePlaces: [String: Int] = [:]
    for (place, measure) in sortedMeasures.enumerated() { measurePlaces[measure.code] = place }
    self.measurePlaces = measurePlaces
    self.crosswalk = crosswalk
    self.assignments = assignments
    self.stages = stages
    self.meetings = meetings
    self.tiles = tiles
    statusesByParty = Dictionary(grouping: statuses) { $0.party }
    namesByParty = Dictionary(grouping: names) { $0.party }
    var seen: Set<String> = []
    parties = statuses.map(\.party).filter { seen.insert($0).inserted }
  }

  /// The area with that code.
  public func area(_ code: String) -> Area? { areaPlaces[code].map { areas[$0] } }

  /// The measure with that code.
  public func measure(_ code: String) -> Measure? { measurePlaces[code].map { measures[$0] } }

  /// The place of an area among `areas`; last where unknown.
  public func place(ofArea code: String) -> Int { areaPlaces[code] ?? .max }

  /// The place of a measure among `measures`; last where unknown.
  public func place(ofMeasure code: String) -> Int { measurePlaces[code] ?? .max }

  /// Whether the registry has a status row of that party.
  public func isParty(_ code: String) -> Bool { statusesByParty[code] != nil }

  /// All dated statuses of a party.
  public func statuses(of party: String) -> [PartyStatus] { statusesByParty[party] ?? [] }

  /// The status that a party has on a day.
  public func status(of party: String, on day: CalendarDay) -> PartyStatus? {
    statusesByParty[party]?.first { $0.validity.days.contains(day) }
  }

  /// Whether a party is a member on a day.
  public func isMember(_ party: String, on day: CalendarDay) -> Bool {
    status(of: party, on: day)?.kind == .member
  }

  /// The parties that are members on at least one day of the period, unsorted.
  public func members(in period: Period) -> [String] {
    parties.filter { party in
      statuses(of: party).contains { $0.kind == .member && $0.validity.days.overlaps(period.from, period.to) }
    }
  }

  /// The meetings that end on the day before a period or are held on its first day, in the order of their file.
  ///
  /// A meeting that is known to the month or year only opens no period: it may have been on another day.
  public func meetings(openingPeriodFrom day: CalendarDay) -> [Meeting] {
    meetings.filter { meeting in
      guard (meeting.end ?? meeting.start).precision == .day else { return false }
      return meeting.lastDay.advanced(by: 1) == day || meeting.start.first <= day && day <= meeting.lastDay
    }
  }

  /// The number of members on a day.
  public func memberCount(on day: CalendarDay) -> Int {
    parties.count { isMember($0, on: day) }
  }

  /// The areas in force on at least one day of the period, by ordinal.
  public func areas(in period: Period) -> [Area] {
    areas.filter { $0.validity.days.overlaps(period.from, period.to) }
  }

  /// The measures in force on at least one day of the period, in table order.
  public func measures(in period: Period) -> [Measure] {
    measures.filter { $0.validity.days.overlaps(period.from, period.to) }
  }

  /// The assignments that stand on a day, in the order of `coordinators.csv`.
  public func assignments(on day: CalendarDay) -> [Assignment] {
    assignments.filter { $0.validity.days.contains(day) }
  }

  /// The stages of a modality by ordinal.
  public func stages(of modality: String) -> [Stage] {
    stages.filter { $0.modality == modality }.sorted { $0.ordinal < $1.ordinal }
  }

  /// The modalities in the order of `stages.csv`.
  public var modalities: [String] {
    var seen: Set<String> = []
    return stages.map(\.modality).filter { seen.insert($0).inserted }
  }

  /// The name of a kind that is in force on a day in a language; else the newest one; else the English one; else the
  /// code.
  public func name(of party: String, language: String = "en", kind: NameKind = .short, on day: CalendarDay) -> String {
    let candidates = (namesByParty[party] ?? []).filter { $0.kind == kind && $0.language == language }
    if let inForce = candidates.first(where: { $0.validity.days.contains(day) }) { return inForce.name }
    if let newest = candidates.max(by: {
      ($0.validity.days.from?.ordinal ?? .min) < ($1.validity.days.from?.ordinal ?? .min)
    }) {
      return newest.name
    }
    if kind != .short { return name(of: party, language: language, kind: .short, on: day) }
    return language == "en" ? party : name(of: party, language: "en", on: day)
  }

  /// The footnote of a party's status on a day in a language; empty where there is none.
  public func footnote(of party: String, language: String, on day: CalendarDay) -> String {
    let notes = status(of: party, on: day)?.footnotes ?? [:]
    return notes[language] ?? notes["en"] ?? ""
  }
}
