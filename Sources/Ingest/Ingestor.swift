import Diagnostics
import Registry
import Tally

/// Everything that reading the exports gives.
public struct IngestResult: Sendable {
  /// One file of one entry, with the fates of its rows.
  public struct FileAccount: Sendable, Hashable {
    /// The kind of the export.
    public let kind: ExportKind
    /// The number of the entry within its kind, counted from 1.
    public let entry: Int
    /// What identifies the bytes of the file.
    public let fingerprint: FileFingerprint
    /// The fates of its rows.
    public let counts: Settlement.FileAccount
  }

  /// The records that count.
  public let activity: Activity
  /// Every finding, in the order of the pipeline file, then line, then column.
  public let findings: [Finding]
  /// The accounts in the order of the pipeline file.
  public let accounts: [FileAccount]
  /// Files with a quarantined row, in the order of the pipeline file.
  public let quarantine: [QuarantinedFile]
  /// Every row as it was read; `nil` where none was to be kept.
  public let rows: RowLog?
}

/// Export files to activity, with every row accounted for.
public enum Ingestor {
  /// Reads the entries in their order.
  ///
  /// Time grows with the bytes of the files; memory with the distinct records and findings.
  /// - Throws: a failure where a file cannot be read whole, or an account does not add up.
  public static func read(
    _ entries: [InputEntry], registry: LoadedRegistry, settings: IngestSettings,
    onProgress: (_ file: String) -> Void = { _ in }
  ) throws(Failure) -> IngestResult {
    let codes = CodeIndex(registry)
    var tallies = [ActivityTally](
      repeating: ActivityTally(keepsRows: settings.keepsRows), count: max(1, settings.threads))
    var files: [FileIngest] = []
    let headers = HeaderKnowledge(entries)
    var reported: Set<[String]> = []
    for entry in entries {
      let keys = UniqueKeys()
      for file in entry.files {
        onProgress(file.name)
        let ingest = try FileIngest(
          entry, file, place: files.count, settings: settings, codes: codes, keys: keys,
          mayReportHeader: { header in
            !headers.knows(header, in: file.path)
              && reported.insert([file.path, header.lowercased()]).inserted
          },
          into: &tallies)
        files.append(ingest)
      }
    }
    var tally = tallies.removeFirst()
    while !tallies.isEmpty { tally.merge(tallies.removeLast(), threads: settings.threads) }
    let settlement = tally.settle(period: settings.period, asOf: settings.asOf)
    var late = LateFindings(files.map(\.row))
    late.add(settlement, try LateRows(settlement.lateStarts, files: files))
    return try assemble(files, settlement, late, tally.rows)
  }

  private static func assemble(
    _ files: [FileIngest], _ settlement: Settlement, _ late: LateFindings, _ rows: RowLog?
  ) throws(Failure) -> IngestResult {
    var findings: [Finding] = []
    var accounts: [IngestResult.FileAccount] = []
    var quarantine: [QuarantinedFile] = []
    for (place, file) in files.enumerated() {
      let entry = file.row.entry
      let all = file.findings + (late.findings[place] ?? [])
      findings += all.enumerated().sorted { left, right in
        (left.element.line, left.element.columnIndex, left.offset)
          < (right.element.line, right.element.columnIndex, right.offset)
      }.map(\.element)
      let counts = settlement.accounts[place] ?? Settlement.FileAccount()
      try check(counts, file.row.file.name)
      accounts.append(
        IngestResult.FileAccount(
          kind: entry.kind, entry: entry.number, fingerprint: file.fingerprint, counts: counts))
      let rows = QuarantineMerge.rows(file.quarantined, late.quarantined[place] ?? [])
      if !rows.isEmpty {
        quarantine.append(
          QuarantinedFile(
            kind: entry.kind, entry: entry.number, file: file.row.file, rawHeader: file.rawHeader, rows: rows,
            stamp: file.stamp))
      }
    }
    return IngestResult(
      activity: settlement.activity, findings: findings, accounts: accounts, quarantine: quarantine,
      rows: rows)
  }

  private static func check(_ counts: Settlement.FileAccount, _ file: String) throws(Failure) {
    let fates = counts.accepted + counts.quarantined + counts.filtered + counts.superseded + counts.notYetKnown
    if fates != counts.records {
      throw Failure(.identityBroken("\(counts.records) records read, \(fates) accounted for"), file: file)
    }
    let dated = counts.inPeriod + counts.before + counts.after
    if dated != counts.accepted {
      throw Failure(.identityBroken("\(counts.accepted) records accepted, \(dated) dated"), file: file)
    }
  }
}

/// Which headers some entry of a pipeline uses, for files that stand in several entries.
private struct HeaderKnowledge {
  private var named: [String: Set<String>] = [:]
  private var ignoresAll: Set<String> = []

  init(_ entries: [InputEntry]) {
    for entry in entries {
      var names = entry.kind.columns.names + entry.ignoredHeaders + Array(entry.only.keys) + Array(entry.except.keys)
      for case .headers(let headers) in entry.columns.values { names += headers }
      for file in entry.files {
        named[file.path, default: []].formUnion(names.map { $0.lowercased() })
        if entry.ignoresAllHeaders { ignoresAll.insert(file.path) }
      }
    }
  }

  func knows(_ header: String, in path: String) -> Bool {
    ignoresAll.contains(path) || (named[path]?.contains(header.lowercased()) ?? false)
  }
}
