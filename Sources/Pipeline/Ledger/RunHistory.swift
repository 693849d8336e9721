import Diagnostics
import Foundation

/// What the record of runs and the editions of a pipeline say together.
struct RunHistory {
  /// An edition that is there, or of which the record tells.
  struct Point {
    let name: EditionName
    /// `nil` where the edition is not there any more, or has no manifest that can be read.
    let manifest: Manifest?
    /// The last line that tells of the edition; `nil` where there is none.
    let record: RunRecord?
    /// Whether the edition was taken away by `prune`.
    let isPruned: Bool

    /// The number of findings of each code.
    var findings: [String: Int] { record?.findings ?? manifest?.findings ?? [:] }

    /// The number of findings of each code by file, for every file that was read; `nil` where it is not recorded.
    var findingsByFile: [String: [String: Int]]? {
      guard let record, let byFile = record.findingsByFile else { return nil }
      let read = record.accounting.map { ($0.file, [String: Int]()) }
      return Dictionary(read) { first, _ in first }.merging(byFile) { _, given in given }
    }

    /// The number of records read; `nil` where it is not recorded.
    var records: Int? { sum(\.records, "records") }
    /// The number of rows kept out because of an error; `nil` where it is not recorded.
    var quarantined: Int? { sum(\.quarantined, "quarantined") }

    /// The number of findings of a severity.
    func count(_ severity: Severity) -> Int {
      findings.filter { FindingCode(rawValue: $0.key)?.severity == severity }.values.reduce(0, +)
    }

    private func sum(_ field: KeyPath<RunReport.Account, Int>, _ key: String) -> Int? {
      if let accounts = record?.accounting { return accounts.reduce(0) { $0 + $1[keyPath: field] } }
      return manifest?.inputs.reduce(0) { $0 + ($1.counts[key] ?? 0) }
    }
  }

  let pipeline: String
  let reports: ReportsFolder
  /// By date, then revision.
  let points: [Point]
  /// Every line that could be read.
  let records: [RunRecord]
  let verdict: ChainVerdict

  /// Reads the record and the manifests of a pipeline; grows with both.
  ///
  /// - Throws: `pipelineMissing` where the reports folder has nothing of that name.
  init(_ pipeline: String, in reports: ReportsFolder) throws(Failure) {
    guard !pipeline.isEmpty, !pipeline.hasPrefix("."), !pipeline.contains("/"),
      DurableFiles.isFolder(reports.folder(pipeline))
    else { throw Failure(.pipelineMissing(pipeline)) }
    self.pipeline = pipeline
    self.reports = reports
    let contents = try RunLedger(reports, pipeline).file.read()
    verdict = contents.verdict
    records = contents.records.map(\.record)

    var told: [EditionName: RunRecord] = [:]
    var pruned: Set<EditionName> = []
    for record in records where record.status != .refused {
      guard let name = RunHistory.name(record.edition, of: pipeline) else { continue }
      if record.status == .pruned { pruned.insert(name) }
      if record.status != .pruned || told[name] == nil { told[name] = record }
    }
    let present = Set(reports.editions(pipeline))
    points = Set(told.keys).union(present).sorted().map { name in
      Point(
        name: name, manifest: present.contains(name) ? reports.manifest(pipeline, name) : nil, record: told[name],
        isPruned: !present.contains(name) && pruned.contains(name))
    }
  }

  /// The editions that are there, or were taken away by `prune`, of which nothing was overridden.
  var ordinary: [Point] { points.filter { !$0.name.isOverridden && ($0.manifest != nil || $0.isPruned) } }

  /// The edition that `latest` leads to.
  var latest: Point? { points.last { !$0.name.isOverridden && $0.manifest != nil } }

  /// The names of the reports of refused runs that stand now.
  var refusals: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: reports.refusals(pipeline))) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The edition's name of `<pipeline>/<name>`.
  static func name(_ edition: String, of pipeline: String) -> EditionName? {
    edition.hasPrefix(pipeline + "/") ? EditionName(String(edition.dropFirst(pipeline.count + 1))) : nil
  }
}

extension ReportsFolder {
  /// The name of a new edition: the revision after the highest that ever was, for a name is not given to two contents.
  ///
  /// An edition that is gone and comes back with the content that the record has gets its own name again.
  func nextName(_ pipeline: String, base: String, content: String) throws(Failure) -> EditionName {
    var highest = editions(pipeline).last { $0.base == base }?.revision ?? 0
    if DurableFiles.isFolder(folder(pipeline)),
      let last = try RunHistory(pipeline, in: self).points.last(where: { $0.name.base == base })
    {
      if last.manifest == nil, last.name.revision > highest, last.record?.content == content { return last.name }
      highest = max(highest, last.name.revision)
    }
    return EditionName(base: base, revision: highest + 1)
  }

  /// The folder that a command was given, or `reports` in the working folder.
  init(option: String?) {
    self.init(path: URL(fileURLWithPath: option ?? "reports").standardizedFileURL.path)
  }

  /// The pipelines that have an edition or a record of runs, sorted.
  var pipelines: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { name in
      !name.hasPrefix(".") && DurableFiles.isFolder(folder(name))
        && (!editions(name).isEmpty
          || FileManager.default.fileExists(atPath: folder(name) + "/" + RunLedger.fileName))
    }.sorted()
  }
}
