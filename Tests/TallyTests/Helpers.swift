import Registry
import Tally
import TestSupport

/// The partial date that the test has written.
func date(_ text: String) -> PartialDate {
  guard let date = PartialDate(text) else { preconditionFailure("the test writes no date: \(text)") }
  return date
}

/// The year 2007.
let year = Period(from: date("2007").first, to: date("2007").last)

func place(_ record: Int, file: Int = 0) -> RowPlace { RowPlace(file: file, record: record, line: record + 1) }

func exchange(
  _ record: Int, _ id: String, _ when: String = "2007-02-01", senders: [Int] = [0], supersedes: String = "",
  hasError: Bool = false, groupKey: String? = nil, file: Int = 0
) -> ExchangeRow {
  ExchangeRow(
    place: place(record, file: file), span: ByteSpan(offset: record * 10, end: record * 10 + 9), id: id, idText: id,
    date: when.isEmpty ? nil : date(when), labels: [.measure(0)], senders: senders, recipients: [record],
    isToAll: false,
    supersedes: supersedes, supersedesText: supersedes, hasError: hasError, groupKey: groupKey)
}

func participation(
  _ record: Int, _ event: String, _ start: String = "2007-02-01", party: Int = 0, labels: [Label] = [.measure(0)],
  isHost: Bool = false, delegates: Int? = nil, list: ListCompleteness? = nil, title: String = "", venue: String = "",
  file: Int = 0
) -> ParticipationRow {
  ParticipationRow(
    place: place(record, file: file), eventID: event, start: date(start), startText: start, party: party,
    labels: labels,
    isHost: isHost, delegates: delegates, list: list, title: title, venue: venue)
}

func milestone(
  _ record: Int, _ ordinal: Int, _ when: String, isProvisional: Bool = false, modality: String = "a", measure: Int = 0,
  body: String = "", file: Int = 0
) -> MilestoneRow {
  MilestoneRow(
    place: place(record, file: file), measure: measure, modality: modality, stage: "\(modality)\(ordinal)",
    ordinal: ordinal, date: date(when), dateText: when, body: body, document: "", isProvisional: isProvisional)
}

func plan(_ record: Int, _ id: String, year: Int = 2007, hasError: Bool = false, file: Int = 0) -> PlanRow {
  PlanRow(
    place: place(record, file: file), span: ByteSpan(offset: record, end: record), id: id, idText: id, year: year,
    label: .measure(0), event: "", lead: nil, plannedStart: nil, eventID: "", status: nil, hasError: hasError)
}

extension Settlement {
  /// The events in their order.
  var events: [EventInFull] { activity.events.inFull }
}

/// Everything that settling gives, for comparison.
struct Outcome: Equatable {
  let exchanges: [Activity.Exchange]
  let events: [EventInFull]
  let milestones: [MilestoneRow]
  let returns: [ReturnRow]
  let plan: [PlanRow]
  let quarantined: Set<QuarantinedCell>
  let duplicates: [Settlement.Duplicate]
  let duplicatePlans: [Settlement.Duplicate]
  let badSupersessions: [Settlement.BadSupersession]
  let late: [Settlement.LateStart]
  let stages: [Settlement.StageOutOfOrder]
  let accounts: [Int: Settlement.FileAccount]

  init(_ settlement: Settlement) {
    exchanges = settlement.activity.exchanges
    events = settlement.events
    milestones = settlement.activity.milestones
    returns = settlement.activity.returns
    plan = settlement.activity.plan
    quarantined = settlement.activity.quarantined
    duplicates = settlement.duplicateExchanges
    duplicatePlans = settlement.duplicatePlans
    badSupersessions = settlement.badSupersessions
    late = settlement.lateStarts
    stages = settlement.stagesOutOfOrder
    accounts = settlement.accounts
  }
}
