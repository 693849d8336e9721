import Tally

extension FollowUp {
  /// An event whose rows say different things of how complete its list is; the fullest is what counts.
  static func lists(_ material: FollowUpMaterial) -> [FollowUpNote] {
    // The first row that says each thing of an event.
    var declared: [String: [ListCompleteness: RowPlace]] = [:]
    for row in material.rows.participation.sorted(by: { $0.place < $1.place }) {
      guard let list = row.list, declared[row.eventID]?[list] == nil else { continue }
      declared[row.eventID, default: [:]][list] = row.place
    }
    return declared.compactMap { id, places in
      guard places.count > 1, let event = material.events[id] else { return nil }
      return FollowUpNote(.listsDiffer(event.note, places.keys.sorted(by: >)), rows: places.values.sorted())
    }
  }
}
