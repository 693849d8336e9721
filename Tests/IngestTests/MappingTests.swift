import Diagnostics
import Ingest
import Tally
import TestSupport
import Testing

@Suite struct MappingTests {
  @Test func columnsTakeForeignHeadersInAnyCase() throws {
    let text = "Sender ; Day;Code;No\nALB;2007-02-01;ECO-1;7\n"
    let result = try ingest(
      Export(.exchanges, text) {
        $0.columns = [
          "senders": .headers(["sender"]), "date": .headers(["DAY"]), "measures": .headers(["Code"]),
          "exchange_id": .headers(["No"]),
        ]
      })
    #expect(result.briefs.isEmpty)
    #expect(result.exchangeIDs == ["7"])
  }

  @Test func findingsNameTheFilesOwnHeader() throws {
    let text = "Code,Day,From,No\nECO-9,2007-02-01,ALB,7\n"
    let result = try ingest(
      Export(.exchanges, text) {
        $0.columns = [
          "senders": .headers(["From"]), "date": .headers(["Day"]), "measures": .headers(["code"]),
          "exchange_id": .headers(["No"]),
        ]
      })
    #expect(result.briefs == ["unknown-measure 2/1 Code <ECO-9>"])
  }

  @Test func severalHeadersAreJoined() throws {
    let text =
      "year,no,date,measures,senders\n2007,1,2007-02-01,ECO-1,ALB\n2008,,2007-02-01,ECO-1,ALB\n,,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(
      Export(.exchanges, text) { $0.columns = ["exchange_id": .headers(["year", "no"])] })
    #expect(result.exchangeIDs == ["2007/1", "2008/"])
    // All of its cells are empty, so the id is.
    #expect(result.briefs == ["missing-value 4/3 year/no <>"])
  }

  @Test func aNumberSignStandsForFileAndRecord() throws {
    let text = "date,measures,senders\n2007-02-01,ECO-1,ALB\n\n2007-02-02,ECO-1,ALB\n"
    let result = try ingest(Export(.exchanges, text, text) { $0.columns = ["exchange_id": .rowNumber] })
    #expect(result.exchangeIDs == ["in/a.csv:1", "in/b.csv:1", "in/a.csv:2", "in/b.csv:2"])
    #expect(result.briefs.isEmpty)
  }

  @Test func oneHeaderMayServeSeveralColumns() throws {
    let text = "id,date,measures,senders\nX,2007-02-01,ECO-1,ALB\n"
    let result = try ingest(
      Export(.exchanges, text) { $0.columns = ["exchange_id": .headers(["id"]), "title": .headers(["id"])] })
    #expect(result.exchangeIDs == ["X"])
    #expect(result.briefs.isEmpty)
  }

  @Test func aConstantWinsOverAColumn() throws {
    let text = "exchange_id,date,measures,senders\nX,2007-02-01,nonsense,ALB\n"
    let result = try ingest(Export(.exchanges, text) { $0.constants = ["measures": "ECO-1"] })
    #expect(result.briefs.isEmpty)
    #expect(result.activity.exchanges.map(\.labels) == [[.measure(0)]])
    let mapped = try ingest(
      Export(.exchanges, text) {
        $0.constants = ["measures": "ENV-1"]
        $0.columns = ["measures": .headers(["measures"])]
      })
    #expect(mapped.activity.exchanges.map(\.labels) == [[.measure(2)]])
  }

  @Test func valuesAreTranslatedOnTrimmedRawCells() throws {
    let text =
      "exchange_id,date,measures,senders,kind\nX,2007-02-01,\u{00A0}Trade ,ALB,Note\nY,2007-02-01,ENV-1,Bora,\n"
    let result = try ingest(
      Export(.exchanges, text) {
        $0.values = ["measures": ["Trade": "ECO-1;ENV"], "kind": ["Note": "views", "": "notification"]]
      })
    #expect(result.briefs.isEmpty)
    // A value without a translation passes as it is.
    #expect(result.activity.exchanges.map(\.labels) == [[.measure(0), .area(1)], [.measure(2)]])
  }

  @Test func valuesMatchTheWholeCellAndItsCase() throws {
    let text = "exchange_id,date,measures,senders\nX,2007-02-01,Trade;ENV,ALB\nY,2007-02-01,trade,ALB\n"
    let result = try ingest(Export(.exchanges, text) { $0.values = ["measures": ["Trade": "ECO-1"]] })
    #expect(result.briefs == ["unknown-measure 2/1 measures <Trade>", "unknown-measure 3/2 measures <trade>"])
  }

  @Test func anEmptyValueIsTranslatedToo() throws {
    let text = "exchange_id,date,measures,senders\nX,2007-02-01,,ALB\nY,2007-02-01, ,ALB\n"
    let result = try ingest(Export(.exchanges, text) { $0.values = ["measures": ["": "ECO"]] })
    #expect(result.briefs.isEmpty)
    #expect(result.exchangeIDs == ["X", "Y"])
  }

  @Test func constantsAreTranslatedAndATranslationIsRead() throws {
    let text = "exchange_id,date,senders\nX,Q1,ALB\n"
    let result = try ingest(
      Export(.exchanges, text) {
        $0.constants = ["measures": "trade"]
        $0.values = ["measures": ["trade": "ECO-1"], "date": ["Q1": "31.03.2007"]]
        $0.dateFormat = DateFormat("dd.MM.yyyy")
      })
    #expect(result.briefs.isEmpty)
    #expect(result.activity.exchanges.map(\.date.text) == ["2007-03-31"])
  }

  @Test func aBadTranslatedCellIsReportedAsTheFileHasIt() throws {
    let text = "exchange_id,date,measures,senders\nX,2007-02-01,Trade,ALB\n"
    let result = try ingest(Export(.exchanges, text) { $0.values = ["measures": ["Trade": "ECO-9"]] })
    #expect(result.briefs == ["unknown-measure 2/1 measures <Trade>"])
  }

  @Test(arguments: [";", "|", "/", ",", "\n", "//"])
  func listsAreSeparatedAsThePipelineSays(separator: String) throws {
    let header = "exchange_id\tdate\tmeasures\tsenders\n"
    let labels = "ECO-1\(separator) ENV-1\(separator)\(separator)"
    let senders = "ALB \(separator)\u{00A0}BOR\(separator)ALB"
    let row = "X\t2007-02-01\t\"\(labels)\"\t\"\(senders)\"\n"
    let result = try ingest(Export(.exchanges, header + row), separator: separator)
    #expect(result.briefs.isEmpty)
    #expect(result.activity.exchanges.map(\.labels) == [[.measure(0), .measure(2)]])
    // Each sender counts once.
    #expect(result.activity.exchanges.map(\.senders) == [[0, 1]])
  }

  @Test func cellsAreTrimmedAndComparedExactly() throws {
    let text = "exchange_id,date,measures,senders,kind\n \u{00A0}X , 2007-02-01\u{00A0},\tECO-1 , ALB ,\" views\"\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.briefs.isEmpty)
    #expect(result.exchangeIDs == ["X"])
  }

  @Test func titlesKeepTheirInnerNewlines() throws {
    let text = "event_id,start,measures,participant,event\nE,2007-02-01,ECO-1,ALB,\" First\nsecond \"\n"
    let result = try ingest(Export(.participation, text))
    #expect(result.activity.events.inFull.map(\.title) == ["First\nsecond"])
  }

  @Test func delimiterAndEncodingMayBeNamed() throws {
    let header = Array("exchange_id|date|measures|senders|title\n".utf8)
    let row = Array("X|2007-02-01|ECO-1|ALB|".utf8) + [0xCC, 0xE8, 0xF0] + Array("\n".utf8)
    let named = try ingest(
      Export(.exchanges, bytes: header + row) {
        $0.delimiter = UInt8(ascii: "|")
        $0.encoding = "windows-1251"
      })
    #expect(named.briefs.isEmpty)
    let automatic = try ingest(Export(.exchanges, bytes: header + row))
    #expect(automatic.findings.map(\.code) == [.badEncoding])
    #expect(
      automatic.findings.first?.reason
        == .badEncoding(offset: header.count + 23, declared: "UTF-8", resembles: "windows-1251"))
    #expect(automatic.findings.first?.column == "title")
  }
}
