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
  ///
  /// - Parameter forPages: whether pages show them, so that they are elements of a page too.
  func files(
    of pages: [[(stem: String, chart: any Chart)]], forPages: Bool
  ) throws(Failure) -> [[ChartFile]] {
    let charts = pages.flatMap { $0 }
    let scenes = try Parallel.map(charts.count, threads: threads) { place throws(Failure) in
      try named(charts[place].stem) { () throws(CanvasError) in try painter.scene(of: charts[place].chart) }
    }
    var files = try draw(
      charts.indices.map { place in
        let chart = charts[place]
        return Drawing(
          stem: chart.stem, name: chart.chart.name, texts: chart.chart.texts, dataPoints: chart.chart.dataPoints,
          scene: scenes[place])
      }, forPages: forPages)[...]
    return pages.map { page in
      defer { files = files.dropFirst(page.count) }
      return Array(files.prefix(page.count))
    }
  }

  /// The slides of the charts of several pages; and of each page the stems of the charts that fit none.
  func slides(
    of pages: [[(stem: String, chart: any Chart)]]
  ) throws(Failure) -> (files: [[ChartFile]], left: [[String]]) {
    let charts = pages.flatMap { $0 }
    let slides = try Parallel.map(charts.count, threads: threads) { place throws(Failure) in
      try named(charts[place].stem) { () throws(CanvasError) in try painter.slides(of: charts[place].chart) }
    }
    let drawings = zip(charts, slides).map { chart, slides in
      slides.enumerated().map { number, slide in
        Drawing(
          stem: slides.count == 1 ? chart.stem : "\(chart.stem)-\(number + 1)", name: slide.chart.name,
          texts: slide.chart.texts, dataPoints: slide.chart.dataPoints, scene: slide.scene)
      }
    }
    var files = try draw(drawings.flatMap { $0 }, forPages: false)[...]
    var (byPage, left): ([[ChartFile]], [[String]]) = ([], [])
    var start = 0
    for page in pages {
      let own = start..<start + page.count
      start += page.count
      let count = own.reduce(0) { $0 + drawings[$1].count }
      byPage.append(Array(files.prefix(count)))
      files = files.dropFirst(count)
      left.append(own.filter { drawings[$0].isEmpty }.map { charts[$0].stem })
    }
    return (byPage, left)
  }

  /// A scene to be drawn.
  private struct Drawing: Sendable {
    var stem: String
    var name: String
    var texts: ChartTexts
    var dataPoints: Int
    var scene: Scene
  }

  /// A part of a chart's file.
  private enum Part: Sendable {
    case picture(ChartImage)
    case shapes(file: String, element: String)
  }

  private func draw(_ drawings: [Drawing], forPages: Bool) throws(Failure) -> [ChartFile] {
    // The large pictures first, so that none is left to one core at the end.
    let count = drawings.count
    let parts = try Parallel.map(3 * count, threads: threads) { place throws(Failure) -> Part in
      let drawing = drawings[place % count]
      if place >= 2 * count {
        func svg(isFile: Bool) -> String {
          drawing.scene.svg(
            name: drawing.stem, title: drawing.texts.title, description: drawing.texts.alternative, isFile: isFile)
        }
        return .shapes(file: svg(isFile: true), element: forPages ? svg(isFile: false) : "")
      }
      return .picture(
        try named(drawing.stem) { () throws(CanvasError) in
          try painter.png(
            of: drawing.scene, name: drawing.name, texts: drawing.texts, dataPoints: drawing.dataPoints,
            density: place < count ? 2 : 1)
        })
    }
    return drawings.indices.map { place in
      var file = ChartFile(name: drawings[place].stem, png1x: [], png2x: [], svg: "", inlineSVG: "")
      if case .picture(let image) = parts[place] { file.png2x = image.bytes }
      if case .picture(let image) = parts[count + place] { file.png1x = image.bytes }
      if case .shapes(let text, let element) = parts[2 * count + place] {
        file.svg = text
        file.inlineSVG = element
      }
      return file
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
