import Diagnostics
import Ingest
import Tally
import Testing

@Suite struct SupersessionTests {
  /// Reads rows of id, superseded id and, where given, a sender.
  private func read(_ rows: (id: String, supersedes: String, sender: String)...) throws -> IngestResult {
    let lines = rows.map { "\($0.id),2007-02-01,ECO-1,\($0.sender),\($0.supersedes)\n" }
    return try ingest(Export(.exchanges, "exchange_id,date,measures,senders,supersedes\n" + lines.joined()))
  }

  @Test func aCorrectionReplacesItsRecord() throws {
    let result = try read(("A", "", "ALB"), ("B", "A", "BOR"))
    #expect(result.exchangeIDs == ["B"])
    #expect(result.counts.superseded == 1)
    #expect(result.counts.accepted == 1)
    #expect(result.findings.isEmpty)
  }

  @Test func aCorrectionMayStandBeforeItsRecord() throws {
    #expect(try read(("B", "A", "BOR"), ("A", "", "ALB")).exchangeIDs == ["B"])
  }

  @Test func ofAChainTheLastStands() throws {
    let result = try read(("C", "B", "ALB"), ("A", "", "ALB"), ("B", "A", "ALB"))
    #expect(result.exchangeIDs == ["C"])
    #expect(result.counts.superseded == 2)
  }

  @Test func twoCorrectionsOfOneBothStand() throws {
    let result = try read(("A", "", "ALB"), ("B", "A", "ALB"), ("C", "A", "ALB"))
    #expect(result.exchangeIDs == ["B", "C"])
    #expect(result.counts.superseded == 1)
  }

  @Test func onlyAcceptedRowsReplace() throws {
    let result = try read(("A", "", "ALB"), ("B", "A", "Nowhere"))
    #expect(result.exchangeIDs == ["A"])
    #expect(result.counts.superseded == 0)
    #expect(result.briefs == ["unknown-party 3/2 senders <Nowhere>"])
  }

  @Test func aQuarantinedTargetStaysQuarantined() throws {
    let result = try read(("A", "", "Nowhere"), ("B", "A", "ALB"))
    #expect(result.exchangeIDs == ["B"])
    #expect(result.counts.quarantined == 1)
    #expect(result.counts.superseded == 0)
    #expect(result.briefs == ["unknown-party 2/1 senders <Nowhere>"])
  }

  @Test func anIdThatWasNotReadIsUnknown() throws {
    let result = try read(("A", "Z", "ALB"))
    #expect(result.briefs == ["unknown-superseded 2/1 supersedes <Z>"])
    #expect(result.findings.map(\.reason) == [.unknownSuperseded(.noSuchRecord)])
    #expect(result.exchangeIDs.isEmpty)
  }

  @Test func aRecordDoesNotReplaceItself() throws {
    let result = try read(("A", "A", "ALB"))
    #expect(result.findings.map(\.reason) == [.unknownSuperseded(.itself)])
    #expect(result.counts.quarantined == 1)
  }

  @Test func everyRowOfACircleIsQuarantined() throws {
    let result = try read(
      ("A", "B", "ALB"), ("B", "C", "ALB"), ("C", "A", "Nowhere"), ("D", "A", "ALB"), ("E", "", "ALB"))
    #expect(
      result.briefs == [
        "unknown-superseded 2/1 supersedes <B>", "unknown-superseded 3/2 supersedes <C>",
        "unknown-party 4/3 senders <Nowhere>", "unknown-superseded 4/3 supersedes <A>",
      ])
    #expect(
      result.findings.filter { $0.code == .unknownSuperseded }.allSatisfy { $0.reason == .unknownSuperseded(.circle) })
    // D leads into the circle and is not of it; its target stays quarantined.
    #expect(result.exchangeIDs == ["D", "E"])
    #expect(result.counts.quarantined == 3)
    #expect(
      result.quarantine.first?.rows.map(\.codes) == [
        [.unknownSuperseded], [.unknownSuperseded], [.unknownParty, .unknownSuperseded],
      ])
  }

  @Test func aRowThatIsADoubleReplacesNothing() throws {
    let result = try read(("A", "", "ALB"), ("B", "", "ALB"), ("B", "A", "BOR"))
    #expect(result.exchangeIDs == ["A", "B"])
    #expect(result.briefs == ["duplicate-id 4/3 exchange_id <B>"])
  }

  @Test func theFirstRowKeepsTheIdWhateverItsFate() throws {
    let result = try read(("A", "", "Nowhere"), ("A", "", "ALB"), ("B", "Z", "ALB"), ("B", "", "ALB"))
    #expect(result.exchangeIDs.isEmpty)
    #expect(
      result.briefs == [
        "unknown-party 2/1 senders <Nowhere>", "duplicate-id 3/2 exchange_id <A>",
        "unknown-superseded 4/3 supersedes <Z>", "duplicate-id 5/4 exchange_id <B>",
      ])
    #expect(result.counts.quarantined == 4)
  }

  @Test func correctionsReachAcrossFilesPeriodsAndEntries() throws {
    let header = "exchange_id,date,measures,senders,supersedes\n"
    let first = Export(.exchanges, header + "A,2007-02-01,ECO-1,ALB,\n", header + "B,2009-02-01,ECO-1,BOR,A\n")
    let second = Export(.exchanges, header + "C,2005-02-01,ECO-1,BOR,B\n")
    let result = try ingest(first, second)
    #expect(result.exchangeIDs == ["C"])
    #expect(result.accounts.map(\.counts.superseded) == [1, 1, 0])
    #expect(result.accounts.map(\.counts.before) == [0, 0, 1])
  }

  @Test func theValueIsThatOfTheFile() throws {
    let text = "exchange_id,date,measures,senders,supersedes\nA,2007-02-01,ECO-1,ALB,none\n"
    let result = try ingest(Export(.exchanges, text) { $0.values = ["supersedes": ["none": "Z"]] })
    #expect(result.briefs == ["unknown-superseded 2/1 supersedes <none>"])
  }
}
