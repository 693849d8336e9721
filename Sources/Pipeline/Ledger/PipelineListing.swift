import Diagnostics
import Foundation

/// The editions of a pipeline, the newest first, with what its runs came to.
public struct PipelineListing: Sendable, Encodable {
  /// An edition.
  public struct Row: Sendable, Encodable {
    /// The folder's name.
    public var edition: String
    /// The date of what was true.
    public var asOf: String
    /// The revision, counted from 1.
    public var revision: Int
    /// `final`, `draft` or `clearance`; empty where the manifest cannot be read.
    public var status: String
    /// The symbol of the document.
    public var symbol: String
    /// Whether `latest` leads to it.
    public var latest: Bool
    /// Whether period or date of knowledge was overridden.
    public var overridden: Bool
    /// The number of figures.
    public var figures: Int
    /// The number of findings that keep a record out.
    public var errors: Int
    /// The number of findings that somebody should look at.
    public var warnings: Int
    /// The number of findings for information.
    public var notes: Int
    /// `passed`, or `not recorded`.
    public var gate: String
  }

  /// A run.
  public struct Run: Sendable, Encodable {
    /// The number of its line, counted from 1; `nil` in lines from before there was a chain.
    public var sequence: Int?
    /// How it ended.
    public var status: String
    /// `<pipeline>/<as_of>[.rN]`.
    public var edition: String
  }

  /// The stem of the pipeline file.
  public var pipeline: String
  /// The title of the latest edition in its main language.
  public var title: String
  /// The editions, the newest first.
  public var editions: [Row]
  /// The editions that were taken away.
  public var pruned: [String]
  /// The pages that say why a run was refused, relative to the reports folder.
  public var refused: [String]
  /// The last run of the record.
  public var lastRun: Run?
  /// Whether the record of runs is whole.
  public var chain: ChainVerdict

  /// The listings of all pipelines of a reports folder, or of one.
  ///
  /// - Parameter reports: the folder; `nil` for `reports` in the working folder.
  public static func read(_ pipeline: String?, reports: String?) throws(Failure) -> [PipelineListing] {
    let folder = ReportsFolder(option: reports)
    var listings: [PipelineListing] = []
    for name in pipeline.map({ [$0] }) ?? folder.pipelines {
      listings.append(PipelineListing(try RunHistory(name, in: folder)))
    }
    return listings
  }

  init(_ history: RunHistory) {
    pipeline = history.pipeline
    chain = history.verdict
    let latest = history.latest
    title = latest?.manifest?.mainTitle ?? history.pipeline
    pruned = history.points.filter(\.isPruned).map(\.name.folder)
    refused = history.refusals.map { "\(history.pipeline)/refused/\($0)/index.html" }
    lastRun = history.records.last { $0.status != .pruned }.map {
      Run(sequence: $0.sequence, status: $0.status.rawValue, edition: $0.edition)
    }
    editions = history.points.reversed().compactMap { point in
      guard let manifest = point.manifest else { return nil }
      return Row(
        edition: point.name.folder, asOf: manifest.parameters.asOf, revision: point.name.revision,
        status: manifest.parameters.status, symbol: manifest.parameters.symbol,
        latest: point.name == latest?.name, overridden: point.name.isOverridden, figures: manifest.figures,
        errors: point.count(.error), warnings: point.count(.warning), notes: point.count(.note),
        gate: point.record?.gate == nil ? "not recorded" : "passed")
    }
  }

  /// The listing as lines for a terminal.
  public var lines: [String] {
    var table = TextTable(
      ["edition", "as of", "status"].map { TextTable.Column(head: $0) }
        + ["figures", "errors", "warnings", "notes"].map { TextTable.Column(head: $0, isNumber: true) }
        + [TextTable.Column(head: "gate")])
    for row in editions {
      table.add([
        row.edition + (row.latest ? " (latest)" : row.overridden ? " (overridden)" : ""), row.asOf,
        [row.status, row.symbol].filter { !$0.isEmpty }.joined(separator: ", "), String(row.figures),
        String(row.errors), String(row.warnings), String(row.notes), row.gate,
      ])
    }
    var lines = ["\(pipeline): \(title)"]
    lines += editions.isEmpty ? ["no edition"] : table.lines
    if !pruned.isEmpty { lines.append("taken away: " + pruned.joined(separator: ", ")) }
    for page in refused { lines.append("refused: " + page) }
    if let run = lastRun {
      lines.append("last run: \(run.sequence.map { "\($0), " } ?? "")\(run.status) \(run.edition)")
    }
    return lines
  }

  /// What is wrong with the record of runs; `nil` where nothing is.
  public var warning: String? { chain.warning("\(pipeline)/\(RunLedger.fileName)") }
}

extension ChainVerdict {
  /// A sentence that says where a file is not whole; `nil` where it is.
  func warning(_ file: String) -> String? {
    if let brokenLine {
      return "\(file):\(brokenLine): the line does not follow from those before it; something was changed or taken out"
        + " by hand. Compare with a copy."
    }
    return isTorn ? "\(file) ends in the middle of a line; the next run mends it." : nil
  }
}

extension Manifest {
  /// The title in the main language, else in English, else any.
  var mainTitle: String {
    parameters.languages.first.flatMap { parameters.titles[$0] } ?? parameters.titles["en"]
      ?? parameters.titles.min { $0.key < $1.key }?.value ?? pipeline
  }
}
