import Tally

extension FollowUp {
  /// A lead of the plan that the complete list of the event does not show; from any other list nobody is absent.
  static func leads(_ material: FollowUpMaterial) -> [FollowUpNote] {
    var first: [String: RowPlace] = [:]
    for row in material.rows.participation {
      first[row.eventID] = min(first[row.eventID] ?? row.place, row.place)
    }
    return material.activity.plan.compactMap { row in
      guard let lead = row.lead, row.status != .cancelled, let event = material.events[row.eventID],
        event.list == .complete, !event.parties.contains(lead)
      else { return nil }
      return FollowUpNote(
        .leadNotListed(party: lead, plan: row.id, event.note),
        rows: [row.place] + [first[row.eventID]].compactMap(\.self))
    }
  }
}
