import Diagnostics
import Ingest

/// A line of `runs.jsonl`: what a run came to, without a time of day.
///
/// A run is recorded from the moment on at which its gate is judged: one that failed earlier has no edition and no
/// findings to tell of, and leaves everything as it was.
struct RunRecord: ChainedRecord {
  /// What happened.
  enum Status: String, Codable {
    case published, unchanged, refused
    /// An edition was taken away; see `prune`.
    case pruned
  }

  var sequence: Int?
  var previous: String?
  var status: Status
  /// `<pipeline>/<as_of>[.rN]`; for a refused run without a revision.
  var edition: String
  /// The hash of all that counts as content; `nil` for a refused run.
  var content: String?
  /// The SHA-256 of the edition's `manifest.json`.
  var manifest: String?
  /// The SHA-256 of the edition's `figures.csv`; `nil` where it has none.
  var figuresFile: String?
  /// The number of figures.
  var figures: Int
  /// The number of findings of each code.
  var findings: [String: Int]
  /// The number of findings of each code, by file; `nil` in lines from before there was a chain.
  var findingsByFile: [String: [String: Int]]?
  /// The fates of the rows of every file.
  var accounting: [RunReport.Account]
  /// What the rules of the gate came to, without the files and figures concerned.
  var gate: [GateResult]?
}

extension RunRecord {
  /// The record of a run; the edition is that of its report.
  init(_ status: Status, _ report: RunReport, _ computation: Computation, _ edition: PublishedFiles?) {
    self.init(
      status: status, edition: report.edition, content: edition?.content, manifest: edition?.manifest,
      figuresFile: edition?.figures, figures: report.figures, findings: report.findings,
      findingsByFile: RunRecord.byFile(computation.ingest.findings), accounting: report.accounting,
      gate: report.gate?.map(\.summary))
  }

  /// The hashes of an edition that the ledger keeps.
  struct PublishedFiles {
    let content: String
    let manifest: String
    let figures: String?

    /// Reads the hashes of an edition's folder; `nil` where there is no manifest that can be read.
    init?(folder: String) {
      guard let edition = try? Edition(folder: folder) else { return nil }
      self.init(edition.manifest, hash: edition.manifestHash)
    }

    /// Takes the hashes of an edition that was just published; `nil` where its manifest is not among its files.
    init?(_ manifest: Manifest, _ files: EditionFiles) {
      guard let file = files.contents[Manifest.fileName] else { return nil }
      self.init(manifest, hash: file.sha256)
    }

    private init(_ manifest: Manifest, hash: String) {
      content = manifest.content
      self.manifest = hash
      figures = manifest.outputs.first { $0.path == "tables/figures.csv" }?.sha256
    }
  }

  private static func byFile(_ findings: [Finding]) -> [String: [String: Int]] {
    var counts: [String: [String: Int]] = [:]
    for finding in findings { counts[finding.file, default: [:]][finding.code.rawValue, default: 0] += 1 }
    return counts
  }
}
