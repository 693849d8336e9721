import Registry

/// The records that count, once every double id and correction is settled; sorted, so that equal inputs give equal
/// values.
public struct Activity: Sendable {
  /// One accepted exchange: rows of one grouped id are one record.
  public struct Exchange: Sendable, Hashable {
    public var id: String
    public var places: [RowPlace]
    public var date: PartialDate
    public var labels: [Label]
    public var senders: [Int]
    public var recipients: [Int]
    public var isToAll: Bool
  }

  /// One event with an accepted row.
  public struct Event: Sendable, Hashable {
    public var id: String
    /// The earliest competing start, which dates all rows.
    public var start: PartialDate
    public var title: String
    public var venue: String
    /// The fullest list that a row declares; `nil` where no row does.
    public var declaredList: ListCompleteness?
    public var hasUndeclaredList: Bool
    public var hasQuarantinedRow: Bool
    /// By party, then labels.
    public var contributions: [EventTally.Contribution]

    /// Every label that a row of the event names, sorted.
    public var labels: [Label] { Array(Set(contributions.flatMap(\.labels))).sorted() }
  }

  public var exchanges: [Exchange] = []
  public var events: [Event] = []
  public var milestones: [MilestoneRow] = []
  public var returns: [ReturnRow] = []
  public var plan: [PlanRow] = []
  public var quarantined: Set<QuarantinedCell> = []

  /// Makes an activity without records.
  public init() {}
}

/// What settling found: rows that lose to others, and rows that merit a remark.
public struct Settlement: Sendable {
  /// A row and the row that bears on it.
  public struct Duplicate: Sendable, Hashable {
    public var place: RowPlace
    public var span: ByteSpan
    public var id: String
    /// Whether the row had an error finding already.
    public var hadError: Bool
    public var first: RowPlace
  }

  /// Why a superseded id does not resolve.
  public enum SupersessionMistake: Sendable, Hashable { case noSuchRecord, itself, circle }

  public struct BadSupersession: Sendable, Hashable {
    public var place: RowPlace
    public var span: ByteSpan
    public var hadError: Bool
    public var mistake: SupersessionMistake
    public var target: String
  }

  public struct DateMismatch: Sendable, Hashable {
    public var place: RowPlace
    public var rowStart: PartialDate
    public var eventStart: PartialDate
  }

  public struct StageOutOfOrder: Sendable, Hashable {
    public var place: RowPlace
    public var date: PartialDate
    public var lowerStage: String
    public var lowerDate: PartialDate
  }

  /// The fates of one file's rows: the sum of all but `records` is `records`.
  public struct FileAccount: Sendable, Hashable {
    public var records = 0
    public var accepted = 0
    public var quarantined = 0
    public var filtered = 0
    public var superseded = 0
    public var notYetKnown = 0
    public var inPeriod = 0
    public var before = 0
    public var after = 0

    /// Makes the account of no rows.
    public init() {}
  }

  public var activity = Activity()
  public var duplicateExchanges: [Duplicate] = []
  public var duplicatePlans: [Duplicate] = []
  public var badSupersessions: [BadSupersession] = []
  public var dateMismatches: [DateMismatch] = []
  public var stagesOutOfOrder: [StageOutOfOrder] = []
  /// By the place of the file.
  public var accounts: [Int: FileAccount] = [:]
}
