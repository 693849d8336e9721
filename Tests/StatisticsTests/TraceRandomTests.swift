import Registry
import Statistics
import Tabulation
import Tally
import TestSupport
import Testing

/// Every figure of forums at random, traced and counted again without each row.
@Suite("Traces of forums at random")
struct TraceRandomTests {
  /// A report, with what settings change in how records count.
  static let reports: [(seed: UInt64, settings: ReportSettings)] = [
    (1, World.settings()), (2, World.settings(catalogue: .restated, trend: .year)),
    (3, World.settings(basis: .publicSources)), (4, World.settings(from: "2006-03-15", to: "2008-02-10")),
    (5, World.settings(basis: .publicSources, catalogue: .restated)),
    (6, World.settings(collected: [.exchanges, .returns])), (7, World.settings(from: "2007-06-30", to: "2007-07-02")),
    (8, World.settings(trend: .year, collected: [.participation, .milestones])),
  ]

  @Test(
    "Every figure is the one that its rows add up to, and is another without exactly the rows that it names",
    arguments: reports)
  func recounts(seed: UInt64, settings: ReportSettings) throws {
    var generator = SeededGenerator(seed: seed)
    var world = RandomForum.world(using: &generator)
    world.addDirt(using: &generator)
    let log = try #require(world.tally.rows)
    let tracer = Tracer(
      log, world.registry, settings, files: [TraceFile(kind: .participation, entry: 1, path: "rows.csv")])
    let published = Self.figures(of: log, world, settings, without: [])
    var deciding: [RowPlace: Set<String>] = [:]
    for (address, figure) in published {
      let trace = try #require(tracer.trace(address), "\(address)")
      #expect([trace.value, trace.numerator, trace.denominator] == figure, "\(address)")
      #expect(trace.readds, "\(address)")
      for row in trace.exportRows where row.decides {
        if case .export(let place) = row.source { deciding[place, default: []].insert(address) }
      }
    }
    for place in Self.places(log) {
      let left = Self.figures(of: log, world, settings, without: [place])
      let changed = Set(published.filter { left[$0.key] != $0.value }.keys)
      let named = deciding[place] ?? []
      #expect(changed == named, "row \(place.record): \(changed.symmetricDifference(named).sorted())")
    }
  }

  private static func places(_ log: RowLog) -> [RowPlace] {
    let places =
      log.exchanges.map(\.place) + log.participation.map(\.place) + log.milestones.map(\.place)
      + log.returns.map(\.place) + log.plan.map(\.place) + log.unreadable.map(\.place)
    return Set(places).sorted()
  }

  /// Every figure by address: value, numerator, denominator.
  private static func figures(
    of log: RowLog, _ world: World, _ settings: ReportSettings, without left: Set<RowPlace>
  ) -> [String: [String]] {
    let activity = log.tally(without: left).settle(period: settings.period).activity
    let tables = Statistics.tables(activity, world.registry, settings, threads: 1)
    return Dictionary(
      uniqueKeysWithValues: Figures.all(of: tables).map {
        (
          $0.address,
          [$0.value.text, $0.ratio.map { "\($0.numerator)" } ?? "", $0.ratio.map { "\($0.denominator)" } ?? ""]
        )
      })
  }
}

extension World {
  /// Adds corrections, rows that lose their id, quarantined rows, returns and milestones at random.
  mutating func addDirt(using generator: inout SeededGenerator) {
    let parties = registry.parties
    let labels = registry.measures.map(\.code) + registry.areas.map(\.code)
    func one(_ values: [String]) -> String { values.randomElement(using: &generator) ?? "" }
    let dates = ["2007", "2007-03", "2007-03-15", "2007-07-01", "2006-12", "2008-01-05"]
    for number in 0..<8 {
      exchange(
        "X\(Int.random(in: 0..<12, using: &generator))", one(dates), one(labels), from: one(parties))
      exchange(
        "C\(number)", one(dates), one(labels), from: one(parties), to: one(parties + ["all"]),
        supersedes: "X\(Int.random(in: 0..<12, using: &generator))")
      quarantine(one(parties), one(labels), [nil, "2007", "2008-05"].randomElement(using: &generator) ?? nil)
      file(
        one(parties), one(registry.areas.map(\.code) + [""]),
        ReturnStatus.allCases.randomElement(using: &generator) ?? .nil, from: one(["2006", "2007"]))
      let ordinal = Int.random(in: 1...3, using: &generator)
      milestone(
        one(registry.measures.map(\.code)), one(registry.modalities.isEmpty ? ["A"] : registry.modalities), ordinal,
        one(dates), isProvisional: Bool.random(using: &generator))
      // A row that starts on another day than the others of its event.
      attend(
        "E\(Int.random(in: 0..<6, using: &generator))", one(dates), one(labels), one(parties),
        delegates: Int.random(in: 0..<4, using: &generator))
    }
    noteQuarantinedRow(ofEvent: "E1")
  }
}
