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
  public struct Account: Sendable, Encodable {
    public var kind: String
    public var entry: Int
    public var file: String
    public var records: Int
    public var accepted: Int
    public var quarantined: Int
    public var filtered: Int
    public var superseded: Int
    public var notYetKnown: Int
    public var inPeriod: Int
    public var before: Int
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
  public var status: Status
  /// The number of figures.
  public var figures: Int
  /// The number of findings of each code.
  public var findings: [String: Int]
  public var accounting: [Account]

  /// The report as one line of JSON with sorted keys.
  public func line() throws(Failures) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    } catch {
      throw Failures(Failure(.identityBroken("the report of the run was not written: \(error)")))
    }
  }
}
