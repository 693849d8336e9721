import Registry
import Tally

/// Where a record counts, in slots of the frame.
struct Filing: Hashable {
  /// Measures, sorted.
  var measures: [Int] = []
  /// Areas of the record's own area labels, and of its measures that are not in force; sorted.
  var areaLabels: [Int] = []
  /// The areas among them of which no measure is named; sorted.
  var areaOnly: [Int] = []
  /// Every area that the record counts in; sorted.
  var areas: [Int] = []
}

/// Labels as recorded to the slots in which they count.
struct LabelScheme {
  private let measureSlots: [Int: Int]
  private let areaSlots: [Int: Int]
  private let areaOfMeasure: [Int]
  private let areaSlotOfMeasureSlot: [Int]
  private let moves: [Int: [Int]]

  /// - Parameters:
  ///   - measures: the places of the measures in force.
  ///   - areas: the places of the areas in force.
  ///   - moves: the crosswalk as places, empty where records stay as recorded.
  init(_ registry: ForumRegistry, measures: [Int], areas: [Int], moves: [Int: [Int]]) {
    let areaSlots = Dictionary(uniqueKeysWithValues: areas.enumerated().map { ($1, $0) })
    let areaOfMeasure = registry.measures.map { registry.place(ofArea: $0.area) }
    measureSlots = Dictionary(uniqueKeysWithValues: measures.enumerated().map { ($1, $0) })
    areaSlotOfMeasureSlot = measures.map { areaSlots[areaOfMeasure[$0]] ?? -1 }
    self.areaSlots = areaSlots
    self.areaOfMeasure = areaOfMeasure
    self.moves = moves
  }

  /// The slots of a set of labels.
  func file(_ labels: [Label]) -> Filing {
    var measures: Set<Int> = []
    var areaLabels: Set<Int> = []
    for label in labels {
      switch label {
      case .area(let place):
        if let slot = areaSlots[place] { areaLabels.insert(slot) }
      case .measure(let place):
        for moved in restated(place) {
          if let slot = measureSlots[moved] {
            measures.insert(slot)
          } else if let slot = areaSlots[areaOfMeasure[moved]] {
            areaLabels.insert(slot)
          }
        }
      }
    }
    let measured = Set(measures.map { areaSlotOfMeasureSlot[$0] })
    return Filing(
      measures: measures.sorted(), areaLabels: areaLabels.sorted(), areaOnly: areaLabels.subtracting(measured).sorted(),
      areas: areaLabels.union(measured).subtracting([-1]).sorted())
  }

  /// The measures that a measure is restated as, the crosswalk applied until no step is left.
  func restated(_ place: Int) -> [Int] {
    guard let targets = moves[place] else { return [place] }
    return Array(Set(targets.flatMap(restated))).sorted()
  }
}
