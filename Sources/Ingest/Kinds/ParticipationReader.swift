import Diagnostics
import Registry
import Tally

/// Rows of `participation`: who took part in which event.
struct ParticipationReader: ExportReader {
  func namesParty(_ row: RowReader) -> Bool {
    let day = try? row.dates.read(row.cell(.start)).get().first
    return row.codes.party(row.cell(.participant), on: day) != nil
  }

  func read(_ row: RowReader, into tally: inout ActivityTally) {
    let eventID = row.required(.eventID)
    let start = row.date(.start)
    row.checkNotAmbiguous(start, .start)
    row.checkOrder(start: start, end: row.date(.end), .end)
    let labels = row.labels(.measures, during: start)
    let name = row.required(.participant)
    let party = name.flatMap { row.party($0, .participant, on: start?.first) }
    if let name, let party { row.checkStatus(party, name, .participant, on: start?.first) }
    let role: ParticipantRole? = row.value(.role, .unknownRole)
    let delegates = row.number(.delegates)
    let list: ListCompleteness? = row.value(.list, .unknownList)

    guard !row.hasError, let eventID, let start, let party else {
      tally.add(
        QuarantinedCell(
          parties: party.map { [$0] } ?? [], labels: labels, isAllAreas: false, first: start?.first,
          last: start?.last), at: row.place)
      let isOnlyDuplicate = row.findings.allSatisfy { $0.severity != .error || $0.code == .duplicateID }
      if let eventID, !isOnlyDuplicate { tally.noteQuarantinedRow(ofEvent: eventID, at: row.place) }
      return
    }
    tally.add(
      ParticipationRow(
        place: row.place, eventID: eventID, start: start, startText: row.raw(.start), party: party, labels: labels,
        isHost: role == .host,
        delegates: delegates, list: list, title: row.cell(.event), venue: row.cell(.place)))
  }
}
