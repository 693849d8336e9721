import Diagnostics
import Ingest
import Tally
import Testing

@Suite struct HeaderTests {
  private static let row = "X,2007-02-01,ECO-1,ALB"

  /// The failure that stops a reading.
  private func failure(_ export: Export) -> Failure? {
    do {
      _ = try ingest(export)
      return nil
    } catch {
      return error as? Failure
    }
  }

  @Test func anUnknownColumnIsReportedOnceOnTheHeadersLine() throws {
    let text =
      "\n\nexchange_id,date,measures,senders,Titel,note\n\(HeaderTests.row),a,b\nY\(HeaderTests.row),a,b\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.briefs == ["unknown-column 3/- Titel <Titel>", "unknown-column 3/- note <note>"])
    #expect(
      result.findings.map(\.reason) == [
        .unknownColumn(kind: "exchanges", nearest: "title"), .unknownColumn(kind: "exchanges", nearest: nil),
      ])
    #expect(result.findings.allSatisfy { $0.severity == .warning && $0.record == nil })
    #expect(result.exchangeIDs == ["X", "YX"])
  }

  @Test func eachFileReportsItsOwn() throws {
    let text = "exchange_id,date,measures,senders,note\n"
    let result = try ingest(Export(.exchanges, text, text))
    #expect(result.findings.map(\.file) == ["in/a.csv", "in/b.csv"])
  }

  @Test func aFileOfSeveralEntriesReportsOnce() throws {
    let folder = try TestFolder()
    let file = try folder.write(
      "w.csv", Array("id,date,measures,from,views,notes,other\n1,2007-02-01,ECO-9,ALB,v,n,o\n".utf8))
    var first = InputEntry(kind: .exchanges, number: 1, files: [file])
    first.columns = ["exchange_id": .headers(["views"]), "senders": .headers(["from"])]
    var second = InputEntry(kind: .exchanges, number: 2, files: [file])
    second.columns = ["exchange_id": .headers(["notes"]), "senders": .headers(["FROM"])]
    second.ignoredHeaders = ["ID"]
    let result = try Ingestor.read(
      [first, second], registry: try TestRegistry.load(), settings: IngestSettings(period: TestRegistry.year))
    // Findings on rows repeat by entry; `other` is the one header that no entry names.
    #expect(
      result.briefs == [
        "unknown-column 1/- other <other>", "unknown-measure 2/1 measures <ECO-9>",
        "unknown-measure 2/1 measures <ECO-9>",
      ])
    #expect(result.accounts.map(\.entry) == [1, 2])
    #expect(result.accounts.map(\.counts.quarantined) == [1, 1])
  }

  @Test(arguments: [["NOTE", "extra"], ["note", "EXTRA"]])
  func headersMayBeIgnored(headers: [String]) throws {
    let text = "exchange_id,date,measures,senders,Note,Extra\n\(HeaderTests.row),a,b\n"
    #expect(try ingest(Export(.exchanges, text) { $0.ignoredHeaders = headers }).briefs.isEmpty)
    #expect(try ingest(Export(.exchanges, text) { $0.ignoresAllHeaders = true }).briefs.isEmpty)
    #expect(
      try ingest(Export(.exchanges, text) { $0.ignoredHeaders = ["note"] }).briefs == [
        "unknown-column 1/- Extra <Extra>"
      ])
  }

  @Test func headersThatFiltersNameAreKnown() throws {
    let text = "exchange_id,date,measures,senders,Note,Extra\n\(HeaderTests.row),a,b\n"
    let result = try ingest(
      Export(.exchanges, text) {
        $0.only = ["note": ["a"]]
        $0.except = ["EXTRA": ["c"]]
      })
    #expect(result.briefs.isEmpty)
  }

  @Test func headerNamesAreTrimmedAndComparedWithoutCase() throws {
    let text = " Exchange_ID ,\u{00A0}DATE,Measures,sEnDeRs,,\n\(HeaderTests.row),,\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.briefs.isEmpty)
    #expect(result.exchangeIDs == ["X"])
  }

  @Test func aCellUnderNoHeaderIsRagged() throws {
    let text =
      "exchange_id,date,measures,senders,,\n\(HeaderTests.row),,x\n\(HeaderTests.row.replacing("X", with: "Y"))\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.findings.map(\.code) == [.raggedRow])
    #expect(result.exchangeIDs == ["Y"])
  }

  @Test func aRequiredColumnMustBeThere() {
    let text = "exchange_id,date,measures,sender\n\(HeaderTests.row)\n"
    #expect(
      failure(Export(.exchanges, text))
        == Failure(
          .requiredColumnMissing(column: "senders", kind: "exchanges", nearest: "sender"), file: "in/a.csv", line: 1))
    #expect(failure(Export(.exchanges, text) { $0.constants = ["senders": "ALB"] }) == nil)
    #expect(failure(Export(.exchanges, text) { $0.columns = ["senders": .headers(["sender"])] }) == nil)
  }

  @Test(arguments: [
    (ExportKind.exchanges, ["exchange_id", "date", "measures", "senders"]),
    (.participation, ["event_id", "start", "measures", "participant"]),
    (.milestones, ["measure", "modality", "stage", "date"]), (.returns, ["party", "area", "from", "to", "status"]),
    (.plan, ["plan_id", "year", "measure", "event"]),
  ])
  func requiredColumnsAreThoseOfTheKind(kind: ExportKind, columns: [String]) {
    #expect(failure(Export(kind, columns.joined(separator: ",") + "\n")) == nil)
    for column in columns {
      let rest = columns.filter { $0 != column }
      let found = failure(Export(kind, rest.joined(separator: ",") + ",zzzzzzzzzzzz\n"))
      guard case .requiredColumnMissing(column, kind.rawValue, _) = found?.reason else {
        Issue.record("\(column): \(String(describing: found))")
        continue
      }
    }
  }

  @Test(arguments: ["columns", "only", "except"])
  func aHeaderThatThePipelineNamesMustBeThere(use: String) {
    let found = failure(
      Export(.exchanges, "\nexchange_id,date,measures,senders,Note\n") {
        switch use {
        case "columns": $0.columns = ["title": .headers(["Noet"])]
        case "only": $0.only = ["Noet": ["a"]]
        default: $0.except = ["Noet": ["a"]]
        }
      })
    #expect(
      found == Failure(.mappedColumnMissing(header: "Noet", use: use, nearest: "Note"), file: "in/a.csv", line: 2))
  }

  @Test func aDuplicateHeaderStopsTheRun() {
    let found = failure(Export(.exchanges, "exchange_id,date,measures,senders,Date\n"))
    #expect(found?.reason == .duplicateHeader(header: "Date") || found?.reason == .duplicateHeader(header: "date"))
    #expect(found?.line == 1)
  }

  @Test(arguments: ["", "\n\n", "\u{FEFF}"])
  func aFileWithoutAHeaderStopsTheRun(text: String) {
    #expect(failure(Export(.exchanges, text))?.reason == .inputEmpty)
  }

  @Test func theDelimiterIsTheFirstThatShowsEveryRequiredColumn() throws {
    let text = "exchange_id|date|measures|senders|a,b;c\nX|2007-02-01|ECO-1|ALB|d,e;f\n"
    let result = try ingest(Export(.exchanges, text))
    #expect(result.exchangeIDs == ["X"])
    #expect(result.briefs == ["unknown-column 1/- a,b;c <a,b;c>"])
  }
}
