import Foundation
import Ingest

/// What an edition is made of and from: enough to check every byte of it, and no time of day.
public struct Manifest: Codable, Sendable {
  /// A file with its hash and size.
  public struct File: Codable, Sendable {
    public var path: String
    public var sha256: String
    public var bytes: Int
  }

  /// An export that was read, with the fates of its rows.
  public struct Input: Codable, Sendable {
    public var kind: String
    public var entry: Int
    public var path: String
    public var sha256: String
    public var bytes: Int
    public var counts: [String: Int]
  }

  /// What made the edition.
  public struct Program: Codable, Sendable {
    public var name: String
    public var version: String
    public var libraries: [String: String]
    public var fonts: [File]
  }

  /// What the report was asked to say.
  public struct Parameters: Codable, Sendable, Equatable {
    public var titles: [String: String]
    public var notices: [String: String]
    public var period: [String: String]
    public var asOf: String
    public var knownAt: String?
    public var basis: String
    public var catalogue: String
    public var trend: String
    public var compare: String
    public var standingAfterDays: Int?
    public var languages: [String]
    public var outputs: [String]
    public var status: String
    public var symbol: String
    public var maximumQuarantined: String
  }

  public var edition: String
  public var pipeline: String
  public var revision: Int
  /// A hash of all that counts as content: what was read, what was asked, and the tables; not the program's version.
  public var content: String
  public var parameters: Parameters
  public var program: Program
  public var pipelineFile: File
  public var registry: [File]
  public var inputs: [Input]
  /// The number of figures.
  public var figures: Int
  /// The number of findings of each code.
  public var findings: [String: Int]
  public var outputs: [File]

  /// The manifest as JSON with sorted keys; the same bytes for the same values.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return Array(try encoder.encode(self)) + [0x0A]
  }

  /// Reads the manifest of an edition's folder; `nil` where there is none that can be read.
  static func read(folder: String) -> Manifest? {
    guard let data = FileManager.default.contents(atPath: folder + "/manifest.json") else { return nil }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(Manifest.self, from: data)
  }
}
