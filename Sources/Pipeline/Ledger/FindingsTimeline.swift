import Diagnostics

/// Findings by code and by source from edition to edition; runs that changed nothing are no points of it.
public struct FindingsTimeline: Sendable, Encodable {
  /// What one edition found.
  public struct Point: Sendable, Encodable {
    /// The folder's name.
    public var edition: String
    /// Whether the edition was taken away.
    public var pruned: Bool
    /// The number of records read; `nil` where it is not recorded.
    public var records: Int?
    /// The number of findings of each code.
    public var findings: [String: Int]
    /// The number of findings of each code, for every file that was read; `nil` where it is not recorded.
    public var findingsByFile: [String: [String: Int]]?
  }

  /// The stem of the pipeline file.
  public var pipeline: String
  /// By date, then revision; without editions of which something was overridden.
  public var points: [Point]
  /// Whether the record of runs is whole.
  public var chain: ChainVerdict

  /// On a terminal no more editions than this, the last ones.
  static let printed = 8

  /// The timeline of a pipeline of a reports folder.
  public static func read(_ pipeline: String, reports: String?) throws(Failure) -> FindingsTimeline {
    FindingsTimeline(try RunHistory(pipeline, in: ReportsFolder(option: reports)))
  }

  init(_ history: RunHistory) { self.init(history.pipeline, history.ordinary, history.verdict) }

  init(_ pipeline: String, _ editions: [RunHistory.Point], _ chain: ChainVerdict) {
    self.pipeline = pipeline
    self.chain = chain
    points = editions.map { point in
      Point(
        edition: point.name.folder, pruned: point.isPruned, records: point.records, findings: point.findings,
        findingsByFile: point.findingsByFile)
    }
  }

  /// The codes that occur, in the order of all codes.
  var codes: [FindingCode] {
    FindingCode.allCases.filter { code in points.contains { $0.findings[code.rawValue] != nil } }
  }

  /// The files that occur, sorted by bytes.
  var files: [String] {
    Set(points.flatMap { $0.findingsByFile.map { Array($0.keys) } ?? [] })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The numbers of a code.
  func numbers(of code: FindingCode) -> [Int?] { points.map { $0.findings[code.rawValue] ?? 0 } }

  /// The numbers of a file; `nil` where it was not read, or nothing is recorded.
  func numbers(of file: String) -> [Int?] {
    points.map { $0.findingsByFile?[file].map { $0.values.reduce(0, +) } }
  }

  /// The numbers of all findings.
  var totals: [Int?] { points.map { $0.findings.values.reduce(0, +) } }

  /// The timeline as lines for a terminal.
  public var lines: [String] {
    let first = max(0, points.count - FindingsTimeline.printed)
    var table = TextTable(
      [.init(head: "findings")] + points[first...].map { .init(head: $0.edition, isNumber: true) })
    func add(_ title: String, _ numbers: [Int?]) {
      table.add([title] + numbers[first...].map { $0.map(String.init) ?? "–" })
    }
    add("all", totals)
    for code in codes { add("\(code.rawValue) (\(code.severity.rawValue))", numbers(of: code)) }
    for file in files { add(file, numbers(of: file)) }
    table.add(
      ["records read"] + points[first...].map { $0.records.map(String.init) ?? "–" })
    let earlier = first > 0 ? ["\(first) earlier: --json has them all"] : []
    return points.isEmpty ? ["\(pipeline): no edition"] : [pipeline] + table.lines + earlier
  }

  /// What is wrong with the record of runs; `nil` where nothing is.
  public var warning: String? { chain.warning("\(pipeline)/\(RunLedger.fileName)") }
}
