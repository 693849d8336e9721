import Diagnostics
import Foundation

/// Old editions taken away, and what stays in spite of its age.
public struct Pruning: Sendable, Encodable {
  /// What `prune` is asked.
  public struct Request: Sendable {
    /// The stem of the pipeline file.
    public var pipeline: String
    /// How many editions stay, the newest ones.
    public var keep: Int
    /// Whether editions that a recorded citation names go as well.
    public var takesCited: Bool
    /// Whether nothing is taken away.
    public var isDryRun: Bool
    /// The reports folder; `nil` for `reports` in the working folder.
    public var reports: String?
    /// The most threads that draw the history.
    public var threads: Int

    /// Makes a request.
    public init(
      pipeline: String, keep: Int, takesCited: Bool = false, isDryRun: Bool = false, reports: String? = nil,
      threads: Int = 1
    ) {
      self.pipeline = pipeline
      self.keep = keep
      self.takesCited = takesCited
      self.isDryRun = isDryRun
      self.reports = reports
      self.threads = threads
    }
  }

  /// An edition beyond the number that stays.
  public struct Kept: Sendable, Encodable {
    /// The folder's name.
    public var edition: String
    /// Why it stays: `latest` or `cited`.
    public var why: String
    /// The addresses that citations name.
    public var cited: [String]
  }

  /// An edition that goes.
  public struct Removed: Sendable, Encodable {
    /// The folder's name.
    public var edition: String
    /// The addresses that citations name.
    public var cited: [String]
  }

  /// The stem of the pipeline file.
  public var pipeline: String
  /// The editions that go or, in a dry run, would go; the oldest first.
  public var removed: [Removed] = []
  /// The editions beyond the number that stay all the same.
  public var kept: [Kept] = []
  /// Whether nothing was taken away.
  public var dryRun: Bool

  /// Takes away what is beyond the number, one edition after the other, each first recorded and then removed whole.
  public static func run(
    _ request: Request, onEvent: (RunEvent) -> Void = { _ in }
  ) throws(Failure) -> Pruning {
    if request.keep < 1 { throw Failure(.usage("--keep \(request.keep) is too few; write 1 or more.")) }
    // A folder of its own: it keeps what it has read, and until the lock holds another run may change it.
    _ = try RunHistory(request.pipeline, in: ReportsFolder(option: request.reports))
    let reports = ReportsFolder(option: request.reports)
    let lock = request.isDryRun ? nil : try ReportsLock(folder: reports.path)
    defer { withExtendedLifetime(lock) {} }
    if lock != nil { try reports.sweep(request.pipeline) }
    let history = try RunHistory(request.pipeline, in: reports)
    let pruning = try Pruning(request, history)
    guard !request.isDryRun, !pruning.removed.isEmpty else { return pruning }
    let parent = reports.folder(request.pipeline)
    for edition in pruning.removed {
      guard let point = history.points.first(where: { $0.name.folder == edition.edition }) else { continue }
      onEvent(.stage("prune", detail: edition.edition))
      try RunLedger(reports, request.pipeline).append(
        RunRecord(pruned: point, of: request.pipeline, in: parent), onEvent)
      try StagedFolder(parent: parent, name: edition.edition).remove()
    }
    try reports.refreshLatest(request.pipeline)
    try reports.refreshList()
    try HistoryFiles.refresh(request.pipeline, in: reports, threads: request.threads)
    return pruning
  }

  /// Decides what goes.
  private init(_ request: Request, _ history: RunHistory) throws(Failure) {
    pipeline = request.pipeline
    dryRun = request.isDryRun
    let citations = try CitationLedger(history.reports, pipeline).file.read()
    // A line that was changed or is missing may have been the citation that keeps an edition.
    if let line = citations.verdict.brokenLine, !request.takesCited {
      throw Failure(.chainBroken(line: line), file: "\(pipeline)/\(CitationLedger.fileName)")
    }
    let cited = CitationLedger.addresses(citations)
    let latest = history.latest?.name
    for name in history.reports.editions(pipeline).dropLast(request.keep) {
      let addresses = cited["\(pipeline)/\(name.folder)"] ?? []
      if name == latest {
        kept.append(Kept(edition: name.folder, why: "latest", cited: addresses))
      } else if !addresses.isEmpty, !request.takesCited {
        kept.append(Kept(edition: name.folder, why: "cited", cited: addresses))
      } else {
        removed.append(Removed(edition: name.folder, cited: addresses))
      }
    }
  }

  /// What was done, as lines for a terminal.
  public var lines: [String] {
    var lines = removed.map { edition in
      "\(dryRun ? "would take away" : "took away") \(pipeline)/\(edition.edition)"
        + (edition.cited.isEmpty ? "" : ", which is cited: \(edition.cited.joined(separator: ", "))")
    }
    lines += kept.map { edition in
      "\(dryRun ? "would keep" : "kept") \(pipeline)/\(edition.edition): "
        + (edition.why == "latest" ? "it is the latest" : "it is cited: \(edition.cited.joined(separator: ", "))")
    }
    return lines.isEmpty ? ["nothing to take away"] : lines
  }
}

extension RunRecord {
  /// The record of an edition that is about to go.
  init(pruned point: RunHistory.Point, of pipeline: String, in folder: String) {
    let files = PublishedFiles(folder: folder + "/" + point.name.folder)
    let manifest = point.manifest
    self.init(
      status: .pruned, edition: "\(pipeline)/\(point.name.folder)", content: files?.content, manifest: files?.manifest,
      figuresFile: files?.figures, figures: manifest?.figures ?? point.record?.figures ?? 0,
      findings: point.findings, findingsByFile: point.record?.findingsByFile,
      accounting: point.record?.accounting ?? manifest?.inputs.map(RunReport.Account.init) ?? [],
      gate: point.record?.gate)
  }
}

extension RunReport.Account {
  /// The account of an input of a manifest.
  fileprivate init(_ input: Manifest.Input) {
    func count(_ key: String) -> Int { input.counts[key] ?? 0 }
    kind = input.kind
    entry = input.entry
    file = input.path
    records = count("records")
    accepted = count("accepted")
    quarantined = count("quarantined")
    filtered = count("filtered")
    superseded = count("superseded")
    notYetKnown = count("not_yet_known")
    inPeriod = count("in_period")
    before = count("before")
    after = count("after")
  }
}
