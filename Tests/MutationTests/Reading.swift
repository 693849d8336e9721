import Diagnostics
import Foundation
import Ingest
import Registry
import Tally

/// Reads files of exchanges against the registry of the small project.
final class Reading {
  private static let registry = Result {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.appendingPathComponent("EndToEndTests/Project/registry")
    return try RegistryReader.read(folder: folder.path, name: "registry")
  }

  private static let settings: IngestSettings? = {
    guard let from = CalendarDay(year: 2025, month: 1, day: 1), let to = CalendarDay(year: 2025, month: 12, day: 31)
    else { return nil }
    return IngestSettings(period: Period(from: from, to: to))
  }()

  private let file = FileManager.default.temporaryDirectory.appendingPathComponent("mutation-\(UUID().uuidString).csv")

  deinit { try? FileManager.default.removeItem(at: file) }

  /// What becomes of a file with these bytes.
  func read(_ bytes: [UInt8]) throws -> IngestResult { try ingest(bytes) }

  /// The same, where what stops the run is looked at.
  func ingest(_ bytes: [UInt8]) throws(Failure) -> IngestResult {
    guard let settings = Self.settings, let registry = try? Self.registry.get(),
      (try? Data(bytes).write(to: file)) != nil
    else { preconditionFailure("the registry of the small project, or the temporary folder, is not there") }
    let entry = InputEntry(kind: .exchanges, number: 1, files: [InputFile(path: file.path, name: "exchanges.csv")])
    return try Ingestor.read([entry], registry: registry, settings: settings)
  }
}

extension IngestResult {
  /// The fates of the rows of the only file.
  var counts: Settlement.FileAccount { accounts[0].counts }

  /// The accepted exchanges in the order of the file.
  var exchanges: [Activity.Exchange] { activity.exchanges.sorted { $0.places[0] < $1.places[0] } }

  /// Whether every row has exactly one fate.
  var addsUp: Bool {
    counts.records == counts.accepted + counts.quarantined + counts.filtered + counts.superseded + counts.notYetKnown
      && counts.accepted == counts.inPeriod + counts.before + counts.after
      && counts.quarantined == quarantine.reduce(0) { $0 + $1.rows.count }
      && counts.accepted == activity.exchanges.count
  }
}

extension Activity.Exchange {
  /// What the exchange says, without its id and place.
  var content: String { "\(date.text) \(labels) \(senders) \(recipients) \(isToAll)" }
}
