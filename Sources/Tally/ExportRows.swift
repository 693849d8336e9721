import Registry

/// A row of `exchanges` whose shape can be read.
///
/// Parties are places in `ForumRegistry.parties`. A row with an error finding keeps what could be read of it.
public struct ExchangeRow: Sendable, Hashable {
  /// The place of the row.
  public var place: RowPlace
  /// The bytes of the row in its file.
  public var span: ByteSpan
  /// The id; empty where it is missing.
  public var id: String
  /// The id as the file has it.
  public var idText: String
  /// The date; `nil` where it cannot be read.
  public var date: PartialDate?
  /// What it is filed under.
  public var labels: [Label]
  /// The parties that sent it.
  public var senders: [Int]
  /// The parties that it was sent to.
  public var recipients: [Int]
  /// Whether the row is addressed to all.
  public var isToAll: Bool
  /// The id that the row replaces; empty where there is none.
  public var supersedes: String
  /// The superseded id as the file has it.
  public var supersedesText: String
  /// Whether the row has an error finding of its own.
  public var hasError: Bool
  /// All cells but the senders, where rows of one id may be one record; `nil` where they may not.
  public var groupKey: String?

  /// Makes a row.
  public init(
    place: RowPlace, span: ByteSpan, id: String, idText: String, date: PartialDate?, labels: [Label],
    senders: [Int], recipients: [Int], isToAll: Bool, supersedes: String, supersedesText: String, hasError: Bool,
    groupKey: String?
  ) {
    self.place = place
    self.span = span
    self.id = id
    self.idText = idText
    self.date = date
    self.labels = labels
    self.senders = senders
    self.recipients = recipients
    self.isToAll = isToAll
    self.supersedes = supersedes
    self.supersedesText = supersedesText
    self.hasError = hasError
    self.groupKey = groupKey
  }
}

/// A row of `milestones` without an error.
public struct MilestoneRow: Sendable, Hashable {
  /// The place of the row.
  public var place: RowPlace
  /// The place of the measure in `ForumRegistry.measures`.
  public var measure: Int
  /// The modality.
  public var modality: String
  /// The code of the stage.
  public var stage: String
  /// The ordinal of the stage in its modality.
  public var ordinal: Int
  /// The date.
  public var date: PartialDate
  /// The date as the file has it.
  public var dateText: String
  /// The body concerned.
  public var body: String
  /// The document behind it.
  public var document: String
  /// Whether the approval is not final yet.
  public var isProvisional: Bool

  /// Makes a row.
  public init(
    place: RowPlace, measure: Int, modality: String, stage: String, ordinal: Int, date: PartialDate, dateText: String,
    body: String, document: String, isProvisional: Bool
  ) {
    self.place = place
    self.measure = measure
    self.modality = modality
    self.stage = stage
    self.ordinal = ordinal
    self.date = date
    self.dateText = dateText
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
  /// The place of the row.
  public var place: RowPlace
  /// The place of the party in `ForumRegistry.parties`.
  public var party: Int
  /// The place of the area; `nil` for all areas.
  public var area: Int?
  /// The first day.
  public var from: PartialDate
  /// The last day.
  public var to: PartialDate
  /// The status.
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
  /// The place of the row.
  public var place: RowPlace
  /// The bytes of the row in its file.
  public var span: ByteSpan
  /// The id; empty where it is missing.
  public var id: String
  /// The id as the file has it.
  public var idText: String
  /// The year; 0 where it cannot be read.
  public var year: Int
  /// The measure or area; `nil` where it cannot be read.
  public var label: Label?
  /// The event as planned.
  public var event: String
  /// The party that leads it; `nil` for none.
  public var lead: Int?
  /// The start as planned.
  public var plannedStart: PartialDate?
  /// The id of the event; empty where there is none.
  public var eventID: String
  /// The declared status; `nil` where the cell is empty.
  public var status: PlanStatus?
  /// Whether the row has an error finding of its own.
  public var hasError: Bool

  /// Makes a row.
  public init(
    place: RowPlace, span: ByteSpan, id: String, idText: String, year: Int, label: Label?, event: String,
    lead: Int?, plannedStart: PartialDate?, eventID: String, status: PlanStatus?, hasError: Bool
  ) {
    self.place = place
    self.span = span
    self.id = id
    self.idText = idText
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
  /// The place of the row.
  public var place: RowPlace
  /// The id of the event; empty where there is none.
  public var eventID: String
  /// The start.
  public var start: PartialDate
  /// The start as the file has it.
  public var startText: String
  /// The place of the party in `ForumRegistry.parties`.
  public var party: Int
  /// What it is filed under.
  public var labels: [Label]
  /// Whether the party is the host.
  public var isHost: Bool
  /// The number of delegates; `nil` where none is given.
  public var delegates: Int?
  /// How complete the row says that the list is; `nil` where the cell is empty.
  public var list: ListCompleteness?
  /// The title.
  public var title: String
  /// The place where it is held.
  public var venue: String

  /// Makes a row.
  public init(
    place: RowPlace, eventID: String, start: PartialDate, startText: String, party: Int, labels: [Label],
    isHost: Bool, delegates: Int?, list: ListCompleteness?, title: String, venue: String
  ) {
    self.place = place
    self.eventID = eventID
    self.start = start
    self.startText = startText
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

  /// The place in the order, counted from 0.
  public var rank: Int8 {
    switch self {
    case .hostOnly: 0
    case .partial: 1
    case .complete: 2
    }
  }

  /// The case of that rank; `nil` for any other number.
  init?(rank: Int8) {
    guard let found = Self.allCases.first(where: { $0.rank == rank }) else { return nil }
    self = found
  }

  /// Whether the first stands before the second.
  public static func < (left: ListCompleteness, right: ListCompleteness) -> Bool { left.rank < right.rank }
}

/// A quarantined row as far as it can be read: whom and what it names, and when.
public struct QuarantinedCell: Sendable, Hashable {
  /// The places of the parties in `ForumRegistry.parties`.
  public var parties: [Int]
  /// What it is filed under.
  public var labels: [Label]
  /// Whether the row names all areas.
  public var isAllAreas: Bool
  /// The days that the row's date can mean; `nil` where it cannot be read.
  public var first: CalendarDay?
  /// The last day that the date can mean.
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
