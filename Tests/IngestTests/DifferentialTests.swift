import Diagnostics
import Registry
import Tally
import TestSupport
import Testing

@testable import Ingest

/// The fast way of reading gives what reading every record through libcsv and every row in full gives.
@Suite struct DifferentialTests {
  /// Everything that reading gives, for comparison.
  private struct Outcome: Equatable {
    let events: [EventInFull]
    let exchanges: [Activity.Exchange]
    let milestones: [MilestoneRow]
    let returns: [ReturnRow]
    let plan: [PlanRow]
    let quarantined: Set<QuarantinedCell>
    let findings: [Finding]
    let accounts: [IngestResult.FileAccount]
    let quarantine: [[QuarantinedRow]]

    init(_ result: IngestResult) {
      events = result.activity.events.inFull
      exchanges = result.activity.exchanges
      milestones = result.activity.milestones
      returns = result.activity.returns
      plan = result.activity.plan
      quarantined = result.activity.quarantined
      findings = result.findings
      accounts = result.accounts
      quarantine = result.quarantine.map(\.rows)
    }
  }

  private static let registry = Result { try TestRegistry.load() }

  private static let cells: [Column: [String]] = [
    .eventID: ["E1", "E1", "E1", "E2", "E3", "\"E1\"", " E1", "E\u{A0}", "", "Ё1", "a-much-longer-event-id-1"],
    .start: [
      "2007-03-15", "2007-03-15", "2007-03-16", "2007-03", "2007", "2006-12-31", "2007-02-30", "", "15.03.2007",
    ],
    .end: ["", "", "2007-03-20", "2007-03-01", "2008", "x"],
    .measures: ["ECO-1", "ECO-1", "ECO-2", "ECO", "ECO-1;ENV-1", "ENV-1; ECO-1", ";", "", "XXX", "\"ECO-1\"", "HUM"],
    .participant: [
      "ALB", "ALB", "BOR", "Cira", "ACI", "DOR", "GUE", "APP", "Old Bora", "alba", "Nowhere", "", " BOR ",
    ],
    .role: ["", "participant", "host", "observer", "Host"],
    .delegates: ["", "1", "2", "007", "\"3\"", "1234567890123", "4294967295", "two", "-1", "1 0", "٣"],
    .list: ["", "complete", "partial", "host-only", "Complete"],
    .event: [
      "", "Seminar", "\"Seminar, second\"", "\"A \"\"named\"\" one\"", "Семинар", "\"two\nlines\"", "  ", "\"\"",
      "\" \"",
      "\"Семинар, второй\"", "\"Ёлки\u{A0}\"", "\u{3000}Талант", "Cafés", "é", "\"\"\"\"",
    ],
    .place: ["", "Here", "\"There\r\nand on\"", "\"Там, где-то\"", "Там\u{2003}"],
    .received: ["", "", "2007-05-01", "2007-07-01", "2007-02-31", "2007"],
  ]

  private static let harms: [[UInt8]] = [
    Array("E1,2007-03-15,ab\"cd,,,,,,,,\n".utf8), Array("\"E1\"x,2007-03-15\n".utf8), Array("E1\rE2,\n".utf8), [0x0A],
    [0x0D, 0x0A], Array(",,,,,,,,,,\n".utf8), Array("\u{A0},,\n".utf8), [0x45, 0x00, 0x2C, 0x0A],
    [0xC3, 0x28, 0x2C, 0x0A],
    Array("\"open,\n".utf8), Array("E1,2007-03-15\n".utf8), Array("E1,,,,,,,,,,,,,\n".utf8), [0xD0, 0x0A],
    Array("\"\"\n".utf8), Array("!,!\n".utf8),
  ]

  /// A file of participation in which one cell in `1 / dirt` is not the common one.
  private static func file(_ random: inout SeededGenerator, dirt: Int, rows: Int) -> [UInt8] {
    var columns = Column.allCases.filter { cells[$0] != nil }
    columns.shuffle(using: &random)
    // Where what all rows of an event have in common stands together, it is compared at once.
    if Bool.random(using: &random) {
      let common: Set<Column> = [.eventID, .start, .end, .measures]
      columns = columns.filter(common.contains) + columns.filter { !common.contains($0) }
    }
    let terminator: [UInt8] = Int.random(in: 0..<4, using: &random) == 0 ? [0x0D, 0x0A] : [0x0A]
    var bytes = Array(columns.map(\.name).joined(separator: ",").utf8) + terminator
    for _ in 0..<rows {
      if Int.random(in: 0..<dirt, using: &random) == 0, let harm = harms.randomElement(using: &random) { bytes += harm }
      let texts = columns.map { column -> String in
        let values = cells[column] ?? []
        if Int.random(in: 0..<dirt, using: &random) > 0 { return values[Int.random(in: 0...1, using: &random)] }
        return values.randomElement(using: &random) ?? ""
      }
      bytes += Array(texts.joined(separator: ",").utf8) + terminator
    }
    return bytes
  }

  private static func outcome(
    _ file: InputFile, _ random: SeededGenerator, inFull: Bool, threads: Int = 1, blockSize: Int = 256 * 1024
  ) throws -> Result<Outcome, Failure> {
    var random = random
    var entry = InputEntry(kind: .participation, number: 1, files: [file])
    switch Int.random(in: 0..<8, using: &random) {
    case 0: entry.only = ["role": ["participant", "host", ""]]
    case 1: entry.except = ["list": ["host-only"], "role": ["observer"]]
    case 2: entry.constants = ["role": "host", "measures": "ECO-1"]
    case 3:
      entry.values = ["participant": ["Nowhere": "ALB", "": "BOR"], "event_id": ["E2": "E1"], "start": ["": "2007"]]
    case 4: entry.filtersOutsiders = true
    case 5: entry.unique = ["event_id", "participant"]
    case 6: entry.columns = ["event": .headers(["event", "place"]), "document": .rowNumber]
    default: break
    }
    let knownAt = Bool.random(using: &random) ? day("2007-06-01") : nil
    var settings = IngestSettings(period: TestRegistry.year, knownAt: knownAt, threads: threads)
    settings.readsAllInFull = inFull
    settings.blockSize = blockSize
    let registry = try registry.get()
    do throws(Failure) {
      return .success(Outcome(try Ingestor.read([entry], registry: registry, settings: settings)))
    } catch {
      return .failure(error)
    }
  }

  @Test("any file is read alike", arguments: 1...400)
  func anyFileIsReadAlike(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let dirt = [3, 12, 60].randomElement(using: &random) ?? 3
    let bytes = DifferentialTests.file(&random, dirt: dirt, rows: Int.random(in: 0...120, using: &random))
    let folder = try TestFolder()
    let file = try folder.write("a.csv", bytes)
    let blockSize = [300, 1000, 5000, 256 * 1024].randomElement(using: &random) ?? 300
    let full = try DifferentialTests.outcome(file, random, inFull: true)
    for threads in [1, 2, 3] {
      let fast = try DifferentialTests.outcome(file, random, inFull: false, threads: threads, blockSize: blockSize)
      let isSame = fast == full
      #expect(isSame, "\(threads) threads, blocks of \(blockSize) bytes")
    }
  }
}
