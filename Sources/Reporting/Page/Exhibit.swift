/// One exhibit of a page: the frame that every table and picture stands in.
struct Exhibit: Sendable {
  /// The anchor, such as `states`.
  var id: String
  var title: RichText
  /// Measure, unit, period, denominator, order.
  var subtitle: RichText
  /// How complete the lists are; stands beside every exhibit by State.
  var completeness: RichText = .empty
  /// How many uncertain rows of the registry decide its figures.
  var registry: RichText = .empty
  /// The body as markup.
  var bodyHTML: String
  /// The text alternative.
  var words: RichText
  /// What the source line says besides the source and the date.
  var remarks: [RichText] = []
  /// The tables that hold the figures.
  var csv: [String]
  /// The stem of the chart of the same figures; empty where there is none.
  var chart = ""
  /// The chart's subtitle where it shows more than the body; empty where the exhibit's will do.
  var chartSubtitle: RichText = .empty
  /// Whether the chart stands above the body, because it says more or says it at a glance: on paper too. Others are
  /// the body as a picture: closed below it, and not on paper.
  var chartLeads = false
  /// Whether the chart names parties, so that their notes belong below it.
  var chartNamesParties = true
  /// Parties that the chart names besides those of the body: their notes stand below it too.
  var chartParties: [String] = []
  /// Whether paper may break it between rows.
  var breaks = false
}

extension PageContext {
  /// An exhibit as markup, with its number and the picture of its chart.
  func render(_ exhibit: Exhibit, number: Int, chart: ChartFile?) throws(ReportError) -> String {
    let visible = notes.used(in: exhibit.bodyHTML + exhibit.title.html + exhibit.words.html)
    let notes: [[String: Any]] = notes.list.filter { note in
      visible.contains(note) || chart != nil && exhibit.chartParties.contains(note.party)
    }.map { ["mark": $0.mark, "text": $0.text] }
    var context: [String: Any] = [
      "id": exhibit.id, "class": exhibit.breaks || chart != nil && exhibit.chartLeads ? "flow-ok" : "",
      "number": lexicon.plain("exhibit.number", ["n": RichText(String(number))]),
      "titleHTML": exhibit.title.html, "subtitleHTML": exhibit.subtitle.html,
      "hasCompleteness": !exhibit.completeness.isEmpty, "completenessHTML": exhibit.completeness.html,
      "hasRegistry": !exhibit.registry.isEmpty, "registryHTML": exhibit.registry.html,
      "bodyHTML": PageContext.named(exhibit), "inWords": lexicon.plain("exhibit.words"),
      "wordsHTML": exhibit.words.html,
      "sourceHTML": source(exhibit).html, "notes": notes,
      "links": exhibit.csv.filter(tables.has).map { ["href": "tables/\($0).csv", "text": "CSV: \($0)"] },
      "hasLead": chart != nil && exhibit.chartLeads, "hasChart": chart != nil && !exhibit.chartLeads,
      "chartSummary": lexicon.plain(exhibit.chartSubtitle.isEmpty ? "exhibit.chart" : "exhibit.chart.more"),
    ]
    if let chart {
      func link(_ format: String) -> [String: Any] {
        let file = ReportCharts.fileName(
          chart.name, format: format, language: lexicon.language, among: content.languages)
        return ["href": "charts/" + PercentEncoding.path(file), "text": lexicon.plain("exhibit.\(format)")]
      }
      context["chart"] = [
        "elements": elements(chart, exhibit), "isOffPaper": !chart.fitsSheet, "links": [link("svg"), link("png")],
      ]
    }
    return try Templates.render("exhibit", context)
  }

  /// The pictures of a chart; what it shows besides the body stands above the first.
  private func elements(_ chart: ChartFile, _ exhibit: Exhibit) -> [[String: Any]] {
    chart.elements.enumerated().map { place, svg in
      [
        "svg": svg, "hasSubtitle": place == 0 && !exhibit.chartSubtitle.isEmpty,
        "subtitleHTML": exhibit.chartSubtitle.html,
      ]
    }
  }

  /// The body with each of its tables named by the title.
  private static func named(_ exhibit: Exhibit) -> String {
    // Markup alone has this: text has no opening bracket.
    let mark = Array("<table ".utf8)
    let name = "<table aria-labelledby=\"t-\(exhibit.id)\" "
    let bytes = Array(exhibit.bodyHTML.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 64)
    var done = 0
    var place = 0
    while let found = bytes[place...].firstIndex(of: mark[0]) {
      place = found + 1
      guard bytes[found...].starts(with: mark) else { continue }
      result += bytes[done..<found]
      result += name.utf8
      done = found + mark.count
    }
    result += bytes[done...]
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the figures come from and the date of what was true.
  var sourceLine: RichText {
    lexicon("source.\(basisKey)", ["pipeline": RichText(content.pipeline), "date": RichText(asOf)])
  }

  private func source(_ exhibit: Exhibit) -> RichText {
    RichText.joined([sourceLine] + exhibit.remarks.filter { !$0.isEmpty }, separator: " ")
  }
}
