import Canvas
import Charting
import Diagnostics
import Foundation
import Ingest
import Reporting
import Synchronization

/// Charts to pictures, each at both densities, on several threads.
struct ChartDrawing: Sendable {
  /// The font files.
  let fonts: [FileFingerprint]
  private let painter: Painter
  private let threads: Int
  private let known = Known()

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
  /// A chart that was drawn ahead and is still the same, shape by shape, is not drawn again.
  ///
  /// - Parameters:
  ///   - forPages: whether pages show them, so that they are elements of a page too.
  ///   - ahead: charts of pages that will be asked for later, and are drawn beside these.
  func files(
    of pages: [[ReportChart]], forPages: Bool, ahead: [ReportChart] = []
  ) throws(Failure) -> [[ChartFile]] {
    let charts = pages.flatMap { $0 } + ahead
    let asked = charts.count - ahead.count
    let scenes = try Parallel.map(charts.count, threads: threads) { place throws(Failure) in
      try named(charts[place].stem) { () throws(CanvasError) in try painter.scene(of: charts[place].chart) }
    }
    let drawings = charts.indices.map { place in
      let chart = charts[place]
      return Drawing(
        stem: chart.stem, name: chart.chart.name, texts: chart.chart.texts, dataPoints: chart.chart.dataPoints,
        scene: scenes[place])
    }
    var found = drawings.map(known.file)
    let missing = found.indices.filter { found[$0] == nil }
    for (place, file) in zip(missing, try draw(missing.map { drawings[$0] })) { found[place] = file }
    let shown = missing.filter { forPages || $0 >= asked }
    let elements = try Parallel.map(shown.count, threads: threads) { place throws(Failure) in
      try element(of: charts[shown[place]])
    }
    for (place, made) in zip(shown, elements) {
      found[place]?.elements = made.elements
      found[place]?.fitsSheet = made.fitsSheet
    }
    for place in asked..<charts.count { known.keep(found[place], of: drawings[place]) }
    var files = found[..<asked].compactMap { $0 }[...]
    return pages.map { page in
      defer { files = files.dropFirst(page.count) }
      return Array(files.prefix(page.count))
    }
  }

  /// A chart as elements of a page, within its text; and whether they fit a sheet.
  private func element(of chart: ReportChart) throws(Failure) -> (elements: [String], fitsSheet: Bool) {
    let page = PageSize.sheetColumn
    func svg(_ scene: Scene, _ name: String, _ texts: ChartTexts) -> String {
      // The smallest letters have 11 pixels on a screen.
      scene.svg(
        name: name, title: texts.title, description: texts.alternative,
        as: .element(pixelsPerPoint: 11 / page.smallestText))
    }
    return try named(chart.stem) { () throws(CanvasError) in
      let parts = chart.leads ? try painter.parts(of: chart.chart, page: page) : []
      if parts.isEmpty {
        let scene = try painter.scene(of: chart.chart, page: page)
        return ([svg(scene, chart.stem, chart.chart.texts)], false)
      }
      let elements = parts.enumerated().map { number, part in
        svg(part.scene, parts.count == 1 ? chart.stem : "\(chart.stem)-\(number + 1)", part.chart.texts)
      }
      return (elements, true)
    }
  }

  /// The slides of the charts of several pages; and of each page the stems of the charts that fit none.
  func slides(
    of pages: [[ReportChart]]
  ) throws(Failure) -> (files: [[ChartFile]], left: [[String]]) {
    let charts = pages.flatMap { $0 }
    let slides = try Parallel.map(charts.count, threads: threads) { place throws(Failure) in
      try named(charts[place].stem) { () throws(CanvasError) in try painter.parts(of: charts[place].chart, page: .slide)
      }
    }
    let drawings = zip(charts, slides).map { chart, slides in
      slides.enumerated().map { number, slide in
        Drawing(
          stem: slides.count == 1 ? chart.stem : "\(chart.stem)-\(number + 1)", name: slide.chart.name,
          texts: slide.chart.texts, dataPoints: slide.chart.dataPoints, scene: slide.scene)
      }
    }
    var files = try draw(drawings.flatMap { $0 })[...]
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
  private struct Drawing: Sendable, Hashable {
    var stem: String
    var name: String
    var texts: ChartTexts
    var dataPoints: Int
    var scene: Scene
  }

  /// The charts that were drawn ahead; safe from several threads.
  private final class Known: Sendable {
    private let files = Mutex<[Drawing: ChartFile]>([:])

    func file(of drawing: Drawing) -> ChartFile? { files.withLock { $0[drawing] } }

    func keep(_ file: ChartFile?, of drawing: Drawing) { files.withLock { $0[drawing] = file } }
  }

  /// A part of a chart's file.
  private enum Part: Sendable {
    case picture(ChartImage)
    case shapes(String)
  }

  private func draw(_ drawings: [Drawing]) throws(Failure) -> [ChartFile] {
    // The large pictures first, so that none is left to one core at the end.
    let count = drawings.count
    let parts = try Parallel.map(3 * count, threads: threads) { place throws(Failure) -> Part in
      let drawing = drawings[place % count]
      if place >= 2 * count {
        return .shapes(
          drawing.scene.svg(
            name: drawing.stem, title: drawing.texts.title, description: drawing.texts.alternative, as: .file))
      }
      return .picture(
        try named(drawing.stem) { () throws(CanvasError) in
          try painter.png(
            of: drawing.scene, name: drawing.name, texts: drawing.texts, dataPoints: drawing.dataPoints,
            density: place < count ? 2 : 1)
        })
    }
    return drawings.indices.map { place in
      var file = ChartFile(name: drawings[place].stem, png1x: [], png2x: [], svg: "", elements: [])
      if case .picture(let image) = parts[place] { file.png2x = image.bytes }
      if case .picture(let image) = parts[count + place] { file.png1x = image.bytes }
      if case .shapes(let text) = parts[2 * count + place] { file.svg = text }
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
