import Diagnostics
import Foundation
import Ingest

/// The rows of an entry in one edition, of the files that the other edition does not have as they are.
struct RowScan {
  private(set) var rows: [ComparedRow] = []

  /// Reads them as one of the entries has it: the first that fits the files.
  init(
    _ files: [(place: Int, file: InputFile)], entry own: InputEntry, pair: Int, readAs entries: [InputEntry],
    _ inputs: ComparedInputs
  ) throws(Failure) {
    let unread = RowScan.unread(entries)
    let filters = RowScan.filters(entries)
    let settings = IngestSettings(
      period: inputs.plan.settings.period, listSeparator: inputs.plan.definition.listSeparator)
    for file in files {
      var records: [RecordScan.Record] = []
      var problem: Failure?
      for entry in entries {
        records = []
        problem = nil
        do throws(Failure) {
          try RecordScan.read(entry, file.file, registry: inputs.loaded, settings: settings) { records.append($0) }
          break
        } catch {
          problem = error
        }
      }
      if let problem { throw problem }
      for record in records {
        let content =
          record.isReadable
          ? RowScan.content(record, unread, filters) : try RowScan.bytes(record, file.file)
        rows.append(
          ComparedRow(
            pair: pair, kind: own.kind, entry: own.number, filePlace: file.place, file: file.file.name, record: record,
            content: content))
      }
    }
  }

  /// The columns whose cells come from the pipeline file or from the place of the row, not from what it says.
  private static func unread(_ entries: [InputEntry]) -> Set<String> {
    var columns: Set<String> = []
    for entry in entries {
      columns.formUnion(entry.constants.keys)
      for (column, mapping) in entry.columns where mapping == .rowNumber { columns.insert(column) }
    }
    return columns
  }

  /// The headers by which all of the entries filter.
  private static func filters(_ entries: [InputEntry]) -> Set<String> {
    let headers = entries.map { entry in
      Set((Array(entry.only.keys) + Array(entry.except.keys)).map { $0.lowercased() })
    }
    return headers.dropFirst().reduce(headers.first ?? []) { $0.intersection($1) }
  }

  private static func content(
    _ record: RecordScan.Record, _ unread: Set<String>, _ filters: Set<String>
  ) -> String {
    var text = ""
    for cell in record.cells where !unread.contains(cell.column) { text += "\(cell.column)\u{1F}\(cell.value)\u{1E}" }
    text += "\u{1D}"
    for cell in record.filtered where filters.contains(cell.column.lowercased()) {
      text += "\(cell.column.lowercased())\u{1F}\(cell.value)\u{1E}"
    }
    return text
  }

  /// What an unreadable row says is its bytes.
  private static func bytes(_ record: RecordScan.Record, _ file: InputFile) throws(Failure) -> String {
    do {
      guard let handle = FileHandle(forReadingAtPath: file.path) else { throw CocoaError(.fileNoSuchFile) }
      defer { try? handle.close() }
      try handle.seek(toOffset: UInt64(record.span.offset))
      let data = try handle.read(upToCount: record.span.end - record.span.offset) ?? Data()
      return "\u{0}" + Hex.text(data.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
    } catch {
      throw Failure(.inputOutput(operation: "reading", error: "\(error)"), file: file.name)
    }
  }
}
