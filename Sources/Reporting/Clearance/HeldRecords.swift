import Registry

/// What is held for one member in the period: what its sheet of a clearance round shows, and nothing of another's.
///
/// Parties, measures and areas are codes; dates are ISO dates as given.
public struct HeldRecords: Sendable {
  /// An exchange that it sent.
  public struct Exchange: Sendable {
    /// The id.
    public var id: String
    /// The date.
    public var date: String
    /// Measures, then areas.
    public var labels: [String]
    /// All its senders.
    public var senders: [String]
    /// The parties that it was sent to, `all` alone for all.
    public var recipients: [String]
    /// The kind; empty where none is given.
    public var kind: String
    /// The title.
    public var title: String
    /// Whether the file of corrections has a row for it.
    public var isInFile: Bool

    /// Makes an exchange.
    public init(
      id: String, date: String, labels: [String], senders: [String], recipients: [String], kind: String, title: String,
      isInFile: Bool
    ) {
      self.id = id
      self.date = date
      self.labels = labels
      self.senders = senders
      self.recipients = recipients
      self.kind = kind
      self.title = title
      self.isInFile = isInFile
    }
  }

  /// A row of its participation.
  public struct Participation: Sendable {
    /// The start of the row.
    public var date: String
    /// The title of the event, else its id.
    public var event: String
    /// Measures, then areas.
    public var labels: [String]
    /// The role; empty where none is given.
    public var role: String
    /// The number of delegates; empty where none is given.
    public var delegates: String
    /// The place.
    public var place: String

    /// Makes a row.
    public init(date: String, event: String, labels: [String], role: String, delegates: String, place: String) {
      self.date = date
      self.event = event
      self.labels = labels
      self.role = role
      self.delegates = delegates
      self.place = place
    }
  }

  /// A return that was received from it.
  public struct Return: Sendable {
    /// The area; `ALL` for all.
    public var area: String
    /// The first day.
    public var from: String
    /// The last day.
    public var to: String
    /// `nil`, `pending` or `submitted`.
    public var status: String

    /// Makes a return.
    public init(area: String, from: String, to: String, status: String) {
      self.area = area
      self.from = from
      self.to = to
      self.status = status
    }
  }

  /// A row of its own that counts in no figure until it is mended.
  public struct Waiting: Sendable {
    /// The kind of export.
    public var kind: String
    /// The date as the row has it.
    public var date: String
    /// What the row is about: a title, an event, an area.
    public var what: String
    /// The codes of its errors.
    public var reasons: [String]

    /// Makes a row.
    public init(kind: String, date: String, what: String, reasons: [String]) {
      self.kind = kind
      self.date = date
      self.what = what
      self.reasons = reasons
    }
  }

  /// The code of the member.
  public var party: String
  /// By date, then id.
  public var exchanges: [Exchange]
  /// By date of the event, then in the order of the exports.
  public var participation: [Participation]
  /// By first day, then in the order of the exports.
  public var returns: [Return]
  /// In the order of the exports.
  public var waiting: [Waiting]

  /// Makes the records of a member.
  public init(
    party: String, exchanges: [Exchange] = [], participation: [Participation] = [], returns: [Return] = [],
    waiting: [Waiting] = []
  ) {
    self.party = party
    self.exchanges = exchanges
    self.participation = participation
    self.returns = returns
    self.waiting = waiting
  }
}
