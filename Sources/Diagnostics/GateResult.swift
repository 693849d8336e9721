/// What a rule of the gate came to.
public struct GateResult: Sendable, Codable, Hashable {
  /// The rules, by the keys of the pipeline file.
  public enum Rule: String, Sendable, Codable, CaseIterable {
    case maximumQuarantined = "max_quarantined"
    case maximumSwing = "max_swing"
    case emptyInput = "empty_input"
    case maximumAge = "max_age"
  }

  /// Why a rule was not judged as it is written.
  public enum Remark: String, Sendable, Codable {
    /// There is no earlier edition to compare with.
    case noEarlierEdition = "no-earlier-edition"
    /// The run's period or date of knowledge is overridden, so that it compares with nothing.
    case overridden
    /// The last edition has no `figures.csv`.
    case noFiguresToCompare = "no-figures-to-compare"
    /// No figure of the run has an address of the pattern.
    case noSuchFigure = "no-such-figure"
    /// The bytes of the last edition's `figures.csv` are not those that its manifest names.
    case damagedFigures = "damaged-figures"
    /// The entry has no accepted record that is dated up to the report's date.
    case noDatedRecord = "no-dated-record"
  }

  /// A file that a broken rule concerns.
  public struct ConcernedFile: Sendable, Codable, Hashable {
    /// The kind.
    public var kind: String
    /// The number of the entry within its kind, counted from 1.
    public var entry: Int
    /// The file.
    public var file: String
    /// Data records read.
    public var records: Int
    /// Rows kept out because of an error.
    public var quarantined: Int
    /// The newest day that an accepted record can mean, not after the report's date; `nil` where there is none.
    public var newest: String?
    /// The first quarantined rows.
    public var rows: [ConcernedRow]

    /// Makes a file.
    public init(
      kind: String, entry: Int, file: String, records: Int, quarantined: Int, newest: String?, rows: [ConcernedRow]
    ) {
      self.kind = kind
      self.entry = entry
      self.file = file
      self.records = records
      self.quarantined = quarantined
      self.newest = newest
      self.rows = rows
    }
  }

  /// A quarantined row.
  public struct ConcernedRow: Sendable, Codable, Hashable {
    /// The line of the file, counted from 1.
    public var line: Int
    /// The number of the data record, counted from 1.
    public var record: Int
    /// The codes of its errors.
    public var codes: [String]

    /// Makes a row.
    public init(line: Int, record: Int, codes: [String]) {
      self.line = line
      self.record = record
      self.codes = codes
    }
  }

  /// A figure that moved too far.
  public struct ConcernedFigure: Sendable, Codable, Hashable {
    /// The address.
    public var address: String
    /// The value in the last edition, with `n/N` for a share.
    public var before: String
    /// The value of this run.
    public var now: String
    /// How far it moved, as the bound is written.
    public var moved: String

    /// Makes a figure.
    public init(address: String, before: String, now: String, moved: String) {
      self.address = address
      self.before = before
      self.now = now
      self.moved = moved
    }
  }

  /// The rule.
  public var rule: Rule
  /// What it looks at: a pattern of figures, a kind and entry; empty for everything.
  public var subject: String
  /// What was found.
  public var found: String
  /// The most that is allowed.
  public var allowed: String
  /// Whether the rule holds.
  public var passed: Bool
  /// Why it was not judged as it is written; `nil` where it was.
  public var remark: Remark?
  /// The edition with which figures were compared.
  public var comparedWith: String?
  /// The number of figures compared.
  public var compared: Int?
  /// The number of figures that stand, as a number, in one of the two editions only.
  public var absent: Int?
  /// The files that a broken rule concerns.
  public var files: [ConcernedFile]?
  /// The figures that a broken rule concerns, the one that moved most first.
  public var figures: [ConcernedFigure]?

  /// Makes a result.
  public init(
    _ rule: Rule, subject: String = "", found: String, allowed: String, passed: Bool, remark: Remark? = nil
  ) {
    self.rule = rule
    self.subject = subject
    self.found = found
    self.allowed = allowed
    self.passed = passed
    self.remark = remark
  }

  /// The result without the files and figures concerned.
  public var summary: GateResult {
    var copy = self
    copy.files = nil
    copy.figures = nil
    return copy
  }
}
