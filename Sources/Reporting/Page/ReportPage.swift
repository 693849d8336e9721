import Registry
import Statistics

/// The page of an edition: one file that needs nothing else, in one language.
public struct ReportPage {
  /// The file name of a page: `index.html` in the first language, `index.ru.html` and so on in the others.
  public static func fileName(language: String, among languages: [String]) -> String {
    language == languages.first ? "index.html" : "index.\(language).html"
  }

  /// Writes the page in a language.
  ///
  /// The same content gives the same bytes on every machine and day. Grows with the tables.
  public static func html(
    _ content: ReportContent, charts: [ChartFile], language: String
  ) throws(ReportError) -> String {
    let lexicon = try Lexicon(language)
    let page = PageContext(content, charts: charts, lexicon: lexicon)
    let html = try ReportPage(page: page).html()
    if let key = Lexicon.gap(in: html) { throw .missingText(key: key, language: language) }
    return html
  }

  private let page: PageContext

  private init(page: PageContext) { self.page = page }

  private func sections() throws(ReportError) -> [PageSection] {
    var sections = [
      try SummarySection(page: page).make(), try StatesSection(page: page).make(), try MatrixSection(page: page).make(),
      try AreasSection(page: page).make(), try CoordinatorsSection(page: page).make(),
      try MeasuresSection(page: page).make(),
    ]
    if let time = try OverTimeSection(page: page).make() { sections.append(time) }
    sections.append(try ParticipationSection(page: page).make())
    if let plan = try PlanSection(page: page).make() { sections.append(plan) }
    if let changes = try ChangesSection(page: page).make() { sections.append(changes) }
    sections.append(try QualitySection(page: page).make())
    sections.append(try MethodSection(page: page).make())
    sections.append(try ProvenanceSection(page: page).make())
    return sections
  }

  private func html() throws(ReportError) -> String {
    let lexicon = page.lexicon
    var exhibits = 0
    var bodies = ""
    var contents: [[String: Any]] = []
    for (place, section) in try sections().enumerated() {
      var html = ""
      for exhibit in section.exhibits {
        exhibits += 1
        html += try page.render(exhibit, number: exhibits)
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
    return try Templates.render("page", Masthead(page: page).context(contents: contents, bodyHTML: bodies))
  }
}
