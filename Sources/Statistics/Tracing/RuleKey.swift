/// What a rule says, or a phrase of one: the text of the files of words is `rule.` and the raw value.
///
/// Whole sentences stand for themselves wherever a language may have to bend one word by another. A phrase is put into
/// sentences in one and the same place of grammar.
public enum RuleKey: String, Sendable, Hashable, CaseIterable {
  // Where: a part of the catalogue.
  case inArea = "in-area"
  case inAllAreas = "in-all-areas"
  case underMeasure = "under-measure"
  case underRemit = "under-remit"
  case underRemitAnywhere = "under-remit-anywhere"

  // Of what: an area.
  case ofArea = "of-area"
  case ofAllAreas = "of-all-areas"

  // Whose records.
  case ofMember = "of-member"
  case ofMembers = "of-members"
  case ofParties = "of-parties"
  case ofObserverState = "of-observer-state"
  case ofObserverOrganization = "of-observer-organization"
  case ofGuest = "of-guest"

  // The counts that most tables have: of the whole period, of a step of the trend, of a year alone.
  case exchanges
  case events
  case participations
  case delegates
  case exchangesStep = "exchanges.step"
  case eventsStep = "events.step"
  case participationsStep = "participations.step"
  case delegatesStep = "delegates.step"
  case exchangesYear = "exchanges.year"
  case eventsYear = "events.year"
  case participationsYear = "participations.year"
  case delegatesYear = "delegates.year"
  case eventsOfParty = "events-of-party"
  case eventsListed = "events-listed"

  // A second sentence.
  case withRemark = "with-remark"
  case remarkSilence = "remark.silence"
  case remarkList = "remark.list"
  case remarkAreaAlone = "remark.area-alone"
  case remarkDaysInStage = "remark.days-in-stage"
  case remarkStages = "remark.stages"

  // Figures that are empty whatever the rows say.
  case emptyBeside = "empty.beside"
  case emptyConduct = "empty.conduct"
  case emptyReach = "empty.reach"
  case emptyStateCoverage = "empty.state-coverage"
  case emptyDates = "empty.dates"
  case emptyActivity = "empty.activity"
  case emptyMilestones = "empty.milestones"
  case emptyParticipation = "empty.participation"
  case emptyLaterStage = "empty.later-stage"
  case emptyStageBetween = "empty.stage-between"

  // What the registry says, and the share of the members.
  case measuresInForce = "measures-in-force"
  case members
  case reach

  // `coverage_by_area`.
  case areaMeasuresActive = "area.measures-active"
  case areaCoverage = "area.coverage"
  case areaMeasuresCoordinated = "area.measures-coordinated"
  case areaMembersActive = "area.members-active"
  case areaOnlyExchanges = "area.only-exchanges"
  case areaOnlyEvents = "area.only-events"

  // `coverage_by_coordinator` and `engagement`.
  case coordinatorRoles = "coordinator.roles"
  case coordinatorScopes = "coordinator.scopes"
  case coordinatorMeasures = "coordinator.measures"
  case coordinatorMeasuresActive = "coordinator.measures-active"
  case coordinatorCoverage = "coordinator.coverage"
  case coordinatorSelfActive = "coordinator.self-active"
  case coordinatorMembersEngaged = "coordinator.members-engaged"
  case engagementMeasures = "engagement.measures"

  // `coverage_by_state` and `matrix`.
  case stateStatus = "state.status"
  case stateMeasuresActive = "state.measures-active"
  case stateCoverage = "state.coverage"
  case firstDate = "first-date"
  case lastDate = "last-date"

  // `coverage_by_measure` and `progress`.
  case measureArea = "measure.area"
  case measureCoordinators = "measure.coordinators"
  case measureMembersActive = "measure.members-active"
  case measureStanding = "measure.standing"
  case progressOrdinal = "progress.ordinal"
  case progressReached = "progress.reached"
  case progressReachedPublic = "progress.reached.public"
  case progressDate = "progress.date"
  case progressDays = "progress.days"

  // `trend`.
  case trendFrom = "trend.from"
  case trendTo = "trend.to"
  case trendMeasuresActiveStep = "trend.measures-active.step"
  case trendMeasuresActiveYear = "trend.measures-active.year"
  case trendMeasuresToDate = "trend.measures-to-date"
  case trendMembersActiveStep = "trend.members-active.step"
  case trendMembersActiveYear = "trend.members-active.year"

  // `exchange_flows` and `attendance`.
  case flow
  case flowToAll = "flow.to-all"
  case attendanceHeld = "attendance.held"
  case attendanceListed = "attendance.listed"
  case attendanceAttended = "attendance.attended"
  case attendanceShare = "attendance.share"
  case attendanceHosted = "attendance.hosted"

  // `events`.
  case eventStart = "event.start"
  case eventMeasures = "event.measures"
  case eventHost = "event.host"
  case eventList = "event.list"
  case eventListPublic = "event.list.public"
  case eventMembersAttending = "event.members-attending"
  case eventMembers = "event.members"
  case eventAttendance = "event.attendance"
  case eventObservers = "event.observers"
  case eventGuests = "event.guests"
  case eventDelegates = "event.delegates"

  // `tie_out`.
  case tieOutExchanges = "tie-out.exchanges"
  case tieOutLabelsExchanges = "tie-out.labels.exchanges"
  case tieOutEvents = "tie-out.events"
  case tieOutLabelsEvents = "tie-out.labels.events"
  case tieOutParticipations = "tie-out.participations"
  case tieOutLabelsParticipations = "tie-out.labels.participations"
  case tieOutDelegates = "tie-out.delegates"
  case tieOutLabelsDelegates = "tie-out.labels.delegates"
  case tieOutSum = "tie-out.sum"
  case tieOutAgrees = "tie-out.agrees"

  // `accounting`.
  case accountingRecords = "accounting.records"
  case accountingAccepted = "accounting.accepted"
  case accountingQuarantined = "accounting.quarantined"
  case accountingFiltered = "accounting.filtered"
  case accountingSuperseded = "accounting.superseded"
  case accountingNotYetKnown = "accounting.not-yet-known"
  case accountingInPeriod = "accounting.in-period"
  case accountingBefore = "accounting.before"
  case accountingAfter = "accounting.after"

  // A measure with its days in force.
  case measureDates = "measure-dates"
}
