import Diagnostics
import Ingest
import Registry
import TestSupport
import Testing

@Suite struct DateTests {
  private static let header = "exchange_id,date,measures,senders\n"

  private func reason(_ cell: String, format: String? = nil) throws -> FindingReason? {
    let result = try ingest(
      Export(.exchanges, DateTests.header + "X,\"\(cell)\",ECO-1,ALB\n") {
        $0.dateFormat = format.flatMap(DateFormat.init)
      })
    return result.findings.first?.reason
  }

  @Test(arguments: [
    // 39156 days after 30 December 1899.
    ("39156", FindingReason.DateMistake?.some(.serialNumber(date: "2007-03-15"))),
    ("15 Mar 2007", .monthName), ("Mar-07", .monthName), ("15 марта 2007", .monthName), ("15.03.2007", .otherOrder),
    ("3/15/2007", .otherOrder), ("2007/03/15", .otherOrder), ("2007-3-15", .otherOrder),
    ("2007-03-15 00:00", .timePart), ("2007-03-15T10:00:00Z", .timePart), ("2007-02-29", .noSuchDay),
    ("2007-13", .noSuchDay), ("2007-00-01", .noSuchDay), ("soon", nil), ("-", nil),
    ("1.8.25", .twoDigitYear), ("15/03/07", .twoDigitYear),
  ])
  func anISODateThatIsNoneSaysWhatProbablyHappened(cell: String, guess: FindingReason.DateMistake?) throws {
    #expect(try reason(cell) == .badDate(expected: "YYYY-MM-DD, YYYY-MM or YYYY", guess: guess))
  }

  @Test(arguments: [
    ("dd.MM.yyyy", "15.03.2007", "2007-03-15"), ("d.M.yyyy", "5.3.2007", "2007-03-05"),
    ("d.M.yyyy", "15.03.2007", "2007-03-15"), ("MM/dd/yyyy", "03/15/2007", "2007-03-15"),
    ("yyyy/M", "2007/3", "2007-03"), ("yyyy", "2007", "2007"), ("MM yyyy", "03 2007", "2007-03"),
    ("yyyyMMdd", "20070315", "2007-03-15"), ("d. M. yyyy", "1. 2. 2007", "2007-02-01"),
  ])
  func aFormatReadsItsDates(format: String, cell: String, expected: String) throws {
    let result = try ingest(
      Export(.exchanges, DateTests.header + "X,\(cell),ECO-1,ALB\n") { $0.dateFormat = DateFormat(format) })
    #expect(result.findings.isEmpty)
    #expect(result.activity.exchanges.map(\.date.text) == [expected])
  }

  @Test(arguments: [
    ("dd.MM.yyyy", "2007-03-15", FindingReason.DateMistake?.some(.otherOrder)), ("dd.MM.yyyy", "5.3.2007", .otherOrder),
    ("dd.MM.yyyy", "15.03.07", .twoDigitYear), ("dd.MM.yyyy", "2007", nil), ("dd.MM.yyyy", "31.02.2007", .noSuchDay),
    ("dd.MM.yyyy", "15.03.2007 00:00:00", .timePart), ("d.M.yyyy", "15 Mar 2007", .monthName),
    ("yyyy", "20070", .serialNumber(date: "1954-12-12")), ("dd.MM.yyyy", "x15.03.2007", .monthName),
  ])
  func onlyTheFormatNamedIsRead(format: String, cell: String, guess: FindingReason.DateMistake?) throws {
    #expect(try reason(cell, format: format) == .badDate(expected: format, guess: guess))
  }

  @Test(arguments: [
    "", "dd.MM", "yy-MM-dd", "dd.yyyy", "yyyy-yyyy", "dd.MM.yyyy HH", "YYYY-MM-DD", "dd MMM yyyy", "yyyy-1",
  ])
  func otherFormsAreNone(format: String) {
    #expect(DateFormat(format) == nil)
  }

  @Test func theFormatHoldsForAllDatesOfTheFile() throws {
    let result = try ingest(
      Export(
        .participation,
        "event_id,start,end,measures,participant,received\nE,15.03.2007,2007-03-16,ECO-1,ALB,17.03.2007\n"
      ) { $0.dateFormat = DateFormat("dd.MM.yyyy") })
    #expect(result.briefs == ["bad-date 2/1 end <2007-03-16>"])
  }

  @Test func aFindingGivesTheRawValueOfAFormattedDate() throws {
    let header = "event_id,start,measures,participant\n"
    let result = try ingest(
      Export(.participation, header + "E,15.03.2007,ECO-1,ALB\nE,16.03.2007,ECO-1,BOR\n") {
        $0.dateFormat = DateFormat("dd.MM.yyyy")
      })
    #expect(result.briefs == ["event-date-mismatch 3/2 start <16.03.2007>"])
    #expect(result.findings.map(\.reason) == [.eventDateMismatch(eventStart: "2007-03-15")])
  }

  @Test(arguments: [
    // The period is 15 February to 14 December 2007.
    ("2007", "2007-01-01 to 2007-12-31"), ("2007-02", "2007-02-01 to 2007-12-14"),
    ("2007-12", "2007-02-15 to 2007-12-31"), ("2007-02-14", nil), ("2007-01", nil), ("2007-03", nil), ("2006", nil),
    ("2008", nil), ("2007-12-15", nil),
  ])
  func aDateThatStraddlesThePeriodNamesTheNearestThatTakesItIn(cell: String, mend: String?) throws {
    let period = Period(from: day("2007-02-15"), to: day("2007-12-14"))
    let exchanges = Export(.exchanges, DateTests.header + "X,\(cell),ECO-1,ALB\n")
    let participation = Export(.participation, "event_id,start,measures,participant\nE,\(cell),ECO-1,ALB\n")
    let milestones = Export(.milestones, "measure,modality,stage,date\nECO-1,a,begun,\(cell)\n")
    let result = try ingest(exchanges, participation, milestones, period: period)
    let expected = mend.map { FindingReason.ambiguousDate(period: "2007-02-15 to 2007-12-14", mend: $0) }
    #expect(result.findings.map(\.reason) == expected.map { [$0, $0, $0] } ?? [])
    #expect(result.findings.map(\.column) == (mend == nil ? [] : ["date", "start", "date"]))
    #expect(result.findings.allSatisfy { $0.value == cell && $0.severity == .error })
  }

  @Test func returnsAndPlansMayStraddle() throws {
    let period = Period(from: day("2007-02-15"), to: day("2007-12-14"))
    let returns = Export(.returns, "party,area,from,to,status\nALB,ECO,2007,2007,nil\n")
    let plan = Export(.plan, "plan_id,year,measure,event,planned_start\nP,2007,ECO-1,Event,2007-02\n")
    let result = try ingest(returns, plan, period: period)
    #expect(result.findings.isEmpty)
    #expect(result.accounts.map(\.counts.inPeriod) == [1, 1])
  }

  @Test(arguments: [
    ("1 200", FindingReason.NumberMistake?.some(.grouped)), ("1\u{00A0}200", .grouped), ("1\u{202F}200", .grouped),
    ("1'200", .grouped), ("1,200", .grouped), ("1.200", .grouped), ("12.5", .fraction), ("12,5", .fraction),
    ("3.0", .fraction), ("-3", .negative), ("\u{2212}3", .negative), ("１２", .otherDigits), ("١٢", .otherDigits),
    ("twelve", nil), ("+3", nil), ("3 people", nil), ("1,2E+03", .scientific), ("0x1F", nil),
  ])
  func aNumberThatIsNoneSaysWhatProbablyHappened(cell: String, guess: FindingReason.NumberMistake?) throws {
    let header = "event_id,start,measures,participant,delegates\n"
    let result = try ingest(Export(.participation, header + "E,2007-03-15,ECO-1,ALB,\"\(cell)\"\n"))
    #expect(result.findings.map(\.reason) == [.badNumber(guess: guess)])
    #expect(result.findings.map(\.value) == [cell])
  }

  @Test(arguments: [("0", 0), ("007", 7), (" 12 ", 12), ("999999999", 999_999_999), ("\u{00A0}5\u{00A0}", 5)])
  func digitsAreANumber(cell: String, number: Int) throws {
    let header = "event_id,start,measures,participant,delegates\n"
    let result = try ingest(Export(.participation, header + "E,2007-03-15,ECO-1,ALB,\(cell)\n"))
    #expect(result.findings.isEmpty)
    #expect(result.activity.events.inFull.first?.contributions.map(\.delegates) == [number])
  }
}
