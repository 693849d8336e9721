import Diagnostics
import Ingest
import Tally
import Testing

/// Each code with its line, record, column and value; the first record spans three lines.
@Suite struct FindingPlaceTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let row: String
    let expected: [String]
    var testDescription: String { row.debugDescription }

    init(_ row: String, _ expected: String...) {
      self.row = row
      self.expected = expected
    }
  }

  private static let exchanges = """
    exchange_id,date,measures,senders,recipients,kind,title,document,received,supersedes
    X0,2007-02-01,ECO-1,ALB,all,information,"a
    b
    c",,,

    """

  @Test(arguments: [
    Case("X1,2007-02-01,ECO-1\n", "ragged-row 5/2  <>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,,,,,\n", "ragged-row 5/2  <>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,\"open,,,\n", "unterminated-quote 5/2 title <\"open,,,\n>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,a\0b,,,\n", "nul-byte 5/2 title <a\0b>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,a\"b,,,\n", "bad-quote 5/2 title <a\"b>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,\"a\"b,,,\n", "bad-quote 5/2 title <\"a\"b>"),
    Case(",2007-02-01,ECO-1,ALB,,,,,,\n", "missing-value 5/2 exchange_id <>"),
    Case(
      "X1,\u{00A0}, , ;;,,,,,,\n", "missing-value 5/2 date <>", "missing-value 5/2 measures <>",
      "missing-value 5/2 senders <;;>"),
    Case("X1,2007-02-30,ECO-1,ALB,,,,,,\n", "bad-date 5/2 date <2007-02-30>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,,,soon,\n", "bad-date 5/2 received <soon>"),
    Case("X1,2007-02-01,ECO-1;ECO-9,ALB,,,,,,\n", "unknown-measure 5/2 measures <ECO-9>"),
    Case("X1,2007-02-01,eco-1,ALB,,,,,,\n", "unknown-measure 5/2 measures <eco-1>"),
    Case(
      "X1,2007-02-01,ECO-1,ALB;Nowhere;alb,,,,,,\n", "unknown-party 5/2 senders <Nowhere>",
      "unknown-party 5/2 senders <alb>"),
    Case("X1,2007-02-01,ECO-1,ALB,All;BOR,,,,,\n", "unknown-party 5/2 recipients <All>"),
    Case("X1,2007-02-01,ECO-1,ALB,all;;BOR,,,,,\n", "unknown-party 5/2 recipients <all>"),
    Case("X1,2007-02-01,ECO-1,ALB,all;,,,,,\n"),
    Case("X1,2007-02-01,ECO-1,ALB,;,,,,,\n", "missing-value 5/2 recipients <;>"),
    Case("X1,2007-02-01,ECO-1,ALB,,memo,,,,\n", "unknown-kind 5/2 kind <memo>"),
    Case("X1,2007-02-01,ECO-1,ALB,,Views,,,,\n", "unknown-kind 5/2 kind <Views>"),
    Case("X1,2007-04-01,ECO-2;ECO-1,ALB,,,,,,\n", "measure-not-in-force 5/2 measures <ECO-2>"),
    Case("X1,2007-03,ECO-2,ALB,,,,,,\n"),
    Case(
      "X1,2007-04-01,HUM;HUM-1,ALB,,,,,,\n", "measure-not-in-force 5/2 measures <HUM>",
      "measure-not-in-force 5/2 measures <HUM-1>"),
    Case("X1,2007-02-01,ECO-1,GUE,,,,,,\n", "party-without-status 5/2 senders <GUE>"),
    Case("X1,2007-02-01,ECO-1,Applia,,,,,,\n", "party-without-status 5/2 senders <Applia>"),
    Case("X1,2007-02-01,ECO-1,ALB,GUE;APP,,,,,\n"),
    Case("X1,2007-02-01,ECO-1,Old Bora,,,,,,\n", "unknown-party 5/2 senders <Old Bora>"),
    Case("X0,2007-02-01,ECO-1,ALB,,,,,,\n", "duplicate-id 5/2 exchange_id <X0>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,,,,X9\n", "unknown-superseded 5/2 supersedes <X9>"),
    Case("X1,2007-02-01,ECO-1,ALB,,,,,,X1\n", "unknown-superseded 5/2 supersedes <X1>"),
    // Checks that depend on the unreadable date are skipped.
    Case("X1,2.2.2007,ECO-2;HUM,GUE;Old Bora,,,,,,\n", "bad-date 5/2 date <2.2.2007>"),
    // Every problem of a row, in the order of its columns.
    Case(
      "X1,soon,ECO-9,Nowhere,Noone,memo,,,late,X9\n", "bad-date 5/2 date <soon>",
      "unknown-measure 5/2 measures <ECO-9>",
      "unknown-party 5/2 senders <Nowhere>", "unknown-party 5/2 recipients <Noone>", "unknown-kind 5/2 kind <memo>",
      "bad-date 5/2 received <late>", "unknown-superseded 5/2 supersedes <X9>"),
  ])
  func exchanges(_ example: Case) throws {
    let result = try ingest(Export(.exchanges, FindingPlaceTests.exchanges + example.row))
    #expect(result.briefs == example.expected)
    #expect(result.findings.allSatisfy { $0.file == "in/a.csv" })
    let isQuarantined = result.findings.contains { $0.severity == .error }
    #expect(result.counts.quarantined == (isQuarantined ? 1 : 0))
    #expect(result.counts.accepted == (isQuarantined ? 1 : 2))
  }

  @Test func eachGuestOfAListHasItsFinding() throws {
    let row = "X1,2007-02-01,ECO-1,ALB;GUE;Applia,,,,,,\n"
    let result = try ingest(Export(.exchanges, FindingPlaceTests.exchanges + row))
    #expect(
      result.briefs == ["party-without-status 5/2 senders <GUE>", "party-without-status 5/2 senders <Applia>"])
    #expect(result.exchangeIDs == ["X0", "X1"])
  }

  private static let participation = """
    event_id,start,end,event,measures,participant,role,delegates,list,place
    E1,2007-05-02,,"a
    b",ECO-1,ALB,,,,

    """

  @Test(arguments: [
    Case("E2,2007-05-02,2007-05-01,,ECO-1,ALB,,,,\n", "end-before-start 4/2 end <2007-05-01>"),
    Case("E2,2007-05-02,2007-05,,ECO-1,ALB,,,,\n"),
    Case("E2,2007-05-02,2007-04,,ECO-1,ALB,,,,\n", "end-before-start 4/2 end <2007-04>"),
    Case("E2,2007-05-02,no,,ECO-1,ALB,,,,\n", "bad-date 4/2 end <no>"),
    Case("E2,2007-05-02,,,ECO-1,ALB,,two,,\n", "bad-number 4/2 delegates <two>"),
    Case("E2,2007-05-02,,,ECO-1,ALB,guest,,,\n", "unknown-role 4/2 role <guest>"),
    Case("E2,2007-05-02,,,ECO-1,ALB,,,full,\n", "unknown-list 4/2 list <full>"),
    Case("E2,2007-05-02,,,ECO-1,Nowhere,,,,\n", "unknown-party 4/2 participant <Nowhere>"),
    Case("E2,2007-05-02,,,ECO-1,,,,,\n", "missing-value 4/2 participant <>"),
    Case(",2007-05-02,,,ECO-1,ALB,,,,\n", "missing-value 4/2 event_id <>"),
    Case("E2,2007-05-02,,,ECO-1,GUE,,,,\n", "party-without-status 4/2 participant <GUE>"),
    Case("E1,2007-05-03,,,ECO-1,BOR,,,,\n", "event-date-mismatch 4/2 start <2007-05-03>"),
    Case("E1,2007-05,,,ECO-1,BOR,,,,\n"),
    Case("E1,2007-05-01,,,ECO-1,BOR,,,,\n", "event-date-mismatch 2/1 start <2007-05-02>"),
    // Participation has no ids of its own.
    Case("E1,2007-05-02,,,ECO-1,ALB,,,,\n"),
  ])
  func participation(_ example: Case) throws {
    let result = try ingest(Export(.participation, FindingPlaceTests.participation + example.row))
    #expect(result.briefs == example.expected)
    let isQuarantined = result.findings.contains { $0.severity == .error }
    #expect(result.counts.quarantined == (isQuarantined ? 1 : 0))
  }

  @Test(arguments: [
    Case("ECO-1,c,begun,2007-05-01,,,\n", "unknown-modality 4/2 modality <c>"),
    // The stages of a modality that cannot be read are not looked at.
    Case("ECO-1,c,never,2007-05-01,,,\n", "unknown-modality 4/2 modality <c>"),
    Case("ECO-1,a,first,2007-05-01,,,\n", "unknown-stage 4/2 stage <first>"),
    Case("ECO-1,a,,2007-05-01,,,\n", "missing-value 4/2 stage <>"),
    Case("ECO-1,a,done,2007-05-01,,,final\n", "unknown-status 4/2 status <final>"),
    Case("ECO,a,done,2007-05-01,,,\n", "unknown-measure 4/2 measure <ECO>"),
    Case("ECO-2,a,done,2007-05-01,,,\n", "measure-not-in-force 4/2 measure <ECO-2>"),
    Case("ECO-1,a,done,2007-01-31,,,\n", "stage-out-of-order 4/2 date <2007-01-31>"),
    Case("ECO-1,a,done,2007-02-01,,,\n"),
    Case("ECO-1,b,first,2007-01-31,,,\n"),
    Case("ENV-1,a,done,2007-01-31,,,\n"),
  ])
  func milestones(_ example: Case) throws {
    let first = "measure,modality,stage,date,body,document,status\nECO-1,a,halfway,2007-02-01,\"a\nb\",,\n"
    let result = try ingest(Export(.milestones, first + example.row))
    #expect(result.briefs == example.expected)
    let isQuarantined = result.findings.contains { $0.severity == .error }
    #expect(result.counts.quarantined == (isQuarantined ? 1 : 0))
  }

  @Test(arguments: [
    Case("ALB,EC,2007,2007,nil\n", "unknown-area 2/1 area <EC>"),
    Case("ALB,ECO-1,2007,2007,nil\n", "unknown-area 2/1 area <ECO-1>"),
    Case("ALB,ECO;ENV,2007,2007,nil\n", "unknown-area 2/1 area <ECO;ENV>"),
    Case("ALB,All,2007,2007,nil\n", "unknown-area 2/1 area <All>"),
    Case("ALB,all,2007,2007,nil\n"),
    Case("ALB,HUM,2007,2007,nil\n", "measure-not-in-force 2/1 area <HUM>"),
    Case("ALB,HUM,2007,2008,nil\n"),
    Case("ALB,ECO,2007,2006,nil\n", "end-before-start 2/1 to <2006>"),
    Case("ALB,ECO,2007-06,2007,nil\n"),
    Case("ALB,ECO,2007,2007,done\n", "unknown-status 2/1 status <done>"),
    Case("ALB,ECO,2007,2007,\n", "missing-value 2/1 status <>"),
    Case("Nowhere,ECO,,2007,nil\n", "unknown-party 2/1 party <Nowhere>", "missing-value 2/1 from <>"),
  ])
  func returns(_ example: Case) throws {
    let result = try ingest(Export(.returns, "party,area,from,to,status\n" + example.row))
    #expect(result.briefs == example.expected)
    #expect(result.counts.accepted == (example.expected.isEmpty ? 1 : 0))
  }

  @Test(arguments: [
    Case("P2,07,ECO-1,Event,,,,\n", "bad-date 3/2 year <07>"),
    Case("P2,2007-05,ECO-1,Event,,,,\n", "bad-date 3/2 year <2007-05>"),
    Case("P2,2007,ECO,Event,,,,\n"),
    Case("P2,2007,XXX,Event,,,,\n", "unknown-measure 3/2 measure <XXX>"),
    Case("P2,2007,HUM-1,Event,,,,\n", "measure-not-in-force 3/2 measure <HUM-1>"),
    Case("P2,2007,ECO-1,,,,,\n", "missing-value 3/2 event <>"),
    Case("P2,2007,ECO-1,Event,Nowhere,,,\n", "unknown-party 3/2 lead <Nowhere>"),
    Case("P2,2006,ECO-1,Event,Old Bora,,,\n"),
    Case("P2,2007,ECO-1,Event,,autumn,,\n", "bad-date 3/2 planned_start <autumn>"),
    Case("P2,2007,ECO-1,Event,,,,done\n", "unknown-status 3/2 status <done>"),
    Case("P1,2007,ECO-1,Event,,,,\n", "duplicate-id 3/2 plan_id <P1>"),
  ])
  func plan(_ example: Case) throws {
    let first =
      "plan_id,year,measure,event,lead,planned_start,event_id,status\nP1,2007,ECO-1,Event,ALB,2007-05,E1,held\n"
    let result = try ingest(Export(.plan, first + example.row))
    #expect(result.briefs == example.expected)
    #expect(result.counts.accepted == (example.expected.isEmpty ? 2 : 1))
  }
}
