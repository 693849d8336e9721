import Diagnostics
import Foundation
import Reporting
import Tabulation

/// The pages and workbooks of an edition as they may leave the secretariat, made again from what the edition was made from.
enum OutsidePages {
  /// The pages in the order of the languages, and their charts.
  static func make(
    _ computation: Computation, _ outside: OutsideTables, _ edition: Edition
  ) throws(Failure) -> (pages: [ReportPage], charts: [[ChartFile]]) {
    var content = Rendering.content(computation, edition.name, Rendering.Maker(of: edition.manifest))
    content.isForOutside = true
    content.tables = outside.tables + [OutsideTables.counted(computation.ingest.findings)]
    content.provenance.inputs = zip(content.provenance.inputs, outside.numbers).map { input, number in
      var input = input
      input.file = String(number.number)
      return input
    }
    content.provenance.pipeline.path = lastPart(content.provenance.pipeline.path)
    content.provenance.registry = content.provenance.registry.map { file in
      var file = file
      file.path = lastPart(file.path)
      return file
    }
    let languages = computation.plan.languages
    var pages: [ReportPage] = []
    for language in languages { pages.append(try Rendering.page(content, language)) }
    let charts = try ChartDrawing(threads: computation.plan.threads).files(
      of: pages.map { $0.charts() }, forPages: true)
    return (pages, charts)
  }

  private static func lastPart(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
