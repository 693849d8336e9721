import Foundation
import Registry
import Statistics
import Tabulation
import Testing

@testable import Reporting

@Suite("Page")
struct PageTests {
  private static let contents = [
    Fixture.content(.returns), Fixture.content(.publicSources), Fixture.content(.returns, collected: []),
  ]

  @Test("Every exhibit has its parts", arguments: [0, 1, 2], ["en", "ru"])
  func parts(content: Int, language: String) throws {
    let content = PageTests.contents[content]
    let html = try Fixture.page(content, language: language)
    let exhibits = html.components(separatedBy: "<figure class=\"exhibit").dropFirst()
    #expect(exhibits.count > 3)
    let asOf = DateWords(lexicon: try Lexicon(language)).full(content.settings.asOf)
    for (place, text) in exhibits.enumerated() {
      let exhibit = text.components(separatedBy: "</figure>")[0]
      let number = "\(language == "en" ? "Exhibit" : "Таблица") \(place + 1)"
      #expect(exhibit.firstMatch(of: #/<p class="ex-no"><a href="#ex-[^"]+">([^<]+)</#)?.1 == Substring(number))
      #expect(exhibit.firstMatch(of: #/<h3 id="t-[^"]+">[^<]*\S/#) != nil)
      #expect(exhibit.firstMatch(of: #/<p class="ex-sub">\s*\S/#) != nil)
      #expect(exhibit.firstMatch(of: #/<p class="ex-alt" id="w-[^"]+"><b>[^<]+<\/b> \S/#) != nil)
      let source = exhibit.components(separatedBy: "<p class=\"ex-src\">").last ?? ""
      #expect(source.contains(asOf))
      #expect(exhibit.firstMatch(of: #/href="tables\/[a-z_]+\.csv"/#) != nil)
    }
  }

  @Test("Every figure equals the cell at its address", arguments: [0, 1, 2], ["en", "ru"])
  func addresses(content: Int, language: String) throws {
    let content = PageTests.contents[content]
    let figures = Dictionary(
      Figures.all(of: content.tables).map { ($0.address, $0.value.text) }, uniquingKeysWith: { first, _ in first })
    let html = try Fixture.page(content, language: language)
    var checked = 0
    for match in html.matches(of: #/data-address="([^"]*)">([^<]*)</#) {
      let values = match.1.split(separator: " ").map { figures[String($0)] }
      #expect(!values.contains(nil), "\(match.1)")
      guard let number = Int(match.2) else { continue }
      #expect(values.compactMap { $0.flatMap { Int($0) } }.reduce(0, +) == number, "\(match.1)")
      checked += 1
    }
    #expect(checked > 2)
  }

  @Test("No percentage stands without its numerator and denominator", arguments: [0, 1, 2])
  func percentages(content: Int) throws {
    let html = try Fixture.page(PageTests.contents[content])
    let body = html.components(separatedBy: "</style>").last ?? ""
    for match in body.matches(of: #/[^0-9–](\d+)%/#) {
      #expect(match.0.hasPrefix("("), "\(match.0)")
    }
  }

  @Test("Summary, areas, measures, States, …: the order of the sections, each with its exhibits in the contents")
  func structure() throws {
    let content = PageTests.contents[0]
    let html = try Fixture.page(content)
    let order = [
      "summary", "areas", "measures", "states", "matrix", "coordinators", "time", "participation", "exchanges", "plan",
      "changes", "quality", "method", "provenance",
    ]
    let found = html.matches(of: #/<section id="([^"]+)"/#).map { String($0.1) }
    #expect(found == order.filter(found.contains))
    #expect(found.count >= order.count - 2)
    let exhibits = html.matches(of: #/<figure class="exhibit[^>]* id="([^"]+)"/#).map { String($0.1) }
    let lists = html.components(separatedBy: "<details class=\"toc-ex\">").dropFirst().map {
      $0.components(separatedBy: "</details>")[0].matches(of: #/href="#([^"]+)"/#).map { String($0.1) }
    }
    #expect(lists == [exhibits, exhibits])
  }

  @Test("A draft has a watermark, what is final none")
  func watermark() throws {
    let draft = try Fixture.page(PageTests.contents[1])
    #expect(draft.contains("<body class=\"draft\" data-mark=\"Draft\">"))
    var content = PageTests.contents[1]
    content.status = "final"
    #expect(try Fixture.page(content).contains("<body>"))
  }

  @Test("The page needs nothing from outside and runs its own script alone", arguments: [0, 1, 2], ["en", "ru"])
  func selfContained(content: Int, language: String) throws {
    let html = try Fixture.page(PageTests.contents[content], language: language)
    #expect(html.contains("content=\"\(PageScript.policy)\""))
    #expect(PageScript.policy.hasPrefix("default-src 'none'; script-src 'sha256-"))
    for part in ["http://", "https://", "@import", "javascript:"] { #expect(!html.contains(part), "\(part)") }
    #expect(html.components(separatedBy: "<link").count == 2)
    #expect(html.contains("<link rel=\"icon\" href=\"data:,\">"))
    let scripts = html.components(separatedBy: "<script").dropFirst()
    #expect(scripts.count { !$0.hasPrefix(" type=\"application/json\"") } == 1)
    #expect(html.contains("<script>\(PageScript.text)</script>"))
    let anchors = Set(html.matches(of: #/ id="([^"]+)"/#).map { String($0.1) })
    #expect(html.matches(of: #/ id="([^"]+)"/#).count == anchors.count)
    for match in html.matches(of: #/href="#([^"]+)"/#) { #expect(anchors.contains(String(match.1)), "\(match.1)") }
  }

  @Test("Notices, status and symbol stand on the page and on every sheet")
  func notices() throws {
    let html = try Fixture.page(PageTests.contents[1])
    let fixed =
      "Compiled from public sources, which are incomplete; not a document of the forum or its secretariat."
      + " Absence means not listed."
    #expect(html.components(separatedBy: fixed).count == 4)
    #expect(html.components(separatedBy: "A notice.").count == 4)
    #expect(html.contains("<span class=\"status\">Draft</span>"))
    #expect(html.contains("T/1"))
  }

  @Test("Completeness of lists stands beside every exhibit that depends on lists")
  func completeness() throws {
    let html = try Fixture.page(PageTests.contents[1])
    let ids = [
      "coverage-by-state", "state-by-measure", "coverage-by-area", "coverage-by-coordinator", "coverage-by-measure",
      "other-participants",
    ]
    for id in ids {
      let exhibit =
        html.components(separatedBy: "id=\"ex-\(id)\"").last?.components(separatedBy: "</figure>").first ?? ""
      #expect(exhibit.contains("class=\"ex-lists\""), "\(id)")
    }
  }

  @Test("The legend counts every cell of member and area")
  func legend() throws {
    let html = try Fixture.page(PageTests.contents[0])
    let exhibit =
      html.components(separatedBy: "id=\"ex-coverage-by-state\"").last?
      .components(separatedBy: "</ul>").first ?? ""
    let counts = exhibit.matches(of: #/<span class="n">\((\d+)\)<\/span>/#).compactMap { Int($0.1) }
    #expect(counts.count == 7)
    #expect(counts.reduce(0, +) == 8)
  }

  @Test("Every status of a cell has a look of its own")
  func looks() {
    let styles = CellLook.Kind.allCases.map(\.style).filter { !$0.isEmpty }
    #expect(Set(styles).count == styles.count)
    #expect(styles.count == CellLook.Kind.allCases.count - 1)
  }

  @Test("The same content gives the same page")
  func determinism() throws {
    let first = try Fixture.page(Fixture.content())
    for _ in 0..<5 { #expect(try Fixture.page(Fixture.content()) == first) }
  }

  @Test("A chart is embedded as shapes and linked under its names")
  func charts() throws {
    let chart = ChartFile(
      name: "areas", png1x: [1], png2x: [2, 3], svg: "<svg/>", elements: ["<svg class=\"chart\"><title>T</title></svg>"]
    )
    let english = try ReportPage(Fixture.content(), language: "en").html(charts: [chart])
    #expect(english.contains("<svg class=\"chart\"><title>T</title></svg>"))
    for format in ["png", "svg"] {
      #expect(english.contains("href=\"charts/areas.\(format)\""))
      let russian = try ReportPage(Fixture.content(), language: "ru").html(charts: [chart])
      #expect(russian.contains("href=\"charts/areas.ru.\(format)\""))
    }
  }

  @Test("A chart that leads stands above its table; one that is the table as a picture is closed below it")
  func placesOfCharts() throws {
    func element(_ name: String) -> String { "<svg class=\"chart\" id=\"\(name)\"></svg>" }
    func file(_ name: String, _ elements: [String], fitsSheet: Bool = true) -> ChartFile {
      ChartFile(name: name, png1x: [], png2x: [], svg: "", elements: elements.map(element), fitsSheet: fitsSheet)
    }
    let page = try ReportPage(Fixture.content(), language: "en")
    #expect(page.charts().filter { !$0.leads }.map(\.stem) == ["coverage-by-state", "matrix", "areas", "stages"])
    let html = try page.html(charts: [
      file("areas", ["areas"], fitsSheet: false), file("coordinators", ["one", "two"]),
      file("plan", ["plan"], fitsSheet: false),
    ])
    func exhibit(_ id: String) throws -> String {
      let start = try #require(html.range(of: "<figure class=\"exhibit flow-ok\" id=\"ex-\(id)\""))
      return html[start.lowerBound...].components(separatedBy: "</figure>")[0]
    }
    let coordinators = try exhibit("coverage-by-coordinator")
    let table = try #require(coordinators.range(of: "<table"))
    for name in ["one", "two"] {
      let lead = "<div class=\"lead\">\n<div class=\"scroll\">\n\(element(name))"
      #expect(try #require(coordinators.range(of: lead)).upperBound < table.lowerBound)
    }
    #expect(!coordinators.contains("<details"))
    // What the chart shows besides the table stands above it; too large for a sheet, it is for screens alone.
    #expect(try exhibit("plan-and-delivery").contains("<div class=\"lead off-paper\">\n<p class=\"ex-sub\">"))
    let areas = try #require(html.range(of: element("areas")))
    let closed = try #require(html[..<areas.lowerBound].range(of: "<details>", options: .backwards))
    #expect(!html[closed.lowerBound..<areas.lowerBound].contains("</details>"))
  }

  @Test("More findings than the page prints are counted, and the table is named")
  func manyFindings() throws {
    let many = Array(repeating: Fixture.finding, count: QualitySection.printed + 3)
    let html = try Fixture.page(Fixture.content(findings: many))
    #expect(html.contains("203</span> findings in 1 file"))
    #expect(html.contains("3 more findings stand in findings.csv."))
  }

  @Test("The contents name what stands beside the page; what never leaves is named on no page that does")
  func companions() throws {
    var content = Fixture.content()
    #expect(!(try Fixture.page(content)).contains("report.xlsx"))
    content.companions = CompanionFile.allCases
    for (language, suffix) in [("en", ""), ("ru", ".ru")] {
      let page = try Fixture.page(content, language: language)
      for path in ["report\(suffix).pdf", "report\(suffix).xlsx", "briefings/index\(suffix).html", "report.sqlite"] {
        #expect(page.contains("<a href=\"\(path)\">"), "\(path)")
      }
    }
    content.isForOutside = true
    let outside = try Fixture.page(content)
    #expect(outside.contains("report.xlsx") && outside.contains("report.pdf"))
    #expect(!outside.contains("briefings/") && !outside.contains("report.sqlite"))
  }
}
