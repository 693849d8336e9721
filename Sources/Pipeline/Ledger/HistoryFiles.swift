import Diagnostics
import Foundation
import Reporting

/// The page and the chart of a pipeline's history, beside its editions.
enum HistoryFiles {
  /// Writes them anew where what they say has changed; nothing where the pipeline makes neither charts nor pages.
  ///
  /// - Parameter drawing: what drew the edition's charts and knows their letters; `nil` where nothing did.
  static func refresh(
    _ pipeline: String, in reports: ReportsFolder, threads: Int, drawing: ChartDrawing? = nil
  ) throws(Failure) {
    guard let manifest = reports.latestManifest(pipeline), areMade(manifest.parameters) else { return }
    let history = try RunHistory(pipeline, in: reports)
    let languages = languages(manifest.parameters)
    let pages = try pages(of: content(pipeline, history.ordinary, manifest.parameters))
    let drawing = if let drawing { drawing } else { try ChartDrawing(threads: threads) }
    let charts = try drawing.files(of: pages.map { [named($0)] }, forPages: true)
    for ((page, language), files) in zip(zip(pages, languages), charts) {
      guard let chart = files.first else { continue }
      func path(_ ending: String) -> String {
        reports.folder(pipeline) + "/"
          + HistoryPage.fileName(language, among: languages, ending: ending)
      }
      let html: String
      do {
        html = try page.html(chart: chart)
      } catch {
        throw Failure(.identityBroken("the history was not made: \(error)"))
      }
      try replace(path(".svg"), with: Array(chart.svg.utf8))
      try replace(path(".png"), with: chart.png1x)
      try replace(path("@2x.png"), with: chart.png2x)
      try replace(path(".html"), with: Array(html.utf8))
    }
  }

  /// The charts as they will be once an edition is the latest, so that they can be drawn beside its own; none where
  /// the pipeline has no history, or a later edition is there.
  static func charts(
    with record: RunRecord, _ name: EditionName, _ parameters: Manifest.Parameters, in reports: ReportsFolder,
    _ pipeline: String
  ) throws(Failure) -> [ReportChart] {
    guard areMade(parameters), !name.isOverridden else { return [] }
    let history = DurableFiles.isFolder(reports.folder(pipeline)) ? try RunHistory(pipeline, in: reports) : nil
    let points = history?.ordinary ?? []
    guard points.allSatisfy({ $0.name < name }) else { return [] }
    let next = RunHistory.Point(name: name, manifest: nil, record: record, isPruned: false)
    return try pages(of: content(pipeline, points + [next], parameters)).map(named)
  }

  /// Whether the pipeline of an edition has a page of its history.
  static func areMade(_ parameters: Manifest.Parameters) -> Bool {
    parameters.outputs.contains { $0 == "charts" || $0 == "html" }
  }

  private static func named(_ page: HistoryPage) -> ReportChart {
    ReportChart(stem: HistoryPage.stem, chart: page.chart(), leads: true)
  }

  private static func pages(of content: HistoryContent) throws(Failure) -> [HistoryPage] {
    var pages: [HistoryPage] = []
    do {
      for language in content.languages { pages.append(try HistoryPage(content, language: language)) }
    } catch {
      throw Failure(.identityBroken("the history was not made: \(error)"))
    }
    return pages
  }

  /// Whether the page is there.
  static func exist(_ pipeline: String, in reports: ReportsFolder) -> Bool {
    FileManager.default.fileExists(atPath: "\(reports.folder(pipeline))/\(HistoryPage.stem).html")
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
    if FileManager.default.contents(atPath: path).map(Array.init) == bytes { return }
    try DurableFiles.replace(path, with: bytes)
  }

  /// The languages of the edition that the program has words of its own for; English where there is none.
  private static func languages(_ parameters: Manifest.Parameters) -> [String] {
    let languages = parameters.languages.filter(ReportLanguages.known.contains)
    return languages.isEmpty ? ["en"] : languages
  }

  private static func content(
    _ pipeline: String, _ points: [RunHistory.Point], _ parameters: Manifest.Parameters
  ) -> HistoryContent {
    let timeline = FindingsTimeline(pipeline, points, ChainVerdict())
    return HistoryContent(
      titles: parameters.titles, notices: parameters.notices,
      languages: languages(parameters), pipeline: pipeline,
      points: points.map { point in
        HistoryContent.Point(
          edition: point.name.folder, asOf: String(point.name.base.prefix(10)), isPruned: point.isPruned,
          records: point.records, quarantined: point.quarantined,
          figures: point.record?.figures ?? point.manifest?.figures ?? 0)
      }, totals: timeline.totals, byCode: timeline.codes.map { ($0, timeline.numbers(of: $0)) },
      byFile: timeline.files.map { HistoryContent.Series(name: $0, numbers: timeline.numbers(of: $0)) })
  }
}
