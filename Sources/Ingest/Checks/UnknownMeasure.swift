import Diagnostics
import Registry
import Tally

/// `unknown-measure`: a code is none of a measure, nor of an area where one may stand.
extension RowReader {
  /// The labels of a `measures` cell, sorted, each once.
  func labels(_ column: Column, during date: PartialDate?) -> [Label] {
    var labels: Set<Label> = []
    for item in items(column) {
      if let label = label(item, column, areasAllowed: true, during: date) { labels.insert(label) }
    }
    return labels.sorted()
  }

  /// The label of one code that may be an area's.
  func label(_ code: String, _ column: Column, areasAllowed: Bool, during date: PartialDate?) -> Label? {
    let label = codes.labels[code]
    let isWhole = code == cell(column)
    if let label, areasAllowed || label.isMeasure {
      checkInForce(label, column, value: isWhole ? nil : code, first: date?.first, last: date?.last)
      return label
    }
    let candidates = codes.registry.measures.map(\.code) + (areasAllowed ? codes.registry.areas.map(\.code) : [])
    let nearest = EditDistance.nearest(to: code, among: candidates)
    report(
      .unknownMeasure(nearest: nearest.map { [$0] } ?? [], areasAllowed: areasAllowed), column,
      value: isWhole ? nil : code)
    return nil
  }
}

extension Label {
  var isMeasure: Bool {
    if case .measure = self { true } else { false }
  }
}
