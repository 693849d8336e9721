import Diagnostics
import Registry

/// `unknown-party`, `party-without-status`.
extension RowReader {
  /// The place of the party that a cell names; `nil`, with a finding, where it names none.
  func party(_ name: String, _ column: String, on day: CalendarDay?) -> Int? {
    if let party = codes.party(name, on: day) { return party }
    let isWhole = name == cell(column)
    report(.unknownParty(nearest: codes.names.nearest(to: name)), column, value: isWhole ? nil : name)
    return nil
  }

  /// The places of the parties of a list, each once, in the order of the list.
  func parties(_ names: [String], _ column: String, on day: CalendarDay?) -> [Int] {
    var seen: Set<Int> = []
    return names.compactMap { party($0, column, on: day) }.filter { seen.insert($0).inserted }
  }

  /// Reports parties that are neither members nor observers on a day.
  func checkStatus(_ parties: [Int], _ column: String, on day: CalendarDay?) {
    guard let day else { return }
    for party in parties {
      let code = codes.registry.parties[party]
      let kind = codes.registry.status(of: code, on: day)?.kind
      if kind == nil || kind == .applicant {
        report(.partyWithoutStatus(date: day.text), column)
      }
    }
  }
}
