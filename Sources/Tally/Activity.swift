import Registry

/// The records that count, once every double id and correction is settled; sorted, so that equal inputs give equal
/// values.
public struct Activity: Sendable {
  /// One accepted exchange: rows of one grouped id are one record.
  public struct Exchange: Sendable, Hashable {
    /// The id.
    public var id: String
    /// The places of the rows.
    public var places: [RowPlace]
    /// The date.
    public var date: PartialDate
    /// What it is filed under.
    public var labels: [Label]
    /// The parties that sent it.
    public var senders: [Int]
    /// The parties that it was sent to.
    public var recipients: [Int]
    /// Whether it was sent to all.
    public var isToAll: Bool
  }

  /// The exchanges.
  public var exchanges: [Exchange] = []
  /// The events.
  public var events = EventList()
  /// The milestones.
  public var milestones: [MilestoneRow] = []
  /// The returns.
  public var returns: [ReturnRow] = []
  /// The rows of the plan.
  public var plan: [PlanRow] = []
  /// Rows kept out because of an error.
  public var quarantined: Set<QuarantinedCell> = []

  /// Makes an activity without records.
  public init() {}
}

/// What settling found: rows that lose to others, and rows that merit a remark.
public struct Settlement: Sendable {
  /// A row and the row that bears on it.
  public struct Duplicate: Sendable, Hashable {
    /// The place of the row.
    public var place: RowPlace
    /// The bytes of the row in its file.
    public var span: ByteSpan
    /// The id as the file has it.
    public var id: String
    /// Whether the row had an error finding already.
    public var hadError: Bool
    /// The row that keeps the id.
    public var first: RowPlace
  }

  /// Why a superseded id does not resolve.
  public enum SupersessionMistake: Sendable, Hashable { case noSuchRecord, itself, circle }

  /// A row whose superseded id does not resolve.
  public struct BadSupersession: Sendable, Hashable {
    /// The place of the row.
    public var place: RowPlace
    /// The bytes of the row in its file.
    public var span: ByteSpan
    /// Whether the row had an error finding already.
    public var hadError: Bool
    /// Why it does not resolve.
    public var mistake: SupersessionMistake
    /// The superseded id as the file has it.
    public var target: String
  }

  /// The rows of one event in one file that start later than it.
  public struct LateStart: Sendable, Hashable {
    /// The id of the event.
    public var eventID: String
    /// The start of the event.
    public var eventStart: PartialDate
    /// The rows' start as the file has it.
    public var rowStart: String
    /// The number of rows.
    public var rows: Int
    /// The place of the first of them.
    public var first: RowPlace
    /// The number of the last of their records.
    public var lastRecord: Int
  }

  /// A row that is dated before a lower stage.
  public struct StageOutOfOrder: Sendable, Hashable {
    /// The place of the row.
    public var place: RowPlace
    /// The row's date as the file has it.
    public var date: String
    /// The code of the lower stage.
    public var lowerStage: String
    /// The date of the lower stage.
    public var lowerDate: PartialDate
  }

  /// The fates of one file's rows: the sum of all but `records` is `records`.
  public struct FileAccount: Sendable, Hashable {
    /// Data records read.
    public var records = 0
    /// Rows that count.
    public var accepted = 0
    /// Rows kept out because of an error.
    public var quarantined = 0
    /// Rows that a filter of the pipeline keeps out.
    public var filtered = 0
    /// Rows that a correction replaces.
    public var superseded = 0
    /// Rows received after the date of knowledge.
    public var notYetKnown = 0
    /// Accepted rows dated in the period.
    public var inPeriod = 0
    /// Accepted rows dated before it.
    public var before = 0
    /// Accepted rows dated after it.
    public var after = 0
    /// The newest day that an accepted row can mean, of those not after the report's date; `nil` where there is none.
    public var newest: CalendarDay?

    /// Makes the account of no rows.
    public init() {}
  }

  /// The records that count.
  public var activity = Activity()
  /// Rows of exchanges whose id another row keeps.
  public var duplicateExchanges: [Duplicate] = []
  /// Rows of the plan whose id another row keeps.
  public var duplicatePlans: [Duplicate] = []
  /// Rows whose superseded id does not resolve.
  public var badSupersessions: [BadSupersession] = []
  /// Rows that start later than their events, by the place of the first of each event, start and file.
  public var lateStarts: [LateStart] = []
  /// Rows dated before a lower stage.
  public var stagesOutOfOrder: [StageOutOfOrder] = []
  /// By the place of the file.
  public var accounts: [Int: FileAccount] = [:]
}
