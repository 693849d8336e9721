import Diagnostics
import Ingest
import Tally
import Testing

@Suite struct FilterTests {
  private static let text = """
    exchange_id,date,measures,senders,region,state
    X1,2007-02-01,ECO-1,ALB, North ,ok
    X2,2007-02-01,ECO-1,ALB,south,ok
    X3,2007-02-01,ECO-1,ALB,North,bad
    X4,nonsense,ECO-9,Nowhere,west,ok
    X5,2007-02-01,ECO-1

    """

  @Test func onlyAndExceptBothMustPass() throws {
    let result = try ingest(
      Export(.exchanges, FilterTests.text) {
        $0.only = ["Region": ["North", "east"]]
        $0.except = ["STATE": ["bad"]]
      })
    #expect(result.exchangeIDs == ["X1"])
    // A row that cannot be read is never filtered; what a filtered row holds is not looked at.
    #expect(result.findings.map(\.code) == [.raggedRow])
    #expect(result.counts.records == 5)
    #expect(result.counts.filtered == 3)
    #expect(result.counts.quarantined == 1)
    #expect(result.counts.accepted == 1)
  }

  @Test func filtersLookAtTheFilesOwnValues() throws {
    let text = "exchange_id,date,measures,senders\nX1,2007-02-01,Trade,ALB\nX2,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(
      Export(.exchanges, text) {
        $0.values = ["measures": ["Trade": "ECO-1"]]
        $0.only = ["measures": ["Trade"]]
      })
    #expect(result.exchangeIDs == ["X1"])
    let constant = try ingest(
      Export(.exchanges, text) {
        $0.constants = ["measures": "ECO-1"]
        $0.except = ["measures": ["Trade"]]
      })
    #expect(constant.exchangeIDs == ["X2"])
  }

  @Test func anEmptyCellMayBeFilteredFor() throws {
    let text = "exchange_id,date,measures,senders,state\nX1,2007-02-01,ECO-1,ALB,\nX2,2007-02-01,ECO-1,ALB,x\n"
    #expect(try ingest(Export(.exchanges, text) { $0.only = ["state": [""]] }).exchangeIDs == ["X1"])
    #expect(try ingest(Export(.exchanges, text) { $0.except = ["state": [""]] }).exchangeIDs == ["X2"])
  }

  @Test func filteredIdsAreNotRead() throws {
    let text = """
      exchange_id,date,measures,senders,supersedes,state
      X1,2007-02-01,ECO-1,ALB,,no
      X1,2007-02-01,ECO-1,ALB,,
      X2,2007-02-01,ECO-1,ALB,X3,
      X3,2007-02-01,ECO-1,ALB,,no

      """
    let result = try ingest(Export(.exchanges, text) { $0.except = ["state": ["no"]] })
    #expect(result.briefs == ["unknown-superseded 4/3 supersedes <X3>"])
    #expect(result.exchangeIDs == ["X1"])
  }

  @Test func aRowThatNamesNoPartyIsOutside() throws {
    let text = """
      exchange_id,date,measures,senders,recipients
      X1,2007-02-01,ECO-1,ALB,Nowhere
      X2,2007-02-01,ECO-1,Nowhere;Noone,
      X3,2007-02-01,ECO-1,Nowhere,Bora
      X4,2007-02-01,ECO-1,Nowhere,all
      X5,2007-02-01,ECO-1,,
      X6,2007-02-01,ECO-1,Nowhere;ALB,

      """
    let outside = try ingest(Export(.exchanges, text) { $0.filtersOutsiders = true })
    // Recipients count: X3 names Bora. `all` is no party.
    #expect(outside.counts.filtered == 3)
    #expect(
      outside.briefs == [
        "unknown-party 2/1 recipients <Nowhere>", "unknown-party 4/3 senders <Nowhere>",
        "unknown-party 7/6 senders <Nowhere>",
      ])
    let inside = try ingest(Export(.exchanges, text))
    #expect(inside.counts.filtered == 0)
    #expect(inside.counts.quarantined == 6)
  }

  @Test func outsidersOfOtherKindsAreFiltered() throws {
    let participation = Export(
      .participation, "event_id,start,measures,participant\nE,2007-02-01,ECO-1,Nowhere\nE,2007-02-01,ECO-1,ALB\n"
    ) { $0.filtersOutsiders = true }
    let returns = Export(.returns, "party,area,from,to,status\nNowhere,ECO,2007,2007,nil\n") {
      $0.filtersOutsiders = true
    }
    let milestones = Export(.milestones, "measure,modality,stage,date\nECO-1,a,begun,2007\n") {
      $0.filtersOutsiders = true
    }
    let result = try ingest(participation, returns, milestones)
    #expect(result.briefs.isEmpty)
    #expect(result.accounts.map(\.counts.filtered) == [1, 1, 0])
    #expect(result.accounts.map(\.counts.accepted) == [1, 0, 1])
  }

  @Test func rowsReceivedLaterAreNotYetKnown() throws {
    let text = """
      exchange_id,date,measures,senders,received
      X1,2007-02-01,ECO-1,ALB,2007-03-01
      X2,2007-02-01,ECO-9,Nowhere,2007-03-02
      X3,2007-02-01,ECO-1,ALB,
      X4,2007-02-01,ECO-1,ALB,2007-03
      X5,2007-02-01,ECO-1,ALB,2007
      X6,2007-02-01,ECO-1,ALB,2007-04
      X7,2007-02-01,ECO-1,ALB,soon

      """
    let result = try ingest(Export(.exchanges, text), knownAt: "2007-03-01")
    // A partial date counts by its first day; findings of late rows are not printed.
    #expect(result.exchangeIDs == ["X1", "X3", "X4", "X5"])
    #expect(result.briefs == ["bad-date 8/7 received <soon>"])
    #expect(result.counts.notYetKnown == 2)
    #expect(result.counts.quarantined == 1)
    #expect(try ingest(Export(.exchanges, text)).counts.notYetKnown == 0)
  }

  @Test func aRunAsKnownThenEqualsTheRunMadeThen() throws {
    let early = "exchange_id,date,measures,senders,received,supersedes\nX1,2007-02-01,ECO-1,ALB,2007-02-02,\n"
    let late = early + "X1,2007-02-01,ECO-1,ALB,2007-05-01,\nX2,2007-02-01,ENV-1,ALB,2007-05-01,X1\n"
    let then = try ingest(Export(.exchanges, early))
    let now = try ingest(Export(.exchanges, late), knownAt: "2007-04-30")
    #expect(now.activity.exchanges == then.activity.exchanges)
    #expect(now.findings == then.findings)
    #expect(now.counts.notYetKnown == 2)
    // Not-yet-known rows hold no id.
    let reordered = """
      exchange_id,date,measures,senders,received,supersedes
      X1,2007-02-01,ENV-1,ALB,2007-05-01,
      X1,2007-02-01,ECO-1,ALB,2007-02-02,

      """
    #expect(try ingest(Export(.exchanges, reordered), knownAt: "2007-04-30").exchangeIDs == ["X1"])
  }

  @Test func filteredComesBeforeNotYetKnown() throws {
    let text = "exchange_id,date,measures,senders,received\nX1,2007-02-01,ECO-1,ALB,2007-05-01\n"
    let result = try ingest(Export(.exchanges, text) { $0.only = ["senders": ["BOR"]] }, knownAt: "2007-04-30")
    #expect(result.counts.filtered == 1)
    #expect(result.counts.notYetKnown == 0)
  }
}
