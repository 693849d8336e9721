import Canvas
import Charting
import Diagnostics
import Foundation
import Reporting
import Synchronization

/// Charts to pictures, each at both densities, on all cores.
struct ChartDrawing: Sendable {
  let painter: Painter

  init() throws(Failure) {
    do throws(CanvasError) {
      painter = try Painter(fonts: try FontSet.debian())
    } catch {
      throw ChartDrawing.failure(error, chart: "")
    }
  }

  /// The pictures of the charts, in their order; the same bytes for any number of threads.
  func files(of charts: [(stem: String, chart: any Chart)]) throws(Failure) -> [ChartFile] {
    let scenes = try each(charts.indices, named: { charts[$0].stem }) { place throws(CanvasError) in
      try painter.scene(of: charts[place].chart)
    }
    // The large pictures first, so that none is left to one core at the end.
    let count = charts.count
    let images = try each(0..<2 * count, named: { charts[$0 % count].stem }) { place throws(CanvasError) in
      let chart = charts[place % count].chart
      return try painter.png(
        of: scenes[place % count], name: chart.name, texts: chart.texts, dataPoints: chart.dataPoints,
        density: place < count ? 2 : 1)
    }
    return charts.indices.map { place in
      let (double, single) = (images[place], images[count + place])
      return ChartFile(
        name: charts[place].stem, png1x: single.bytes, png2x: double.bytes, width: single.widthInPixels,
        height: single.heightInPixels, alternative: charts[place].chart.texts.alternative)
    }
  }

  /// The results of a piece of work for each place, in their order, or the failure of the first that fails.
  private func each<Value: Sendable>(
    _ places: Range<Int>, named name: (Int) -> String, _ work: @Sendable (Int) throws(CanvasError) -> Value
  ) throws(Failure) -> [Value] {
    let results = Mutex<[Int: Result<Value, CanvasError>]>([:])
    DispatchQueue.concurrentPerform(iterations: places.count) { place in
      let result = Result { () throws(CanvasError) in try work(place) }
      results.withLock { $0[place] = result }
    }
    let made = results.withLock { $0 }
    var values: [Value] = []
    for place in places {
      switch made[place] {
      case .success(let value): values.append(value)
      case .failure(let error): throw ChartDrawing.failure(error, chart: name(place))
      case nil: throw Failure(.chartRefused(chart: name(place), why: "it was not drawn"))
      }
    }
    return values
  }

  private static func failure(_ error: CanvasError, chart: String) -> Failure {
    if case .fontMissing(let path, let package) = error { return Failure(.fontMissing(name: path, package: package)) }
    return Failure(.chartRefused(chart: chart, why: error.description))
  }
}
