import Diagnostics
import Registry
import Tally

/// Rows of `returns`: what a State said of an area, be it nothing.
struct ReturnsReader: ExportReader {
  /// The word for all areas.
  private static let allAreas = "all"

  func namesParty(_ row: RowReader) -> Bool {
    let day = try? row.dates.read(row.cell(.from)).get().first
    return row.codes.party(row.cell(.party), on: day) != nil
  }

  func read(_ row: RowReader, into tally: inout ActivityTally) {
    let from = row.date(.from)
    let to = row.date(.to)
    row.checkOrder(start: from, end: to, .to)
    let name = row.required(.party)
    let party = name.flatMap { row.party($0, .party, on: from?.first) }
    let code = row.required(.area)
    let isAllAreas = code == Self.allAreas
    let area = code.flatMap { code in
      isAllAreas ? nil : row.area(code, .area, first: from?.first, last: to?.last)
    }
    let status: ReturnStatus? = row.value(.status, .unknownStatus)
    guard !row.hasError, let party, let from, let to, let status else {
      let days = days(from, to)
      tally.add(
        QuarantinedCell(
          parties: party.map { [$0] } ?? [], labels: area.map { [.area($0)] } ?? [], isAllAreas: isAllAreas,
          first: days?.first, last: days?.last), at: row.place)
      return
    }
    tally.add(ReturnRow(place: row.place, party: party, area: area, from: from, to: to, status: status))
  }

  /// The days that the two dates name, and those between them where they stand in the wrong order; `nil` where one
  /// cannot be read.
  private func days(_ from: PartialDate?, _ to: PartialDate?) -> (first: CalendarDay, last: CalendarDay)? {
    guard let from, let to else { return nil }
    return to.last < from.first ? (to.first, from.last) : (from.first, to.last)
  }
}
