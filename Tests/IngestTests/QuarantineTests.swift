import Diagnostics
import Ingest
import Tally
import Testing

@Suite struct QuarantineTests {
  @Test func rowsAreKeptByteForByte() throws {
    let header = "\u{FEFF}exchange_id, date ,measures,senders,title\r\n"
    let bad = "  A ,never,\"ECO-9\",\tNowhere,\"two\r\nlines, \"\"quoted\"\"\""
    let good = "B,2007-02-01,ECO-1,ALB,"
    let late = "B,2007-02-01,ECO-1,ALB,again"
    let text = header + bad + "\r\n" + good + "\r\n" + late
    let reading = try Reading([Export(.exchanges, text)])
    let file = try #require(reading.result.quarantine.first)
    #expect(file.file.name == "in/a.csv")
    #expect(file.kind == .exchanges)
    #expect(file.rows.map(\.record) == [1, 3])
    #expect(file.rows.map(\.line) == [2, 5])
    #expect(file.rows.map(\.codes) == [[.badDate, .unknownMeasure, .unknownParty], [.duplicateID]])
    let (bytes, cut) = try file.verbatim()
    #expect(String(decoding: bytes, as: UTF8.self) == header + bad + "\n" + late + "\n")
    #expect(cut.isEmpty)
  }

  @Test func aSeparatorLineStaysBeforeTheHeader() throws {
    let text = "sep=;\nexchange_id;date;measures;senders\nA;never;ECO-1;ALB\n"
    let reading = try Reading([Export(.exchanges, text)])
    let file = try #require(reading.result.quarantine.first)
    #expect(String(decoding: try file.verbatim().bytes, as: UTF8.self) == text)
    #expect(reading.result.briefs == ["bad-date 3/1 date <never>"])
  }

  @Test func aFileThatIsWrittenToBeforeItsRowsAreCopiedIsNoticed() throws {
    let reading = try Reading([Export(.exchanges, "exchange_id,date,measures,senders\nA,never,ECO-1,ALB\n")])
    let file = try #require(reading.result.quarantine.first)
    _ = try reading.folder.write("a.csv", Array("exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\n".utf8))
    #expect(throws: Failure(.inputChanged, file: "in/a.csv")) { try file.verbatim() }
  }

  @Test func bytesThatAreNoTextStay() throws {
    let header = Array("exchange_id,date,measures,senders,title\n".utf8)
    let row = Array("A,2007-02-01,ECO-1,ALB,".utf8) + [0xE9, 0x00, 0xFF]
    let reading = try Reading([Export(.exchanges, bytes: header + row + [0x0A])])
    #expect(Set(reading.result.findings.map(\.code)) == [.badEncoding, .nulByte])
    let file = try #require(reading.result.quarantine.first)
    #expect(try file.verbatim().bytes == header + row + [0x0A])
  }

  @Test func aQuoteThatNeverClosesCostsOneLine() throws {
    let header = "exchange_id,date,measures,senders,title\n"
    let open = "A,2007-02-01,ECO-1,ALB,\"open"
    let text = header + open + "\nB,2007-02-01,ECO-1,ALB,\nC,never,ECO-1,ALB,\n"
    let reading = try Reading([Export(.exchanges, text)])
    #expect(reading.result.findings.map(\.code) == [.unterminatedQuote, .badDate])
    #expect(reading.result.findings.map(\.line) == [2, 4])
    #expect(reading.result.findings.map(\.record) == [1, 3])
    #expect(reading.result.exchangeIDs == ["B"])
    let file = try #require(reading.result.quarantine.first)
    #expect(String(decoding: try file.verbatim().bytes, as: UTF8.self) == header + open + "\nC,never,ECO-1,ALB,\n")
  }

  @Test func aRowThatIsTooLongIsCutAndSaysSo() throws {
    let header = "exchange_id,date,measures,senders,title\n"
    let start = "A,2007-02-01,ECO-1,ALB,"
    let text = header + start + String(repeating: "x", count: 1_048_577) + "\nB,never,ECO-1,ALB,\n"
    let reading = try Reading([Export(.exchanges, text)])
    #expect(reading.result.findings.map(\.reason.code) == [.fieldTooLong, .badDate])
    #expect(reading.result.findings.map(\.line) == [2, 3])
    let file = try #require(reading.result.quarantine.first)
    let (bytes, cut) = try file.verbatim()
    #expect(cut == [1])
    #expect(bytes.count == header.utf8.count + 1_048_576 + 1 + "B,never,ECO-1,ALB,\n".utf8.count)
    #expect(String(decoding: bytes.suffix(24), as: UTF8.self) == "xxxx\nB,never,ECO-1,ALB,\n")
  }

  @Test func theLongestFieldIsRead() throws {
    let header = "exchange_id,date,measures,senders,title\n"
    let text = header + "A,2007-02-01,ECO-1,ALB," + String(repeating: "x", count: 1_048_576) + "\n"
    #expect(try ingest(Export(.exchanges, text)).exchangeIDs == ["A"])
  }

  @Test func filesWithoutBadRowsAreNotNamed() throws {
    let good = "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\n"
    let bad = "exchange_id,date,measures,senders\nA,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(Export(.exchanges, good, bad))
    #expect(result.quarantine.map(\.file.name) == ["in/b.csv"])
    #expect(result.quarantine.map(\.entry) == [1])
  }

  @Test func quarantinedRowsSayWhomTheyName() throws {
    let exchanges = Export(
      .exchanges,
      """
      exchange_id,date,measures,senders
      A,never,ECO-1,ALB;Nowhere
      B,2007-02-01,ECO-9;ENV,BOR
      C,2007-02-01,ECO-1
      D,2009-01-01,ECO-9,DOR

      """
    )
    let participation = Export(
      .participation,
      "event_id,start,measures,participant,delegates\nE,2007-03,ECO-1,ALB,few\nE,2007-03,ECO-1,Nowhere,few\n")
    let returns = Export(.returns, "party,area,from,to,status\nACI,all,2007,2007,done\nACI,XXX,2007,2007,nil\n")
    let reading = try ingest(exchanges, participation, returns)
    let (alb, bor, aci, dor) = (0, 1, 2, 3)
    let year = date("2007")
    #expect(
      reading.activity.quarantined == [
        QuarantinedCell(parties: [alb], labels: [.measure(0)], isAllAreas: false, first: nil, last: nil),
        QuarantinedCell(
          parties: [bor], labels: [.area(1)], isAllAreas: false, first: day("2007-02-01"), last: day("2007-02-01")),
        QuarantinedCell(
          parties: [dor], labels: [], isAllAreas: false, first: day("2009-01-01"), last: day("2009-01-01")),
        QuarantinedCell(
          parties: [alb], labels: [.measure(0)], isAllAreas: false, first: day("2007-03-01"), last: day("2007-03-31")),
        QuarantinedCell(parties: [aci], labels: [], isAllAreas: true, first: year.first, last: year.last),
        QuarantinedCell(parties: [aci], labels: [], isAllAreas: false, first: year.first, last: year.last),
      ])
    #expect(reading.activity.events.count == 0)
  }
}
