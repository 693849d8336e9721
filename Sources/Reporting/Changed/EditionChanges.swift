import Registry

/// What changed since another edition: all that the page of it is made of.
public struct EditionChanges: Sendable {
  /// With what an edition is compared.
  public enum Comparison: Sendable {
    /// There is no earlier edition.
    case first
    /// There is one, but it cannot be compared.
    case impossible(edition: String)
    /// There is one.
    case edition(String, asOf: CalendarDay, period: Period)
  }

  /// A figure that differs, or what one cause changed of it.
  public struct Figure: Sendable {
    /// The address.
    public var address: String
    /// What it is measured in.
    public var unit: String
    /// As it was; `nil` where there was no such figure, empty where nothing was said.
    public var before: String?
    /// As it is; `nil` where there is no such figure, empty where nothing is said.
    public var after: String?
    /// The difference with its sign; empty where one of the two is no number.
    public var difference: String
    /// Whether both editions state it for the same time.
    public var isRestated: Bool
    /// Its causes.
    public var causes: [String]

    /// Makes a figure.
    public init(
      address: String, unit: String, before: String?, after: String?, difference: String, isRestated: Bool,
      causes: [String]
    ) {
      self.address = address
      self.unit = unit
      self.before = before
      self.after = after
      self.difference = difference
      self.isRestated = isRestated
      self.causes = causes
    }
  }

  /// Something that the editions were made from, and that differs.
  public struct Source: Sendable {
    /// The cause.
    public var cause: String
    /// What it is: a key, a file with a line.
    public var subject: String
    /// By what a reader finds it; empty for most.
    public var name: String
    /// What it replaces; empty for most.
    public var replaces: String
    /// The parts of it that differ; of rows that came or went there are none.
    public var changes: [Change]

    /// Makes a source.
    public init(cause: String, subject: String, name: String = "", replaces: String = "", changes: [Change]) {
      self.cause = cause
      self.subject = subject
      self.name = name
      self.replaces = replaces
      self.changes = changes
    }
  }

  /// A part of a source that differs.
  public struct Change: Sendable {
    /// What it is, such as a column; empty where the source has no parts.
    public var name: String
    /// As it was; empty where there was none.
    public var before: String
    /// As it is; empty where there is none.
    public var after: String

    /// Makes a change.
    public init(name: String = "", before: String, after: String) {
      self.name = name
      self.before = before
      self.after = after
    }
  }

  /// What changed figures for one reason, or for several that cannot be told apart.
  public struct Group: Sendable {
    /// The causes.
    public var causes: [String]
    /// What each figure was before and after.
    public var figures: [Figure]

    /// Makes a group.
    public init(causes: [String], figures: [Figure]) {
      self.causes = causes
      self.figures = figures
    }
  }

  /// With what the edition is compared.
  public var comparison: Comparison
  /// The figures that differ, in the order of the tables.
  public var figures: [Figure] = []
  /// The number of figures that say the same under another mark.
  public var marks = 0
  /// The same by cause; none where causes are not known.
  public var groups: [Group] = []
  /// What lies behind the causes.
  public var sources: [Source] = []
  /// Files without which causes are not known.
  public var missing: [String] = []

  /// Makes changes of which nothing is said yet.
  public init(_ comparison: Comparison) { self.comparison = comparison }
}
