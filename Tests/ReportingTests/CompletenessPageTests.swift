import Registry
import Statistics
import Tabulation
import Testing

@testable import Reporting

@Suite("Completeness on the page")
struct CompletenessPageTests {
  private func exhibit(_ id: String, of html: String) -> String {
    guard html.contains("id=\"ex-\(id)\"") else { return "" }
    return html.components(separatedBy: "id=\"ex-\(id)\"").last?.components(separatedBy: "</figure>").first ?? ""
  }

  /// The text of every cell of the months, by row.
  private func cells(_ html: String) -> [[String]] {
    exhibit("months", of: html).matches(of: #/<tr><th scope="row">(\d+)<\/th>(.*?)<\/tr>/#).map { row in
      row.2.matches(of: #/<td class="cell ([^"]*)">(?:<span[^>]*>([^<]*)<\/span>)/#).map { "\($0.1) \($0.2)" }
    }
  }

  @Test("How many members confirmed is said with its denominator, and nobody is named", arguments: ["en", "ru"])
  func confirmed(language: String) throws {
    var content = Fixture.content()
    let silent = try Fixture.page(content, language: language)
    #expect(!silent.contains("returns/*/submitted"))
    content.completeness.confirmed = Completeness.Confirmed(count: 2, members: 6)
    let html = try Fixture.page(content, language: language)
    let number = "<span data-count=\"returns/*/submitted\">"
    let sentence =
      language == "en"
      ? "The records held for the whole period are confirmed by \(number)2</span> of \(number)6</span> members (33%)."
      : "Записи за весь период подтвердили \(number)2</span> из \(number)6</span> государств-членов (33\u{A0}%)."
    #expect(html.contains(sentence))
    #expect(html.replacingOccurrences(of: sentence + " ", with: "") == silent)
  }

  @Test("With returns a month without a record prints 0, and what is known to the year stands apart")
  func returns() throws {
    let html = try Fixture.page(Fixture.content())
    let outside = [String](repeating: "st-na ", count: 9)
    let rows = cells(html)
    #expect(rows.count == 2)
    #expect(rows[0] == ["h2 2", "h0 0", "h0 0"] + outside + ["h0 0"])
    #expect(rows[1] == ["h2 1", "h0 0", "h2 2"] + outside + ["h2 1"])
    let months = exhibit("months", of: html)
    let title = PageSentences.text(PageSentences(html).titles.first { $0.contains("months") } ?? "")
    #expect(title == "2  of 3  months have records")
    #expect(PageSentences.text(months).contains("Known to the year, and in no month: 1  event."))
    #expect(!months.contains("None listed"))
  }

  @Test("With public sources it prints no 0, and says that none is listed")
  func publicSources() throws {
    let html = try Fixture.page(Fixture.content(.publicSources))
    let months = exhibit("months", of: html)
    #expect(cells(html)[0].prefix(3) == ["h2 2", "st-nr ", "st-nr "])
    #expect(months.contains("<span class=\"vh\">None listed</span>"))
    #expect(!months.contains(">0<"))
  }

  @Test("What is not collected says so in every month", arguments: ["en", "ru"])
  func notCollected(language: String) throws {
    let html = try Fixture.page(Fixture.content(collected: []), language: language)
    #expect(cells(html).allSatisfy { $0.prefix(3) == ["st-nc –", "st-nc –", "st-nc –"] })
    #expect(cells(html).count == 2)
    #expect(exhibit("lists", of: html) == "")
    let words = language == "en" ? "Not collected" : "Не собиралось"
    #expect(exhibit("months", of: html).contains("<span class=\"vh\">\(words)</span>"))
  }

  @Test("Of one kind that is not collected no month says 0")
  func oneKind() throws {
    var content = Fixture.content(collected: [.exchanges])
    content.completeness.months = content.completeness.months.map {
      Completeness.Span(date: $0.date, exchanges: $0.exchanges, events: nil)
    }
    content.completeness.years = []
    let rows = cells(try Fixture.page(content))
    #expect(rows[0].prefix(3) == ["h2 2", "h0 0", "h0 0"])
    #expect(rows[1].prefix(3) == ["st-nc –", "st-nc –", "st-nc –"])
  }

  @Test("Lists stand by area as n/N, with a percentage where N is at least 5")
  func lists() throws {
    let lists = exhibit("lists", of: try Fixture.page(Fixture.content()))
    for (area, listed, events) in [("WAT", 1, 2), ("AIR", 0, 1), ("ALL", 1, 3)] {
      #expect(
        lists.contains(
          "<span data-address=\"coverage_by_area/\(area)/events_listed\">\(listed)</span>/"
            + "<span data-address=\"coverage_by_area/\(area)/events\">\(events)</span>"))
    }
    #expect(!lists.contains("%"))
  }

  @Test("Every registry file in use stands with its rows below high confidence and what they decide")
  func registry() throws {
    let rows = PageSentences.text(exhibit("registry-confidence", of: try Fixture.page(Fixture.content())))
    #expect(rows.contains("1  of 5  registry rows in use are below high confidence"))
    #expect(rows.contains("parties.csv: 0  of 4  memberships; coordinators.csv: 1  of 1  assignment."))
    #expect(rows.contains("Which party coordinates what on 31\u{A0}December\u{A0}2030"))
    #expect(!rows.contains("crosswalk.csv"))
  }

  @Test("A figure that an uncertain row decides brings a note that leads to the exhibit")
  func note() throws {
    let note = "<a href=\"#ex-registry-confidence\">Registry rows below high confidence</a>: "
    let tables = FixtureTables.all(isPublic: false, isCollected: true)
    #expect(!(try Fixture.page(Fixture.content(tables: tables))).contains(note))
    let marked = tables.map { table -> Table in
      guard let column = table.schema.index(of: "measures_coordinated"), table.name == "coverage_by_area" else {
        return table
      }
      return Table(
        table.schema, rows: table.rows.map { TableRow($0.values, marks: [column: [.registryConfidence]]) })
    }
    let html = try Fixture.page(Fixture.content(tables: marked))
    for id in ["coverage-by-area", "coverage-by-coordinator", "coverage-by-measure"] {
      #expect(exhibit(id, of: html).contains(note), "\(id)")
    }
    #expect(!exhibit("coverage-by-state", of: html).contains(note))
    let summary = PageSentences(html).lines.map(PageSentences.text)
    #expect(summary.contains("Registry rows below high confidence: 1  of 1  assignment."))
    let charts = try ReportPage(Fixture.content(tables: marked), language: "en").charts()
    #expect(charts.first { $0.stem == "areas" }?.chart.texts.source.contains("confidence: 1 of 1 assignment.") == true)
  }

  @Test("A content that says nothing of completeness has no exhibit of months or registry rows")
  func empty() throws {
    var content = Fixture.content()
    content.completeness = Completeness()
    let html = try Fixture.page(content)
    #expect(exhibit("months", of: html) == "")
    #expect(exhibit("registry-confidence", of: html) == "")
  }
}
