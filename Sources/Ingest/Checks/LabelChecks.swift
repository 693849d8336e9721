import Diagnostics
import Registry
import Tally

/// `unknown-measure`, `unknown-area`, `measure-not-in-force`.
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

  /// The place of the area of one code.
  func area(_ code: String, _ column: Column, first: CalendarDay?, last: CalendarDay?) -> Int? {
    if case .area(let place) = codes.labels[code] {
      checkInForce(.area(place), column, value: nil, first: first, last: last)
      return place
    }
    report(.unknownArea(allowed: codes.registry.areas.map(\.code) + ["all"]), column)
    return nil
  }

  /// Reports a measure or area that is in force on no day of the row's date.
  private func checkInForce(
    _ label: Label, _ column: Column, value: String?, first: CalendarDay?, last: CalendarDay?
  ) {
    guard let first, let last, first <= last else { return }
    let validity = codes.validity(label)
    guard !validity.days.overlaps(first, last) else { return }
    report(
      .measureNotInForce(from: validity.from?.text ?? "", to: validity.to?.text ?? ""), column, value: value)
  }
}

extension Label {
  var isMeasure: Bool {
    if case .measure = self { true } else { false }
  }
}
