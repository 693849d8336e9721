import Registry
import Tally

/// Codes and names of the registry to places, with what was looked up before kept.
final class CodeIndex {
  let registry: ForumRegistry
  let names: NameIndex
  /// Labels by measure and area code.
  let labels: [String: Label]
  /// Stages by modality.
  let stages: [String: [Stage]]
  private let partyPlaces: [String: Int]
  private var known: [String: [NameIndex.Candidate]] = [:]

  init(_ loaded: LoadedRegistry) {
    registry = loaded.registry
    names = loaded.names
    var labels: [String: Label] = [:]
    for (place, measure) in registry.measures.enumerated() { labels[measure.code] = .measure(place) }
    for (place, area) in registry.areas.enumerated() { labels[area.code] = .area(place) }
    self.labels = labels
    stages = Dictionary(grouping: registry.stages) { $0.modality }
    var places: [String: Int] = [:]
    for (place, party) in registry.parties.enumerated() { places[party] = place }
    partyPlaces = places
  }

  /// The same index for another thread.
  init(copying other: CodeIndex) {
    registry = other.registry
    names = other.names
    labels = other.labels
    stages = other.stages
    partyPlaces = other.partyPlaces
  }

  /// The one party that a cell can name, and the days on which it does; `nil` where that depends on more.
  func soleParty(_ cell: String) -> (place: Int, days: DayInterval)? {
    let candidates = names.candidates(cell)
    guard let first = candidates.first, candidates.allSatisfy({ $0.party == first.party }),
      let days = candidates.first(where: { $0.days == .always })?.days ?? (candidates.count == 1 ? first.days : nil),
      let place = partyPlaces[first.party]
    else { return nil }
    return (place, days)
  }

  /// The place of the party that a cell names on a day; a `nil` day matches any alias.
  func party(_ cell: String, on day: CalendarDay?) -> Int? {
    let candidates: [NameIndex.Candidate]
    if let found = known[cell] {
      candidates = found
    } else {
      candidates = names.candidates(cell)
      // Unknown spellings are not kept: a file of nothing else must not grow the memory.
      if !candidates.isEmpty { known[cell] = candidates }
    }
    return NameIndex.party(among: candidates, on: day).flatMap { partyPlaces[$0] }
  }

  /// The days on which a label is in force.
  func validity(_ label: Label) -> Validity {
    switch label {
    case .measure(let place): registry.measures[place].validity
    case .area(let place): registry.areas[place].validity
    }
  }
}
