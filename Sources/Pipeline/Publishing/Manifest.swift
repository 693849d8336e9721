import Diagnostics
import Foundation
import Ingest

/// What an edition is made of and from: enough to check every byte of it, and no time of day.
public struct Manifest: Codable, Sendable {
  /// A file with its hash and size.
  public struct File: Codable, Sendable {
    /// The path.
    public var path: String
    /// The SHA-256 of the bytes in lower-case hexadecimal.
    public var sha256: String
    /// The size in bytes.
    public var bytes: Int
  }

  /// An export that was read, with the fates of its rows.
  public struct Input: Codable, Sendable {
    /// The kind.
    public var kind: String
    /// The number of the entry within its kind, counted from 1.
    public var entry: Int
    /// The path.
    public var path: String
    /// The SHA-256 of the bytes in lower-case hexadecimal.
    public var sha256: String
    /// The size in bytes.
    public var bytes: Int
    /// The fates of its rows.
    public var counts: [String: Int]
  }

  /// A file of the edition.
  public struct Output: Codable, Sendable {
    /// The path within the edition.
    public var path: String
    /// The SHA-256 of the bytes in lower-case hexadecimal.
    public var sha256: String
    /// The size in bytes.
    public var bytes: Int
    /// The number of rows, for tables.
    public var rows: Int?
  }

  /// What made the edition.
  public struct Program: Codable, Sendable {
    /// The name.
    public var name: String
    /// The version.
    public var version: String
    /// Versions of the libraries that shaped the files, by name.
    public var libraries: [String: String]
    /// The font files used.
    public var fonts: [File]
  }

  /// What the notes for follow-up were asked to look for.
  public struct FollowUp: Codable, Sendable, Equatable {
    /// After how many days a submission is late.
    public var lateAfterDays: Int
    /// The kinds of exchanges that both sides would list; `nil` for every kind.
    public var reciprocalKinds: [String]?
  }

  /// What the report was asked to say.
  public struct Parameters: Codable, Sendable, Equatable {
    /// The titles by language.
    public var titles: [String: String]
    /// The notice by language.
    public var notices: [String: String]
    /// The reporting period.
    public var period: [String: String]
    /// The date of what was true.
    public var asOf: String
    /// The date of what had been received.
    public var knownAt: String?
    /// Where the figures come from.
    public var basis: String
    /// How records of an earlier edition are taken.
    public var catalogue: String
    /// The rows of the trend.
    public var trend: String
    /// With what the report is compared.
    public var compare: String
    /// After how many days in one stage a measure is listed as standing.
    public var standingAfterDays: Int?
    /// The languages, the main one first.
    public var languages: [String]
    /// The outputs.
    public var outputs: [String]
    /// The tables asked for; `nil` for all.
    public var tables: [String]?
    /// The charts asked for besides those that every edition has; `nil` for none.
    public var charts: [String]?
    /// The only charts drawn; `nil` for all.
    public var onlyCharts: [String]?
    /// The only sections of the page besides those that it always has; `nil` for all.
    public var sections: [String]?
    /// The only area that the page shows; `nil` for all.
    public var area: String?
    /// The status.
    public var status: String
    /// The symbol of the document.
    public var symbol: String
    /// The largest share of quarantined records.
    public var maximumQuarantined: String
    /// The settings of the notes for follow-up; `nil` where none are made.
    public var followUp: FollowUp?
  }

  /// The edition with which the page of what changed compares.
  public struct Previous: Codable, Sendable, Hashable {
    /// `<pipeline>/<as_of>[.rN]`.
    public var edition: String
    /// Its hash of all that counts as content.
    public var content: String
  }

  /// How many members have confirmed what is held for them.
  public struct Confirmed: Codable, Sendable, Equatable {
    /// Members that have.
    public var count: Int
    /// Members in the period.
    public var of: Int
  }

  /// The name of the file that holds it in an edition.
  static let fileName = "manifest.json"

  /// The name of the edition.
  public var edition: String
  /// The stem of the pipeline file.
  public var pipeline: String
  /// The revision, counted from 1.
  public var revision: Int
  /// A hash of all that counts as content: what was read, what was asked, and the tables; not the program's version.
  public var content: String
  /// What the report was asked to say.
  public var parameters: Parameters
  /// What made the edition.
  public var program: Program
  /// The pipeline file.
  public var pipelineFile: File
  /// The files of the registry.
  public var registry: [File]
  /// The exports that were read.
  public var inputs: [Input]
  /// The edition with which the page of what changed compares; `nil` where there is none, or no such page.
  public var previous: Previous?
  /// The number of figures.
  public var figures: Int
  /// The number of findings of each code.
  public var findings: [String: Int]
  /// The outputs.
  public var outputs: [Output]
  /// The members that have confirmed their records; `nil` where returns are not collected or are not the basis.
  public var confirmed: Confirmed?
  /// The SHA-256 of the manifest's own JSON with this value empty: a slip in any byte of it shows.
  public var seal = ""

  /// The manifest as JSON with sorted keys, sealed anew; the same bytes for the same values.
  func json() throws(Failure) -> [UInt8] {
    var sealed = self
    sealed.seal = ""
    sealed.seal = Hex.sha256(try SortedJSON.bytes(sealed, isIndented: true))
    return try SortedJSON.file(sealed)
  }

  /// Reads the manifest of an edition's folder; `nil` where there is none that can be read.
  static func read(folder: String) -> Manifest? {
    FileManager.default.contents(atPath: folder + "/" + fileName).flatMap(decode)
  }

  /// The manifest that a file holds; `nil` where it holds none.
  static func decode(_ data: Data) -> Manifest? {
    SortedJSON.value(Manifest.self, from: data)
  }
}
