import Registry
import Statistics
import Tabulation
import Tally
import Testing

/// Traces worked out by hand on a small forum.
@Suite("Traces")
struct TraceTests {
  private func trace(
    _ world: World, _ address: String, _ settings: ReportSettings = World.settings()
  ) throws -> FigureTrace {
    let log = try #require(world.tally.rows)
    let files = [TraceFile(kind: .participation, entry: 1, path: "rows.csv")]
    return try #require(Tracer(log, world.registry, settings, files: files).trace(address))
  }

  /// Each thing of a part with the numbers of its rows; a row that decides has a star.
  private func lines(_ part: TracePart?) -> [String] {
    (part?.things ?? []).map { thing in "\(text(thing.name)): " + thing.rows.map(word).joined(separator: " ") }
  }

  private func text(_ name: TraceThing.Name) -> String {
    switch name {
    case .text(let text), .word(let text): text
    case .phrase(let words):
      ([words.key.rawValue] + words.texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        .joined(separator: " ")
    }
  }

  private func word(_ row: TraceRow) -> String {
    switch row.source {
    case .export(let place): "\(place.record)" + (row.decides ? "*" : "")
    case .registry(let file, let line): "\(file):\(line)"
    }
  }

  private func bearing(_ trace: FigureTrace) -> [String] {
    trace.bearing.map { "\(word($0)) \($0.function.rawValue) \($0.without ?? "")" }
  }

  @Test("A count lists each thing once, with its rows")
  func count() throws {
    let world = FourStates.world()
    let trace = try trace(world, "coverage_by_area/ALL/exchanges")
    #expect(trace.value == "6")
    #expect(lines(trace.parts.first) == ["X1: 1*", "X2: 2*", "X3: 3*", "X4: 4*", "X5: 5*", "X7: 7*"])
    #expect(trace.parts.first?.things.first?.rows.first?.without == "5")
    #expect(trace.bearing.isEmpty)
  }

  @Test("Of two rows that say the same neither decides, and numbers add up row by row")
  func sharedRows() throws {
    let world = FourStates.world()
    let participations = try trace(world, "coverage_by_state/BOR/ECO/participations")
    let rows = participations.parts.first?.things.map { $0.rows.count(where: \.decides) }
    #expect(participations.value == "2")
    #expect(rows == [1, 0])
    let delegates = try trace(world, "coverage_by_state/BOR/ECO/delegates")
    #expect(delegates.value == "5")
    #expect(delegates.parts.first?.things.map(\.amount) == [2, 1, 2])
    #expect(delegates.exportRows.count(where: \.decides) == 3)
    #expect(delegates.readds)
  }

  @Test("A share shows both parts, and what the registry says by its lines")
  func share() throws {
    let trace = try trace(FourStates.world(), "coverage_by_state/ALB/ECO/coverage")
    #expect([trace.value, trace.numerator, trace.denominator] == ["0.6667", "2", "3"])
    #expect(trace.parts.map(\.role) == [.numerator, .denominator])
    #expect(trace.parts.map(\.count) == [2, 3])
    #expect(trace.parts.map(\.isOfRegistry) == [false, true])
    #expect(trace.parts.last?.things.map { text($0.name) } == ["ECO-1", "ECO-2", "ECO-3"])
  }

  @Test("Corrections and ids: the rows that act on others are named")
  func corrections() throws {
    var world = World(FourStates.registry())
    world.exchange("A", "2007-02-01", "ECO-1", from: "ALB")
    world.exchange("B", "2007-02-02", "ECO-2", from: "ALB", supersedes: "A")
    world.exchange("C", "2007-02-03", "ECO-1", from: "BOR")
    world.exchange("C", "2007-02-04", "ENV-1", from: "BOR")
    let replaced = try trace(world, "matrix/ALB/ECO-1/exchanges")
    #expect(replaced.value == "0")
    #expect(bearing(replaced) == ["2* replaces 1"])
    // Without the row that it replaces the correction names no record, and is quarantined.
    let correcting = try trace(world, "matrix/ALB/ECO-2/exchanges")
    #expect(lines(correcting.parts.first) == ["B: 2*"])
    #expect(bearing(correcting) == ["1* is-corrected 0"])
    let duplicate = try trace(world, "matrix/BOR/ENV-1/exchanges")
    #expect(duplicate.value == "0")
    #expect(bearing(duplicate) == ["3* holds-id 1"])
    let status = try trace(world, "matrix/BOR/ENV-1/status")
    #expect(status.value == "quarantined")
    #expect(lines(status.parts.first) == ["4: 4*"])
    #expect(bearing(status) == ["3* holds-id active"])
  }

  @Test("The row that dates an event is named where another date would move it")
  func dates() throws {
    var world = World(FourStates.registry())
    world.attend("E", "2007-03-31", "ECO-1", "ALB")
    world.attend("E", "2007-04-02", "ECO-1", "BOR")
    let start = try trace(world, "events/E/start")
    #expect(start.value == "2007-03-31")
    #expect(lines(start.parts.first) == ["2007-03-31: 1*"])
    let quarter = try trace(world, "trend/2007-Q2/ALL/events")
    #expect(quarter.value == "0")
    #expect(bearing(quarter) == ["1* gives-date 1"])
    let own = try trace(world, "trend/2007-Q1/ALL/events")
    #expect(lines(own.parts.first) == ["E: 1* 2"])
  }

  @Test("Lists: the rows that declare them, and quarantined rows that make them partial")
  func partialLists() throws {
    var world = World(FourStates.registry())
    world.attend("E", "2007-03-31", "ECO-1", "ALB", list: .partial)
    world.attend("E", "2007-03-31", "ECO-1", "BOR", list: .complete)
    let declared = try trace(world, "events/E/list")
    #expect(lines(declared.parts.first) == ["complete: 2*"])
    let listed = try trace(world, "coverage_by_area/ECO/events_listed")
    #expect(listed.value == "1")
    #expect(lines(listed.parts.first) == ["E: 1 2*"])
    world.noteQuarantinedRow(ofEvent: "E")
    let hidden = try trace(world, "coverage_by_area/ECO/events_listed")
    #expect(hidden.value == "0")
    #expect(bearing(hidden) == ["3* makes-list-partial 1"])
    let list = try trace(world, "events/E/list")
    #expect(list.value == "partial")
    #expect(lines(list.parts.first) == ["partial: 2 3*"])
  }

  @Test("A status names the rows that decide it; nothing says how much was looked at")
  func statuses() throws {
    var world = World(FourStates.registry())
    world.file("ALB", "ECO", .nil)
    world.file("ALB", "ENV", .nil)
    world.file("ALB", "", .nil)
    world.file("BOR", "ECO", .pending)
    world.exchange("A", "2006-02-01", "ECO-1", from: "ALB")
    let none = try trace(world, "coverage_by_state/ALB/ALL/status")
    #expect(none.value == "nil")
    #expect(lines(none.parts.first) == ["ECO: 1 3", "ENV: 2 3"])
    let pending = try trace(world, "coverage_by_state/BOR/ALL/status")
    #expect(pending.value == "pending")
    #expect(lines(pending.parts.first) == ["ECO: 4*"])
    let zero = try trace(world, "coverage_by_state/ALB/ECO/exchanges")
    #expect(zero.value == "0")
    #expect(zero.parts.map(\.count) == [0])
    #expect(zero.lookedAt.map(\.rows) == [4])
    let unreported = try trace(world, "coverage_by_state/ACI/ENV/status")
    #expect(unreported.value == "not-reported" && unreported.parts.isEmpty)
  }

  @Test("What does not apply names the measures that were in force on other days")
  func notApplicable() throws {
    let base = FourStates.registry()
    let registry = ForumRegistry(
      statuses: base.statuses, names: base.names, areas: base.areas + [FourStates.area("HUM", 3)],
      measures: base.measures + [FourStates.measure("HUM-1", "HUM", 1, validity("", "2006"))])
    let status = try trace(World(registry), "coverage_by_state/ALB/HUM/status")
    #expect(status.value == "not-applicable")
    #expect(lines(status.parts.first) == ["measure-dates from=– measure=HUM-1 to=2006: measures.csv:0"])
  }

  @Test("What public sources leave empty has a rule, and the row that hides a share is named")
  func publicSources() throws {
    let settings = World.settings(basis: .publicSources)
    let world = FourStates.world()
    let silent = try trace(world, "coverage_by_state/ALB/ECO/coverage", settings)
    #expect(silent.value.isEmpty && silent.parts.isEmpty && silent.rule.key.rawValue.hasPrefix("empty."))
    let hidden = try trace(world, "coverage_by_area/ECO/coverage", settings)
    #expect(hidden.value.isEmpty)
    #expect(hidden.parts.map(\.name) == [.areaAlone])
    #expect(lines(hidden.parts.first).map { $0.prefix(2) } == ["X3", "X7", "E3"])
  }

  @Test("Stages name the milestones that date them")
  func stages() throws {
    var world = World(FourStates.registry())
    world.milestone("ECO-1", "a", 1, "2007-02-01")
    world.milestone("ECO-1", "a", 2, "2007-05-01", isProvisional: true)
    world.milestone("ECO-1", "b", 1, "2007-03-01")
    let stage = try trace(world, "coverage_by_measure/ECO-1/stage")
    #expect(stage.value == "a2")
    #expect(lines(stage.parts.first) == ["a2: 2*"])
    #expect(stage.parts.first?.things.first?.rows.first?.without == "b1")
    let days = try trace(world, "progress/ECO-1/a/a2/days_from_previous")
    #expect(lines(days.parts.first) == ["89: 1* 2*"])
    let reached = try trace(world, "progress/ECO-1/a/a3/reached")
    #expect(reached.value == "no")
  }

  @Test(
    "An address that no table has is not traced",
    arguments: [
      "", "coverage_by_state", "coverage_by_state/ALB/ECO", "coverage_by_state/XXX/ECO/exchanges",
      "coverage_by_state/ALB/XXX/exchanges", "coverage_by_state/ALB/ECO/nothing", "coverage_by_state/ALB/ECO/%zz",
      "events/nowhere/start", "exchange_flows/BOR/ALB/exchanges", "trend/2008-Q1/ALL/exchanges",
      "trend/2007/ALL/exchanges", "other_participants/ALB/guest/ALL/exchanges", "gaps/x/y",
      "tie_out/returns/ALL/labels",
      "engagement/ALB/BOR/delegates", "progress/ECO-1/a/a9/reached", "accounting/plan/1/rows.csv/records",
    ])
  func missing(address: String) throws {
    let world = FourStates.world()
    let log = try #require(world.tally.rows)
    #expect(Tracer(log, world.registry, World.settings(), files: []).trace(address) == nil)
  }
}
