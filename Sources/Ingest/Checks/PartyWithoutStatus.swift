import Diagnostics
import Registry

/// `party-without-status`: a party is neither member nor observer on the day.
extension RowReader {
  /// Reports a party that is neither member nor observer on a day.
  func checkStatus(_ party: Int, _ name: String, _ column: Column, on day: CalendarDay?) {
    guard let day else { return }
    let kind = codes.registry.status(of: codes.registry.parties[party], on: day)?.kind
    guard kind == nil || kind == .applicant else { return }
    report(.partyWithoutStatus(date: day.text), column, value: name == cell(column) ? nil : name)
  }
}
