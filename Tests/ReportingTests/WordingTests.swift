import Registry
import Statistics
import Tabulation
import Testing

@testable import Reporting

@Suite("Wording")
struct WordingTests {
  private func page(_ language: String, _ basis: Basis = .returns) throws -> PageContext {
    PageContext(Fixture.content(basis), lexicon: try Lexicon(language))
  }

  @Test("A date is never more precise than it is known")
  func dates() throws {
    let english = try page("en").dates
    #expect(english.short("2030-06-05") == "5\u{A0}Jun 2030")
    #expect(english.short("2030-06") == "Jun 2030")
    #expect(english.full("2030") == "2030")
    #expect(english.full("2030-06-05") == "5\u{A0}June\u{A0}2030")
    let russian = try page("ru").dates
    #expect(russian.full("2030-06-05") == "5\u{A0}июня\u{A0}2030\u{A0}года")
    #expect(russian.full("2030-06") == "июнь\u{A0}2030\u{A0}года")
    #expect(russian.short("2030") == "2030")
  }

  @Test("A percentage is whole, and printed only where the denominator is at least 5")
  func percent() throws {
    let english = try page("en")
    #expect(english.percent(1, of: 4) == "")
    #expect(english.percent(1, of: 8) == " (13%)")
    #expect(try page("ru").percent(1, of: 5) == " (20\u{A0}%)")
  }

  @Test("A share has both numbers in one element, each with its address")
  func share() throws {
    let line = try #require(try page("en").tables.row("coverage_by_area", "ALL"))
    let part = try #require(line.figure("measures_active"))
    let html = part.html
    #expect(html == "<span data-address=\"coverage_by_area/ALL/measures_active\">1</span>")
  }

  @Test("Members stand in the alphabetical order of the page's language")
  func order() throws {
    #expect(try page("en").states == ["AAA", "BBB", "CCC", "DDD"])
    #expect(try page("ru").states == ["BBB", "CCC", "DDD", "AAA"])
  }

  @Test("A footnote and a change of membership stand in one note")
  func notes() throws {
    let notes = try page("en").notes.list
    #expect(notes.map(\.party) == ["BBB", "CCC"])
    #expect(notes.map(\.mark) == ["a", "b"])
    #expect(notes[0].text == "A note.")
    #expect(notes[1].text == "Member since March\u{A0}2030; counted from that day.")
  }

  @Test("Key figures read on from the number")
  func summary() throws {
    let html = try SummarySection(page: try page("en")).make().html
    #expect(html.contains("measures in force have activity reported by at least one member."))
    let provisional = "<span data-count=\"coverage_by_measure/*/approval\">1</span> of them provisionally."
    #expect(html.contains("measures have reached the last stage of their modality, \(provisional)"))
    #expect(html.contains("measures have no coordinator: Lakes and Winds."))
    #expect(html.contains("entries of the plan are not recorded as held."))
    let russian = try SummarySection(page: try page("ru")).make().html
    #expect(russian.contains("мер не имеют координатора (Озёра и Ветры)."))
  }

  @Test("With public sources nothing by State is a share, and an absent record is none listed")
  func publicSources() throws {
    let html = try Fixture.page(Fixture.content(.publicSources))
    #expect(html.contains("None listed in "))
    #expect(!html.contains("No activity reported"))
    #expect(!html.contains("no activity reported"))
    #expect(!html.contains("Attended"))
    #expect(html.contains("Absence means not listed."))
  }

  @Test("What is not collected prints as that, and never as 0")
  func notCollected() throws {
    let html = try Fixture.page(Fixture.content(.returns, collected: []))
    #expect(html.contains("<span class=\"fig words\">not collected</span>"))
    #expect(html.contains("Not collected: this edition names no export"))
    #expect(!html.contains("measures_active\">0"))
    #expect(!html.contains("State × "))
  }

  @Test("The classes of records span equal steps from 1")
  func recordScale() {
    #expect(RecordScale(highest: 9).labels == ["1–2", "3–4", "5–6", "7–8", "9–10"])
    #expect(RecordScale(highest: 9).level(9) == 5)
    #expect(RecordScale(highest: 3).labels == ["1", "2", "3", "4", "5"])
    #expect(RecordScale(highest: 3).level(0) == 0)
  }

  @Test("Shares fall into fifths", arguments: [(0, 8, 0), (1, 8, 1), (2, 5, 2), (3, 5, 3), (4, 5, 4), (5, 5, 5)])
  func shareClass(part: Int, total: Int, level: Int) {
    #expect(CellLook.shareClass(part, total) == level)
  }

  @Test("A period that the report cuts says so")
  func cutPeriods() throws {
    let context = try page("en")
    let rows = FixtureTables.table(
      Schemas.trend,
      ["2030|2030-03-02|2030-12-31|ALL|||||||", "2031|2031-01-01|2031-12-31|ALL|||||||"])
    let lines = rows.rows.map { TableLine(table: rows, row: $0) }
    #expect(PeriodWords(page: context).title(lines[0]) == "2030 (from 2\u{A0}March\u{A0}2030)")
    #expect(PeriodWords(page: context).title(lines[1]) == "2031")
  }
}
