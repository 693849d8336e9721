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
    let history = try RunHistory(pipeline, in: reports)
    guard let manifest = history.latest?.manifest, areMade(manifest) else { return }
    let content = content(history, manifest)
    var pages: [HistoryPage] = []
    do {
      for language in content.languages { pages.append(try HistoryPage(content, language: language)) }
    } catch {
      throw Failure(.identityBroken("the history was not made: \(error)"))
    }
    let drawing = if let drawing { drawing } else { try ChartDrawing(threads: threads) }
    let charts = try drawing.files(of: pages.map { [(HistoryPage.stem, $0.chart())] }, forPages: true)
    for ((page, language), files) in zip(zip(pages, content.languages), charts) {
      guard let chart = files.first else { continue }
      func path(_ ending: String) -> String {
        reports.folder(pipeline) + "/"
          + HistoryPage.fileName(language, among: content.languages, ending: ending)
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

  /// Whether the pipeline of an edition has a page of its history.
  static func areMade(_ manifest: Manifest) -> Bool {
    manifest.parameters.outputs.contains { $0 == "charts" || $0 == "html" }
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
  private static func languages(_ manifest: Manifest) -> [String] {
    let languages = manifest.parameters.languages.filter(ReportLanguages.known.contains)
    return languages.isEmpty ? ["en"] : languages
  }

  private static func content(_ history: RunHistory, _ manifest: Manifest) -> HistoryContent {
    let timeline = FindingsTimeline(history)
    return HistoryContent(
      titles: manifest.parameters.titles, notices: manifest.parameters.notices,
      languages: languages(manifest), pipeline: history.pipeline,
      points: history.ordinary.map { point in
        HistoryContent.Point(
          edition: point.name.folder, asOf: String(point.name.base.prefix(10)), isPruned: point.isPruned,
          records: point.records, quarantined: point.quarantined,
          figures: point.record?.figures ?? point.manifest?.figures ?? 0)
      }, totals: timeline.totals, byCode: timeline.codes.map { ($0, timeline.numbers(of: $0)) },
      byFile: timeline.files.map { HistoryContent.Series(name: $0, numbers: timeline.numbers(of: $0)) })
  }
}
