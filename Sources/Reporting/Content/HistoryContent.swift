import Diagnostics

/// What the history of a pipeline says: its editions, and their findings by code and source.
public struct HistoryContent: Sendable {
  /// An edition.
  public struct Point: Sendable {
    /// The folder's name.
    public var edition: String
    /// The date of what was true, `YYYY-MM-DD`.
    public var asOf: String
    /// Whether the edition was taken away.
    public var isPruned: Bool
    /// The number of records read; `nil` where it is not recorded.
    public var records: Int?
    /// The number of rows kept out because of an error; `nil` where it is not recorded.
    public var quarantined: Int?
    /// The number of figures.
    public var figures: Int

    /// Makes an edition.
    public init(
      edition: String, asOf: String, isPruned: Bool, records: Int?, quarantined: Int?, figures: Int
    ) {
      self.edition = edition
      self.asOf = asOf
      self.isPruned = isPruned
      self.records = records
      self.quarantined = quarantined
      self.figures = figures
    }
  }

  /// A name and a number for each edition; `nil` where there is none.
  public struct Series: Sendable {
    /// The code or the file.
    public var name: String
    /// The numbers in the order of the editions.
    public var numbers: [Int?]

    /// Makes a series.
    public init(name: String, numbers: [Int?]) {
      self.name = name
      self.numbers = numbers
    }
  }

  /// The titles by language.
  public var titles: [String: String]
  /// The pipeline's own notice by language.
  public var notices: [String: String]
  /// The languages, the main one first.
  public var languages: [String]
  /// The stem of the pipeline file.
  public var pipeline: String
  /// By date, then revision.
  public var points: [Point]
  /// All findings.
  public var totals: [Int?]
  /// Findings by code, in the order of all codes.
  public var byCode: [(code: FindingCode, numbers: [Int?])]
  /// Findings by source file.
  public var byFile: [Series]

  /// Makes the content; every series has a number for each point.
  public init(
    titles: [String: String], notices: [String: String], languages: [String], pipeline: String, points: [Point],
    totals: [Int?], byCode: [(code: FindingCode, numbers: [Int?])], byFile: [Series]
  ) {
    self.titles = titles
    self.notices = notices
    self.languages = languages
    self.pipeline = pipeline
    self.points = points
    self.totals = totals
    self.byCode = byCode
    self.byFile = byFile
  }
}
