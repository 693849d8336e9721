import Diagnostics
import Ingest
import Registry
import Tally
import TestSupport
import Testing

@Suite struct AccountingTests {
  @Test func rowsAreInThePeriodBeforeItOrAfterIt() throws {
    let text = """
      exchange_id,date,measures,senders
      A,2006-12-31,ECO-1,ALB
      B,2007-01-01,ECO-1,ALB
      C,2007,ECO-1,ALB
      D,2007-12-31,ECO-1,ALB
      E,2008-01-01,ECO-1,ALB
      F,2006,ECO-1,ALB

      """
    let counts = try ingest(Export(.exchanges, text)).counts
    #expect([counts.records, counts.accepted, counts.inPeriod, counts.before, counts.after] == [6, 6, 3, 2, 1])
  }

  @Test func participationIsDatedByItsEvent() throws {
    let text = "event_id,start,measures,participant\nE,2008-01-02,ECO-1,ALB\nE,2007-12-31,ECO-1,BOR\n"
    let counts = try ingest(Export(.participation, text)).counts
    #expect([counts.accepted, counts.inPeriod, counts.before, counts.after] == [2, 2, 0, 0])
  }

  @Test func returnsOverlapAndPlansBelongByYear() throws {
    let returns = Export(
      .returns,
      """
      party,area,from,to,status
      ALB,ECO,2006,2007-01-01,nil
      ALB,ECO,2007-12-31,2009,nil
      ALB,ECO,2006,2006,nil
      ALB,ECO,2008,2008,nil

      """
    )
    let plan = Export(
      .plan,
      "plan_id,year,measure,event\nP,2006,ECO-1,Event\nQ,2007,ECO-1,Event\nR,2008,ECO-1,Event\nS,2008,ECO-1,Event\n")
    let result = try ingest(returns, plan)
    #expect(
      result.accounts.map { [$0.counts.inPeriod, $0.counts.before, $0.counts.after] } == [[2, 1, 1], [1, 1, 2]])
  }

  @Test func blankLinesAreNoRecords() throws {
    let text = "exchange_id,date,measures,senders\n\nA,2007-02-01,ECO-1,ALB\r\n\r\n,,,\n , , , \nB,2007-02-01,ECO-9,ALB"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.counts.records == 2)
    #expect(result.briefs == ["unknown-measure 7/2 measures <ECO-9>"])
  }

  @Test func everyBadCellIsCounted() throws {
    var text = "exchange_id,date,measures,senders\n"
    for number in 0..<1_000 { text += "A\(number),never,ECO-9,Nowhere\n" }
    let result = try ingest(Export(.exchanges, text))
    #expect(result.findings.count == 3_000)
    #expect(result.counts.quarantined == 1_000)
    for code in [FindingCode.badDate, .unknownMeasure, .unknownParty] {
      #expect(result.findings.count { $0.code == code } == 1_000)
    }
    #expect(result.findings.last?.line == 1_001)
    #expect(result.findings.last?.record == 1_000)
    #expect(result.quarantine.first?.rows.count == 1_000)
  }

  @Test func findingsStandByFileThenLineThenColumn() throws {
    let header = "senders,supersedes,measures,exchange_id,date\n"
    let first = header + "Nowhere,,ECO-9,A,2007-02-01\nALB,Z,ECO-1,B,never\nALB,,ECO-1,A,2007-02-01\n"
    let second = header + "ALB,,ECO-9,C,2007-02-01\n"
    let plan = Export(.plan, "plan_id,year,measure,event\nP,07,ECO-1,Event\n")
    let result = try ingest(plan, Export(.exchanges, first, second))
    #expect(
      result.findings.map { "\($0.file) \($0.line) \($0.column)" } == [
        "in/a.csv 2 year", "in/b.csv 2 senders", "in/b.csv 2 measures", "in/b.csv 3 supersedes", "in/b.csv 3 date",
        "in/b.csv 4 exchange_id", "in/c.csv 2 measures",
      ])
  }

  @Test func filesAreHashedAndCounted() throws {
    let result = try ingest(Export(.exchanges, "exchange_id,date,measures,senders\n"))
    #expect(result.accounts.map(\.fingerprint.path) == ["in/a.csv"])
    #expect(result.accounts.map(\.fingerprint.byteCount) == [34])
    // sha256sum of the same bytes.
    #expect(
      result.accounts.map(\.fingerprint.sha256) == ["ad4cad8bb5539d059854bb5f5ba1239a2c8beafe810e6bb0057a65efb05579fb"])
  }

  @Test func theIdentityHoldsOnDirtyInputs() throws {
    var generator = SeededGenerator(seed: 1992)
    for round in 0..<60 {
      var dirty = DirtyExports(generator: generator)
      let exports = dirty.make()
      generator = dirty.generator
      let knownAt = Bool.random(using: &generator) ? "2007-06-30" : nil
      let reading = try Reading(exports, knownAt: knownAt)
      for account in reading.result.accounts {
        let counts = account.counts
        let fates = counts.accepted + counts.quarantined + counts.filtered + counts.superseded + counts.notYetKnown
        #expect(counts.records == fates, "round \(round), \(account.kind)")
        #expect(counts.accepted == counts.inPeriod + counts.before + counts.after)
        #expect(counts.records == dirty.rows[account.fingerprint.path])
      }
      // Every quarantined row has an error finding, and every row with one is quarantined.
      let errors = Set(
        reading.result.findings.filter { $0.severity == .error }.map { "\($0.file):\($0.record ?? 0)" })
      let quarantined = Set(
        reading.result.quarantine.flatMap { file in file.rows.map { "\(file.file.name):\($0.record)" } })
      #expect(errors == quarantined)
      #expect(reading.result.accounts.reduce(0) { $0 + $1.counts.quarantined } == quarantined.count)
      let exchanges = reading.result.accounts.filter { $0.kind == .exchanges }.reduce(0) { $0 + $1.counts.accepted }
      #expect(reading.result.activity.exchanges.flatMap(\.places).count == exchanges)
    }
  }
}

/// Exports of every kind whose cells are right or wrong at random.
struct DirtyExports {
  var generator: SeededGenerator
  /// The records of each file.
  private(set) var rows: [String: Int] = [:]
  private var files = 0

  init(generator: SeededGenerator) { self.generator = generator }

  mutating func make() -> [Export] {
    let dates = ["2007-02-01", "2006", "2008-05", "never", "", "2007-12-31"]
    let labels = ["ECO-1", "ECO;ENV-1", "ECO-2", "HUM", "XXX", "", ";"]
    let parties = ["ALB", "Bora", "ACI;DOR", "GUE", "Nowhere", "", "Old Bora"]
    let received = ["", "2007-05-01", "2007-08-01", "late"]
    let ids = ["A", "B", "C", "D", "E", ""]
    return [
      export(
        .exchanges, "exchange_id,date,measures,senders,supersedes,received,keep",
        [ids, dates, labels, parties, ids, received, ["y", "y", "n"]]),
      export(
        .exchanges, "exchange_id,date,measures,senders,supersedes,received,keep",
        [ids, dates, labels, parties, ["", ""] + ids, received, ["y", "n"]]),
      export(
        .participation, "event_id,start,measures,participant,delegates,list,received,keep",
        [ids, dates, labels, parties, ["", "3", "-3"], ["", "complete", "full"], received, ["y", "n"]]),
      export(
        .milestones, "measure,modality,stage,date,received,keep",
        [["ECO-1", "ENV-1", "ECO"], ["a", "b", "c"], ["begun", "done", "first"], dates, received, ["y", "n"]]),
      export(
        .returns, "party,area,from,to,status,received,keep",
        [parties, ["all", "ECO", "XXX"], dates, dates, ["nil", "pending", "done"], received, ["y", "n"]]),
      export(
        .plan, "plan_id,year,measure,event,lead,status,keep",
        [ids, ["2007", "2006", "07", "2009"], labels, ["Event", ""], parties, ["", "held", "gone"], ["y", "n"]]),
    ]
  }

  private mutating func export(_ kind: ExportKind, _ header: String, _ columns: [[String]]) -> Export {
    var text = header + "\n"
    let count = Int.random(in: 0...15, using: &generator)
    for _ in 0..<count {
      let cells = columns.map { $0.randomElement(using: &generator) ?? "" }
      let isCut = Int.random(in: 0..<12, using: &generator) == 0
      text += (isCut ? ["X"] + cells.dropFirst(2) : cells).joined(separator: ",") + "\n"
    }
    rows["in/\("abcdef".dropFirst(files).prefix(1)).csv"] = count
    files += 1
    let isUnique = Bool.random(using: &generator)
    let isGrouped = Bool.random(using: &generator)
    let filtersOutsiders = Bool.random(using: &generator)
    return Export(kind, text) { entry in
      entry.only = ["keep": ["y"]]
      entry.filtersOutsiders = filtersOutsiders
      if kind == .participation, isUnique { entry.unique = ["event_id", "participant"] }
      if kind == .exchanges { entry.isGrouped = isGrouped }
    }
  }
}
