import Diagnostics
import Ingest
import Tally
import TestSupport
import Testing

@Suite struct DuplicateTests {
  @Test func theLaterRowIsTheDouble() throws {
    let text =
      "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\nB,2007-02-01,ECO-1,ALB\nA,2007-03-01,ENV-1,BOR\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.briefs == ["duplicate-id 4/3 exchange_id <A>"])
    #expect(result.findings.map(\.reason) == [.duplicateID(file: "in/a.csv", line: 2)])
    #expect(result.activity.exchanges.map(\.date.text) == ["2007-02-01", "2007-02-01"])
  }

  @Test func idsReachAcrossFilesAndEntries() throws {
    let text = "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(Export(.exchanges, text, text), Export(.exchanges, text))
    #expect(result.findings.map(\.file) == ["in/b.csv", "in/c.csv"])
    #expect(result.findings.allSatisfy { $0.reason == .duplicateID(file: "in/a.csv", line: 2) })
    #expect(result.accounts.map(\.counts.accepted) == [1, 0, 0])
  }

  @Test func idsAreComparedExactlyAfterTrimming() throws {
    let text =
      "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\na,2007-02-01,ECO-1,ALB\n A ,2007-02-01,ECO-1,ALB\n"
    #expect(try ingest(Export(.exchanges, text)).briefs == ["duplicate-id 4/3 exchange_id <A>"])
  }

  @Test func anEmptyIdIsNoDouble() throws {
    let text = "exchange_id,date,measures,senders\n,2007-02-01,ECO-1,ALB\n,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.findings.map(\.code) == [.missingValue, .missingValue])
  }

  @Test func theValueIsThatOfTheFile() throws {
    let text = "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\nalias,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(Export(.exchanges, text) { $0.values = ["exchange_id": ["alias": "A"]] })
    #expect(result.briefs == ["duplicate-id 3/2 exchange_id <alias>"])
  }

  private static let attendance = """
    event_id,start,measures,participant,role,delegates
    E,2007-02-01,ECO-1,ALB,,
    E,2007-02-01,ECO-1,ALB,host,2
    E,2007-02-01,ENV-1,ALB,,
    E,2007-02-01,ECO-1,BOR,,

    """

  @Test func participationIsUniqueWhereThePipelineSaysSo() throws {
    #expect(try ingest(Export(.participation, DuplicateTests.attendance)).briefs.isEmpty)
    let result = try ingest(
      Export(.participation, DuplicateTests.attendance) { $0.unique = ["participant", "event_id"] })
    // On the first column of the key.
    #expect(result.briefs == ["duplicate-id 3/2 participant <ALB>", "duplicate-id 4/3 participant <ALB>"])
    #expect(
      result.findings.map(\.reason) == [
        .duplicateID(file: "in/a.csv", line: 2), .duplicateID(file: "in/a.csv", line: 2),
      ])
    #expect(result.counts.quarantined == 2)
    // A double is no reason to call the list partial.
    #expect(result.activity.events.inFull.map(\.hasQuarantinedRow) == [false])
    let other = try ingest(
      Export(.participation, DuplicateTests.attendance) { $0.unique = ["event_id", "participant", "measures", "role"] })
    #expect(other.briefs.isEmpty)
  }

  @Test func aKeyHoldsOverAllFilesOfTheEntryAndNotBeyond() throws {
    let text = "event_id,start,measures,participant\nE,2007-02-01,ECO-1,ALB\n"
    let entry = Export(.participation, text, text) { $0.unique = ["event_id", "participant"] }
    let result = try ingest(entry, entry)
    #expect(result.findings.map(\.file) == ["in/b.csv", "in/d.csv"])
  }

  @Test func aKeyOfEmptyCellsIsNone() throws {
    let text = """
      event_id,start,measures,participant,place,document
      E,2007-02-01,ECO-1,ALB,,
      E,2007-02-01,ECO-1,BOR,,
      E,2007-02-01,ECO-1,DOR,x,
      E,2007-02-01,ECO-1,ACI,x,

      """
    let result = try ingest(Export(.participation, text) { $0.unique = ["place", "document"] })
    #expect(result.briefs == ["duplicate-id 5/4 place <x>"])
  }

  @Test func filteredRowsHoldNoKey() throws {
    let text = "event_id,start,measures,participant,state\nE,2007-02-01,ECO-1,ALB,no\nE,2007-02-01,ECO-1,ALB,\n"
    let result = try ingest(
      Export(.participation, text) {
        $0.unique = ["event_id", "participant"]
        $0.except = ["state": ["no"]]
      })
    #expect(result.briefs.isEmpty)
  }

  @Test func aRowQuarantinedForMoreThanADoubleMakesTheListPartial() throws {
    let text = "event_id,start,measures,participant\nE,2007-02-01,ECO-1,ALB\nE,2007-02-01,ECO-9,ALB\n"
    let result = try ingest(Export(.participation, text) { $0.unique = ["event_id", "participant"] })
    #expect(result.findings.map(\.code).sorted { $0.rawValue < $1.rawValue } == [.duplicateID, .unknownMeasure])
    #expect(result.activity.events.inFull.map(\.hasQuarantinedRow) == [true])
  }

  private static let grouped = """
    exchange_id,date,measures,senders,title,supersedes
    A,2007-02-01,ECO-1,ALB,One,
    B,2007-02-01,ECO-1,ALB,Two,
    A,2007-02-01,ECO-1,BOR,One,
    A,2007-02-01,ECO-1,BOR,Another,
    A,2007-02-01,ECO-1,DOR;ALB,One,

    """

  @Test func rowsThatDifferOnlyInSendersAreOneRecord() throws {
    let result = try ingest(Export(.exchanges, DuplicateTests.grouped) { $0.isGrouped = true })
    #expect(result.briefs == ["duplicate-id 5/4 exchange_id <A>"])
    #expect(result.exchangeIDs == ["A", "B"])
    #expect(result.activity.exchanges.first?.senders == [0, 1, 3])
    // Accounting counts rows.
    #expect(result.counts.accepted == 4)
    #expect(result.counts.quarantined == 1)
    let plain = try ingest(Export(.exchanges, DuplicateTests.grouped))
    #expect(plain.counts.accepted == 2)
    #expect(plain.activity.exchanges.first?.senders == [0])
  }

  @Test func aGroupIsSupersededAsOne() throws {
    let text = DuplicateTests.grouped + "C,2007-02-01,ENV-1,ALB,Three,A\nC,2007-02-01,ENV-1,BOR,Three,A\n"
    let result = try ingest(Export(.exchanges, text) { $0.isGrouped = true })
    #expect(result.exchangeIDs == ["B", "C"])
    #expect(result.counts.superseded == 3)
    #expect(result.counts.accepted == 3)
  }

  @Test func aBadSenderCostsItsRowOfTheGroup() throws {
    let text = "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,Nowhere\nA,2007-02-01,ECO-1,BOR\n"
    let result = try ingest(Export(.exchanges, text) { $0.isGrouped = true })
    #expect(result.briefs == ["unknown-party 2/1 senders <Nowhere>"])
    #expect(result.activity.exchanges.map(\.senders) == [[1]])
  }
}
