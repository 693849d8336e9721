import Diagnostics
import Registry

/// `unknown-party`: a name stands for no party on the row's date.
extension RowReader {
  /// The place of the party that a cell names; `nil`, with a finding, where it names none.
  func party(_ name: String, _ column: Column, on day: CalendarDay?) -> Int? {
    if let party = codes.party(name, on: day) { return party }
    let isWhole = name == cell(column)
    report(.unknownParty(nearest: codes.names.nearest(to: name)), column, value: isWhole ? nil : name)
    return nil
  }

  /// The places of the parties of a list, each once, in the order of the list.
  ///
  /// - Parameter checksStatus: whether a party that is neither member nor observer on the day is reported.
  func parties(_ names: [String], _ column: Column, on day: CalendarDay?, checksStatus: Bool = false) -> [Int] {
    var seen: Set<Int> = []
    return names.compactMap { name in
      guard let party = party(name, column, on: day) else { return nil }
      if checksStatus { checkStatus(party, name, column, on: day) }
      return seen.insert(party).inserted ? party : nil
    }
  }
}
