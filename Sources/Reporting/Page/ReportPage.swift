import Registry
import Statistics

/// The page of an edition: one file that needs nothing else, in one language; and the charts that stand in it.
///
/// The sections are made once, for both. The same content gives the same bytes on every machine and day.
public struct ReportPage: Sendable {
  /// The file name of a page: `index.html` in the first language, `index.ru.html` and so on in the others.
  public static func fileName(language: String, among languages: [String]) -> String {
    language == languages.first ? "index.html" : "index.\(language).html"
  }

  let page: PageContext
  let sections: [PageSection]

  /// Makes the sections in a language. Grows with the tables.
  ///
  /// - Parameter chartsAlone: whether nothing but `charts()` is asked for: sections without a chart are left out.
  public init(_ content: ReportContent, language: String, chartsAlone: Bool = false) throws(ReportError) {
    page = PageContext(content, lexicon: try Lexicon(language, content.languageFiles))
    let charted = chartsAlone ? ReportCharts.sections(of: content.onlyCharts) : nil
    var sections: [PageSection] = []
    for id in ReportSection.allCases where page.shows(id) && charted?.contains(id) ?? true {
      if let section = try ReportPage.section(id, page) { sections.append(section) }
    }
    self.sections = sections
  }

  /// Writes the page with pictures of the charts; an exhibit whose picture is not among them has none.
  public func html(charts: [ChartFile]) throws(ReportError) -> String {
    let html = try write(Dictionary(charts.map { ($0.name, $0) }) { _, last in last })
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: page.lexicon.language) }
    return page.typeset(html)
  }

  /// A section; `nil` where this edition has nothing for it.
  private static func section(_ id: ReportSection, _ page: PageContext) throws(ReportError) -> PageSection? {
    switch id {
    case .summary: try SummarySection(page: page).make()
    case .areas: try AreasSection(page: page).make()
    case .measures: try MeasuresSection(page: page).make()
    case .states: try StatesSection(page: page).make()
    case .matrix: try MatrixSection(page: page).make()
    case .coordinators: try CoordinatorsSection(page: page).make()
    case .time: try OverTimeSection(page: page).make()
    case .participation: try ParticipationSection(page: page).make()
    case .exchanges: try ExchangesSection(page: page).make()
    case .plan: try PlanSection(page: page).make()
    case .changes: try ChangesSection(page: page).make()
    case .quality: try QualitySection(page: page).make()
    case .method: try MethodSection(page: page).make()
    case .provenance: try ProvenanceSection(page: page).make()
    }
  }

  private func write(_ charts: [String: ChartFile]) throws(ReportError) -> String {
    let lexicon = page.lexicon
    var exhibits = 0
    var bodies = ""
    var contents: [[String: Any]] = []
    var list: [[String: Any]] = []
    for (place, section) in sections.enumerated() {
      var html = ""
      for exhibit in section.exhibits {
        exhibits += 1
        list.append(["number": exhibits, "href": "#ex-\(exhibit.id)", "title": exhibit.title.plain])
        html += try page.render(exhibit, number: exhibits, chart: charts[exhibit.chart])
      }
      let title = lexicon.plain("section.\(section.id)")
      contents.append(["number": place + 1, "href": "#\(section.id)", "title": title])
      bodies += try Templates.render(
        "section",
        [
          "id": section.id, "number": place + 1, "title": title, "hasLede": !section.lede.isEmpty,
          "ledeHTML": section.lede.html, "bodyHTML": html + section.html, "up": lexicon.plain("page.contents"),
        ])
    }
    contents += companions()
    return try Templates.render(
      "page", Masthead(page: page).context(contents: contents, exhibits: list, bodyHTML: bodies))
  }

  /// Links to what stands beside the page; what never leaves the secretariat is named on no page that does.
  private func companions() -> [[String: Any]] {
    let lexicon = page.lexicon
    let languages = page.content.languages
    var links: [[String: Any]] = []
    // The page of what changed shows rows.
    if !page.content.isForOutside {
      links.append([
        "number": "→", "href": WhatChangedPage.fileName(language: lexicon.language, among: languages),
        "title": lexicon.plain("what-changed.link"),
      ])
    }
    for file in page.content.companions where !(page.content.isForOutside && file.staysInside) {
      links.append([
        "number": file == .briefings ? "→" : "↓", "href": file.path(language: lexicon.language, among: languages),
        "title": lexicon.plain("companion.\(file.rawValue)"),
      ])
    }
    return links
  }
}
