import Diagnostics
import Registry
import Tally

/// Rows of `plan`: what a year's plan of implementation foresees.
struct PlanReader: ExportReader {
  func namesParty(_ row: RowReader) -> Bool {
    let year = PartialDate(row.cell(.year))
    return row.codes.party(row.cell(.lead), on: year?.first) != nil
  }

  func read(_ row: RowReader, into tally: inout ActivityTally) {
    let id = row.required(.planID) ?? ""
    let year = row.year(.year)
    let code = row.required(.measure)
    let label = code.flatMap { row.label($0, .measure, areasAllowed: true, during: year) }
    let event = row.required(.event) ?? ""
    let leadName = row.cell(.lead)
    let lead = leadName.isEmpty ? nil : row.party(leadName, .lead, on: year?.first)
    let planned = row.date(.plannedStart)
    let status: PlanStatus? = row.value(.status, .unknownStatus)
    tally.add(
      PlanRow(
        place: row.place, span: row.span, id: id, idText: row.raw(.planID), year: year?.first.components.year ?? 0,
        label: label, event: event,
        lead: lead, plannedStart: planned, eventID: row.cell(.eventID), status: status, hasError: row.hasError))
  }
}
