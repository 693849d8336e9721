import Testing

@testable import Reporting

@Suite("List of editions")
struct EditionListTests {
  @Test("Pipelines stand in order, the newest edition first, with links to every page")
  func order() throws {
    let html = try EditionList.html([
      EditionListEntry(
        pipeline: "b", title: "Second", edition: "b/2030-01-01", asOf: "2030-01-01", figures: 5, errors: 1, warnings: 0,
        notes: 2, languages: ["en", "ru"]),
      EditionListEntry(
        pipeline: "b", title: "Second", edition: "b/2031-01-01", asOf: "2031-01-01", status: "draft", symbol: "X/1",
        figures: 6, errors: 0, warnings: 0, notes: 0, isLatest: true),
      EditionListEntry(
        pipeline: "a", title: "<First>", edition: "a/2029-01-01", asOf: "2029-01-01", figures: 1, errors: 0,
        warnings: 0,
        notes: 0),
    ])
    let places = ["a/2029-01-01/index.html", "b/2031-01-01/index.html", "b/2030-01-01/index.html"].map {
      html.range(of: $0)?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(html.contains("b/2030-01-01/index.ru.html"))
    #expect(html.contains("1 error, 0 warnings, 2 notes"))
    #expect(html.contains("Draft · X/1"))
    #expect(html.contains("&lt;First&gt;"))
    #expect(html.contains("default-src 'none'"))
  }

  @Test("An empty list says so")
  func empty() throws {
    #expect(try EditionList.html([]).contains("There is no edition yet."))
  }
}
