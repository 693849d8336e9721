import Diagnostics
import Registry
import Tally

/// `unknown-area`: a code is none of an area.
extension RowReader {
  /// The place of the area of one code.
  func area(_ code: String, _ column: Column, first: CalendarDay?, last: CalendarDay?) -> Int? {
    if case .area(let place) = codes.labels[code] {
      checkInForce(.area(place), column, value: nil, first: first, last: last)
      return place
    }
    report(.unknownArea(allowed: codes.registry.areas.map(\.code) + ["all"]), column)
    return nil
  }
}
