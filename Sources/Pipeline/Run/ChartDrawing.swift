import Canvas
import Charting
import Diagnostics
import Foundation
import Ingest
import Reporting

/// Charts to pictures, each at both densities, on several threads.
struct ChartDrawing: Sendable {
  /// The font files.
  let fonts: [FileFingerprint]
  private let painter: Painter
  private let threads: Int

  init(threads: Int) throws(Failure) {
    self.threads = threads
    do throws(CanvasError) {
      let set = try FontSet.debian()
      painter = try Painter(fonts: set)
      fonts = set.paths.map { path in
        let data = FileManager.default.contents(atPath: path) ?? Data()
        return FileFingerprint(path: path, sha256: Hex.sha256(data), byteCount: data.count)
      }
    } catch {
      throw ChartDrawing.failure(error, chart: "")
    }
  }

  /// The pictures of the charts of several pages, each page's in their order.
  func files(of pages: [[(stem: String, chart: any Chart)]]) throws(Failure) -> [[ChartFile]] {
    let charts = pages.flatMap { $0 }
    let scenes = try Parallel.map(charts.count, threads: threads) { place throws(Failure) in
      try named(charts[place].stem) { () throws(CanvasError) in try painter.scene(of: charts[place].chart) }
    }
    // The large pictures first, so that none is left to one core at the end.
    let count = charts.count
    let images = try Parallel.map(2 * count, threads: threads) { place throws(Failure) in
      let (stem, chart) = charts[place % count]
      return try named(stem) { () throws(CanvasError) in
        try painter.png(
          of: scenes[place % count], name: chart.name, texts: chart.texts, dataPoints: chart.dataPoints,
          density: place < count ? 2 : 1)
      }
    }
    var files = charts.indices.map { place in
      let (double, single) = (images[place], images[count + place])
      let texts = charts[place].chart.texts
      func svg(isFile: Bool) -> String {
        scenes[place].svg(
          name: charts[place].stem, title: texts.title, description: texts.alternative, isFile: isFile)
      }
      return ChartFile(
        name: charts[place].stem, png1x: single.bytes, png2x: double.bytes, svg: svg(isFile: true),
        inlineSVG: svg(isFile: false))
    }[...]
    return pages.map { page in
      defer { files = files.dropFirst(page.count) }
      return Array(files.prefix(page.count))
    }
  }

  private func named<Value>(_ chart: String, _ work: () throws(CanvasError) -> Value) throws(Failure) -> Value {
    do {
      return try work()
    } catch {
      throw ChartDrawing.failure(error, chart: chart)
    }
  }

  private static func failure(_ error: CanvasError, chart: String) -> Failure {
    if case .fontMissing(let path, let package) = error { return Failure(.fontMissing(name: path, package: package)) }
    return Failure(.chartRefused(chart: chart, why: error.description))
  }
}
