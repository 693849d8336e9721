import Registry
import Statistics

/// The events of the period on one line: a mark for each, over its month.
struct EventLine: Sendable, Hashable {
  /// What a mark says.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Hosted by the party.
    case hosted
    /// The party is named; on the sheet of an area or coordinator, the event has a complete list.
    case named
    /// The list is complete and does not name the party; elsewhere, the list is not complete.
    case open
  }

  /// A mark over a place of the line.
  struct Mark: Sendable, Hashable {
    var place: Int
    var kind: Kind
    var areaClass: String
  }

  /// A stretch of the line with its name.
  struct Year: Sendable, Hashable {
    var name: String
    var from: Int
    var places: Int
  }

  var title: RichText
  var marks: [Mark] = []
  var places = 0
  var years: [Year] = []
  /// What each kind of mark says, with its number; kinds that the sheet does not use are left out.
  var legend: [(kind: Kind, words: RichText)] = []
  /// What the line does not show.
  var words: RichText = .empty

  static func == (left: EventLine, right: EventLine) -> Bool {
    left.title == right.title && left.marks == right.marks && left.places == right.places && left.years == right.years
      && left.words == right.words && left.legend.map(\.kind) == right.legend.map(\.kind)
      && left.legend.map(\.words) == right.legend.map(\.words)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(title)
    hasher.combine(marks)
    hasher.combine(words)
  }

  /// How many marks there are of a kind.
  func count(_ kind: Kind) -> Int { marks.count { $0.kind == kind } }
}

/// Where the days of a period lie on a line of months, of quarters or of years, whichever still leaves room for marks.
struct EventPlaces {
  private(set) var years: [EventLine.Year] = []
  private(set) var count = 0
  private let monthsPerPlace: Int
  private var places: [Int: Int] = [:]
  private var vague: [Int: Int] = [:]

  /// - Parameter vagueYears: years with an event that is known to the year alone; such events get a place of their own.
  init(_ period: Period, vagueYears: Set<Int>) {
    let (first, firstMonth, _) = period.from.components
    let (last, lastMonth, _) = period.to.components
    let months = (last - first) * 12 + lastMonth - firstMonth + 1
    monthsPerPlace = months <= 72 ? 1 : months <= 240 ? 3 : 12
    for year in first...max(first, last) {
      let from = count
      if monthsPerPlace < 12, vagueYears.contains(year) {
        vague[year] = count
        count += 1
      }
      for month in (year == first ? firstMonth : 1)...(year == last ? lastMonth : 12) {
        let key = EventPlaces.key(year, month, monthsPerPlace)
        if places[key] == nil {
          places[key] = count
          count += 1
        }
      }
      years.append(EventLine.Year(name: String(year), from: from, places: count - from))
    }
  }

  /// The place of a date; `nil` where its first day lies outside the period.
  func place(of date: PartialDate) -> Int? {
    let (year, month, _) = date.first.components
    if date.precision == .year, let place = vague[year] { return place }
    return places[EventPlaces.key(year, month, monthsPerPlace)]
  }

  private static func key(_ year: Int, _ month: Int, _ perPlace: Int) -> Int { year * 12 + (month - 1) / perPlace }
}

extension BriefingWords {
  /// The events at which a State is named, and those with a complete list that does not name it.
  func events(ofState state: String) -> EventLine? {
    let presence = page.content.presence
    let line = self.line(title: "brief.events.state") { event in
      if event.hosts.contains(state) { return .hosted }
      if event.named.contains(state) { return .named }
      guard !page.isPublic, event.isComplete, presence.isMember(state, at: event) else { return nil }
      return .open
    }
    guard var line else { return nil }
    let left = presence.events.count - line.marks.count
    line.legend = [
      (.hosted, legend("hosted", line.count(.hosted))), (.named, legend("named", line.count(.named))),
    ]
    if !page.isPublic {
      line.legend.append((.open, legend("not-named", line.count(.open))))
      if left > 0 {
        line.words = lexicon.counted("brief.events.left", left, ["n": counted(left, "events/*/list")])
      }
    }
    return line
  }

  /// The events under the measures of a coordinator.
  func events(ofCoordinator party: String, measures: Set<String>, areas: Set<String>) -> EventLine? {
    var line = self.line(title: "brief.events.coordinator") { event in
      guard event.measures.contains(where: measures.contains) || event.areas.contains(where: areas.contains) else {
        return nil
      }
      return event.hosts.contains(party) ? .hosted : event.isComplete ? .named : .open
    }
    guard let drawn = line else { return nil }
    line?.legend = [
      (.hosted, legend("hosted", drawn.count(.hosted))), (.named, legend("complete", drawn.count(.named))),
      (.open, legend("not-complete", drawn.count(.open))),
    ]
    return line
  }

  /// The events of an area.
  func events(ofArea area: String) -> EventLine? {
    var line = self.line(title: "brief.events.area") { event in
      event.areas.contains(area) ? (event.isComplete ? .named : .open) : nil
    }
    guard let drawn = line else { return nil }
    line?.legend = [
      (.named, legend("complete", drawn.count(.named))), (.open, legend("not-complete", drawn.count(.open))),
    ]
    return line
  }

  private func legend(_ key: String, _ count: Int) -> RichText {
    lexicon("brief.events.\(key)", ["n": counted(count, "events/*")])
  }

  private func counted(_ count: Int, _ looked: String) -> RichText { RichText(String(count), .counted(looked)) }

  /// The line; `nil` where participation is not collected.
  private func line(title: String, _ kind: (EventPresence.Event) -> EventLine.Kind?) -> EventLine? {
    guard page.settings.collected.contains(.participation) else { return nil }
    let events = page.content.presence.events
    let vague = Set(events.filter { $0.start.precision == .year }.map { $0.start.first.components.year })
    let places = EventPlaces(page.settings.period, vagueYears: vague)
    var line = EventLine(title: lexicon(title), places: places.count, years: places.years)
    for event in events {
      guard let kind = kind(event), let place = places.place(of: event.start) else { continue }
      let areaClass = event.areas.count == 1 ? page.areaClass(event.areas[0]) : "a-other"
      line.marks.append(EventLine.Mark(place: place, kind: kind, areaClass: areaClass))
    }
    return line
  }
}
