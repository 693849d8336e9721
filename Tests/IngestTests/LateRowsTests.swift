import Diagnostics
import Tally
import Testing

@testable import Ingest

/// Rows that start later than their event, of which a tally keeps the first place only.
@Suite struct LateRowsTests {
  private static let text = """
    event_id,start,measures,participant
    E,2007-03-16,ECO-1,ALB
    F,2007-03-20,ECO-1,ALB
    E,2007-03-16,ECO-1,"BOR"
    E,2007-03-15,ECO-1,ACI

    E,2007-03-16,ECO-1,DOR
    F,2007-03-21,ECO-1,BOR

    """

  @Test("every late row is found at its place, those of one start by a second reading")
  func places() throws {
    let result = try ingest(Export(.participation, Self.text))
    #expect(
      result.briefs == [
        "event-date-mismatch 2/1 start <2007-03-16>", "event-date-mismatch 4/3 start <2007-03-16>",
        "event-date-mismatch 7/5 start <2007-03-16>", "event-date-mismatch 8/6 start <2007-03-21>",
      ])
    #expect(result.counts.accepted == 6)
  }

  @Test("a file that was written to before its second reading stops the run")
  func changed() throws {
    let folder = try TestFolder()
    let file = try folder.write("a.csv", Array(Self.text.utf8))
    let entry = InputEntry(kind: .participation, number: 1, files: [file])
    let settings = IngestSettings(period: TestRegistry.year)
    var tallies = [ActivityTally()]
    let read = try FileIngest(
      entry, file, place: 0, settings: settings, codes: CodeIndex(try TestRegistry.load()), keys: UniqueKeys(),
      mayReportHeader: { _ in true }, into: &tallies)
    let late = tallies[0].settle(period: settings.period).lateStarts
    #expect(late.map(\.rows) == [3, 1])
    #expect(try LateRows(late, files: [read]).rows.count == 4)
    try folder.write("a.csv", Array((Self.text + "G,2007-03-21,ECO-1,BOR\n").utf8))
    let failure = #expect(throws: Failure.self) { _ = try LateRows(late, files: [read]) }
    #expect(failure?.reason == .inputChanged)
  }
}
