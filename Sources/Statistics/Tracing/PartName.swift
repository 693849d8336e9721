extension TracePart {
  /// What a part counts: the text of the files of words is `rule-part.` and the raw value.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case exchanges
    case events
    case participations
    case delegates
    case measures
    case members
    case observers
    case guests
    case labels
    case records
    case measuresActive = "measures-active"
    case measuresInForce = "measures-in-force"
    case measuresCoordinated = "measures-coordinated"
    case membersActive = "members-active"
    case membersAttending = "members-attending"
    case eventsAttended = "events-attended"
    case eventsListed = "events-listed"
    case areaAlone = "area-alone"
    case yearAlone = "year-alone"
    case roles
    case scopes
    case segment
    case completeList = "complete-list"
    case start
    case labelsOfEvent = "labels-of-event"
    case hosts
    case list
    case area
    case parties
    case stage
    case milestones
    case dates
    case quarantinedRows = "quarantined-rows"
    case pendingReturns = "pending-returns"
    case nilReturns = "nil-returns"
    case noMeasures = "no-measures"
  }
}
