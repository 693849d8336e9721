import Diagnostics
import Registry
import Tally

/// Rows of `exchanges`: what a State sent to others through the secretariat.
struct ExchangesReader: ExportReader {
  /// The word that stands for all recipients: alone, and in lower case.
  private static let allRecipients = "all"

  func namesParty(_ row: RowReader) -> Bool {
    let day = try? row.dates.read(row.cell(.date)).get().first
    return [Column.senders, .recipients].contains { column in
      CellText.items(row.cell(column), separator: row.settings.listSeparator).contains {
        row.codes.party($0, on: day) != nil
      }
    }
  }

  func read(_ row: RowReader, into tally: inout ActivityTally) {
    let id = row.required(.exchangeID) ?? ""
    let date = row.date(.date)
    row.checkNotAmbiguous(date, .date)
    let labels = row.labels(.measures, during: date)
    let senders = row.parties(row.items(.senders), .senders, on: date?.first, checksStatus: true)
    let recipientItems = row.items(.recipients)
    let isToAll = recipientItems == [Self.allRecipients]
    let recipients = isToAll ? [] : row.parties(recipientItems, .recipients, on: date?.first)
    let _: ExchangeKind? = row.value(.kind, .unknownKind)
    tally.add(
      ExchangeRow(
        place: row.place, span: row.span, id: id, idText: row.raw(.exchangeID), date: date, labels: labels,
        senders: senders,
        recipients: recipients, isToAll: isToAll, supersedes: row.cell(.supersedes),
        supersedesText: row.raw(.supersedes), hasError: row.hasError,
        groupKey: row.entry.isGrouped ? groupKey(row) : nil))
  }

  private func groupKey(_ row: RowReader) -> String {
    row.columns.all.filter { $0 != .senders }.map(row.cell).joined(separator: "\u{1F}")
  }
}
