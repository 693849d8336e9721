import Registry

/// A row of `exchanges` whose shape can be read.
///
/// Parties are places in `ForumRegistry.parties`. A row with an error finding keeps what could be read of it.
public struct ExchangeRow: Sendable, Hashable {
  public var place: RowPlace
  public var span: ByteSpan
  /// The id; empty where it is missing.
  public var id: String
  /// The date; `nil` where it cannot be read.
  public var date: PartialDate?
  public var labels: [Label]
  public var senders: [Int]
  public var recipients: [Int]
  /// Whether the row is addressed to all.
  public var isToAll: Bool
  /// The id that the row replaces; empty where there is none.
  public var supersedes: String
  /// Whether the row has an error finding of its own.
  public var hasError: Bool
  /// All cells but the senders, where rows of one id may be one record; `nil` where they may not.
  public var groupKey: String?

  /// Makes a row.
  public init(
    place: RowPlace, span: ByteSpan, id: String, date: PartialDate?, labels: [Label], senders: [Int],
    recipients: [Int], isToAll: Bool, supersedes: String, hasError: Bool, groupKey: String?
  ) {
    self.place = place
    self.span = span
    self.id = id
    self.date = date
    self.labels = labels
    self.senders = senders
    self.recipients = recipients
    self.isToAll = isToAll
    self.supersedes = supersedes
    self.hasError = hasError
    self.groupKey = groupKey
  }
}

/// A row of `milestones` without an error.
public struct MilestoneRow: Sendable, Hashable {
  public var place: RowPlace
  /// The place of the measure in `ForumRegistry.measures`.
  public var measure: Int
  public var modality: String
  /// The code of the stage.
  public var stage: String
  /// The ordinal of the stage in its modality.
  public var ordinal: Int
  public var date: PartialDate
  public var body: String
  public var document: String
  public var isProvisional: Bool

  /// Makes a row.
  public init(
    place: RowPlace, measure: Int, modality: String, stage: String, ordinal: Int, date: PartialDate, body: String,
    document: String, isProvisional: Bool
  ) {
    self.place = place
    self.measure = measure
    self.modality = modality
    self.stage = stage
    self.ordinal = ordinal
    self.date = date
    self.body = body
    self.document = document
    self.isProvisional = isProvisional
  }
}

/// What a return says.
public enum ReturnStatus: String, Sendable, Hashable, CaseIterable {
  case `nil`, pending, submitted
}

/// A row of `returns` without an error.
public struct ReturnRow: Sendable, Hashable {
  public var place: RowPlace
  public var party: Int
  /// The place of the area; `nil` for all areas.
  public var area: Int?
  public var from: PartialDate
  public var to: PartialDate
  public var status: ReturnStatus

  /// Makes a row.
  public init(place: RowPlace, party: Int, area: Int?, from: PartialDate, to: PartialDate, status: ReturnStatus) {
    self.place = place
    self.party = party
    self.area = area
    self.from = from
    self.to = to
    self.status = status
  }
}

/// What a plan row says of itself.
public enum PlanStatus: String, Sendable, Hashable, CaseIterable {
  case planned, held, moved, cancelled
}

/// A row of `plan` whose shape can be read.
public struct PlanRow: Sendable, Hashable {
  public var place: RowPlace
  public var span: ByteSpan
  /// The id; empty where it is missing.
  public var id: String
  /// The year; 0 where it cannot be read.
  public var year: Int
  public var label: Label?
  public var event: String
  public var lead: Int?
  public var plannedStart: PartialDate?
  public var eventID: String
  /// The declared status; `nil` where the cell is empty.
  public var status: PlanStatus?
  /// Whether the row has an error finding of its own.
  public var hasError: Bool

  /// Makes a row.
  public init(
    place: RowPlace, span: ByteSpan, id: String, year: Int, label: Label?, event: String, lead: Int?,
    plannedStart: PartialDate?, eventID: String, status: PlanStatus?, hasError: Bool
  ) {
    self.place = place
    self.span = span
    self.id = id
    self.year = year
    self.label = label
    self.event = event
    self.lead = lead
    self.plannedStart = plannedStart
    self.eventID = eventID
    self.status = status
    self.hasError = hasError
  }
}

/// A row of `participation` without an error.
public struct ParticipationRow: Sendable, Hashable {
  public var place: RowPlace
  public var eventID: String
  public var start: PartialDate
  public var party: Int
  public var labels: [Label]
  public var isHost: Bool
  public var delegates: Int?
  /// How complete the row says that the list is; `nil` where the cell is empty.
  public var list: ListCompleteness?
  public var title: String
  public var venue: String

  /// Makes a row.
  public init(
    place: RowPlace, eventID: String, start: PartialDate, party: Int, labels: [Label], isHost: Bool, delegates: Int?,
    list: ListCompleteness?, title: String, venue: String
  ) {
    self.place = place
    self.eventID = eventID
    self.start = start
    self.party = party
    self.labels = labels
    self.isHost = isHost
    self.delegates = delegates
    self.list = list
    self.title = title
    self.venue = venue
  }
}

/// How complete a list of participants is, fullest last.
public enum ListCompleteness: String, Sendable, Hashable, CaseIterable, Comparable {
  case hostOnly = "host-only"
  case partial
  case complete

  private var rank: Int {
    switch self {
    case .hostOnly: 0
    case .partial: 1
    case .complete: 2
    }
  }

  public static func < (left: ListCompleteness, right: ListCompleteness) -> Bool { left.rank < right.rank }
}

/// A quarantined row as far as it can be read: whom and what it names, and when.
public struct QuarantinedCell: Sendable, Hashable {
  public var parties: [Int]
  public var labels: [Label]
  /// Whether the row names all areas.
  public var isAllAreas: Bool
  /// The days that the row's date can mean; `nil` where it cannot be read.
  public var first: CalendarDay?
  public var last: CalendarDay?

  /// Makes a cell.
  public init(parties: [Int], labels: [Label], isAllAreas: Bool, first: CalendarDay?, last: CalendarDay?) {
    self.parties = parties
    self.labels = labels
    self.isAllAreas = isAllAreas
    self.first = first
    self.last = last
  }
}
