import Diagnostics
import Foundation
import Ingest

/// What a run or a check came to.
public struct RunReport: Sendable, Encodable {
  /// How a run ended.
  public enum Status: String, Sendable, Encodable {
    case published, unchanged, refused, checked
  }

  /// The fates of one file's rows.
  public struct Account: Sendable, Codable {
    /// The kind.
    public var kind: String
    /// The number of the entry within its kind, counted from 1.
    public var entry: Int
    /// The file.
    public var file: String
    /// Data records read.
    public var records: Int
    /// Rows that count.
    public var accepted: Int
    /// Rows kept out because of an error.
    public var quarantined: Int
    /// Rows that a filter of the pipeline keeps out.
    public var filtered: Int
    /// Rows that a correction replaces.
    public var superseded: Int
    /// Rows received after the date of knowledge.
    public var notYetKnown: Int
    /// Accepted rows dated in the period.
    public var inPeriod: Int
    /// Accepted rows dated before it.
    public var before: Int
    /// Accepted rows dated after it.
    public var after: Int

    init(_ account: IngestResult.FileAccount) {
      kind = account.kind.rawValue
      entry = account.entry
      file = account.fingerprint.path
      records = account.counts.records
      accepted = account.counts.accepted
      quarantined = account.counts.quarantined
      filtered = account.counts.filtered
      superseded = account.counts.superseded
      notYetKnown = account.counts.notYetKnown
      inPeriod = account.counts.inPeriod
      before = account.counts.before
      after = account.counts.after
    }
  }

  /// `<pipeline>/<as_of>[.rN]`.
  public var edition: String
  /// The status.
  public var status: Status
  /// The number of figures.
  public var figures: Int
  /// The number of findings of each code.
  public var findings: [String: Int]
  /// The fates of the rows of every file.
  public var accounting: [Account]
  /// What the rules of the gate came to; `nil` for a check.
  public var gate: [GateResult]?
  /// The page that says why a run was refused, relative to the reports folder; `nil` where it was not.
  public var refusal: String?
  /// The annotated workbooks that a check wrote, in its folder for them; `nil` where none were asked for.
  public var annotated: [String]?
}
