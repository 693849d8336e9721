import Diagnostics
import Ingest
import Tally

/// What reading a changed file gave, against what the place of the change lets expect.
struct Outcome {
  private let mutation: Mutation
  private let file: GoodFile
  private let places: Places
  private let good: [Activity.Exchange]
  private let bytes: [UInt8]
  private let result: IngestResult
  private let harm: Harm
  /// The lines that the file has more.
  private let lineShift: Int

  init(
    _ mutation: Mutation, _ file: GoodFile, _ places: Places, _ good: [Activity.Exchange], bytes: [UInt8],
    result: IngestResult
  ) {
    self.mutation = mutation
    self.file = file
    self.places = places
    self.good = good
    self.bytes = bytes
    self.result = result
    harm = Harm(mutation, in: file)
    lineShift = bytes.lineEndCount - file.lineCount
  }

  /// Everything that is not as it must be.
  var complaints: [String] {
    var complaints: [String] = []
    if !result.addsUp { complaints.append("the account does not add up: \(result.counts)") }
    complaints += complaintsOnAcceptedRows + complaintsOnHarmedRow + complaintsOnLeftLines + complaintsOnQuarantine
    return complaints
  }

  private var record: Int { file.body[mutation.place].record }
  private var recordShift: Int { result.counts.records - file.ids.count }

  /// The number of the first harmed row.
  private var number: Int { record + (harm.isNewRow ? 2 : 1) }

  /// The line of the first harmed row.
  private var line: Int {
    let ends = harm.isNewRow ? Array(file.bytes[..<places.starts[record + 1]]).lineEndCount : 0
    return harm.isNewRow ? ends + 1 : places.lines[record]
  }

  /// The line before the first row that stands after the harmed ones.
  private var lastLine: Int {
    harm.lost.upperBound < file.ids.count
      ? places.lines[harm.lost.upperBound] + lineShift - 1 : file.lineCount + lineShift + 1
  }

  /// The bytes of the harmed rows in the changed file.
  private var region: Range<Int> {
    let shift = bytes.count - file.bytes.count
    // In a new row, the carriage return before it belongs to the row before.
    let start = harm.isNewRow ? places.starts[record + 1] - 1 : places.starts[harm.lost.lowerBound]
    return start..<places.starts[harm.lost.upperBound] + shift
  }

  /// The rows that must be as before: their contents, their lines and their numbers.
  private var complaintsOnAcceptedRows: [String] {
    let kept = file.ids.indices.filter { !harm.lost.contains($0) }
    let found = result.exchanges
    if found.count != kept.count { return ["\(found.count) rows are accepted, not \(kept.count): \(found.map(\.id))"] }
    var complaints: [String] = []
    for (index, exchange) in zip(kept, found) {
      let isAfter = index > record
      let id = index == record ? changedID : file.ids[index]
      let place = exchange.places[0]
      let expectedLine = places.lines[index] + (isAfter ? lineShift : 0)
      let expectedRecord = index + 1 + (isAfter ? recordShift : 0)
      if exchange.id != id || exchange.content != good[index].content {
        complaints.append("row \(index + 1) is another: \(exchange)")
      }
      if Int(place.line) != expectedLine || Int(place.record) != expectedRecord {
        complaints.append("row \(index + 1) stands on line \(place.line), record \(place.record)")
      }
    }
    return complaints
  }

  /// The id of the row of the place, which may lack a letter.
  private var changedID: String {
    var id = Array(file.ids[record].utf8)
    let place = file.headerBytes.count + mutation.place - places.starts[record]
    if mutation.kind == .delete, id.indices.contains(place) { id.remove(at: place) }
    return String(decoding: id, as: UTF8.self)
  }

  /// The row that must be named, with its codes and columns, and the byte where a byte is meant.
  private var complaintsOnHarmedRow: [String] {
    if harm.codes.isEmpty {
      return result.findings.isEmpty ? [] : ["findings: \(result.findings.map(\.oneLine))"]
    }
    let named = result.findings.filter { $0.record == number }
    let columns = harm.columns.map { column in
      column.flatMap { GoodFile.header.indices.contains($0) ? GoodFile.header[$0] : nil } ?? ""
    }
    var complaints: [String] = []
    if named.map(\.code) != harm.codes || named.map(\.column) != columns || !named.allSatisfy({ $0.line == line }) {
      complaints.append(
        "expected \(harm.codes.map(\.rawValue)) in \(columns) on line \(line), record \(number); found "
          + "\(result.findings.map(\.oneLine))")
    }
    let byte = file.headerBytes.count + mutation.place
    for finding in named where !file.body[mutation.place].isContinuation {
      switch (finding.reason, mutation.kind) {
      case (.nulByte(let offset), .insertNUL), (.badEncoding(let offset, _, _), .insertInvalid):
        if offset != byte { complaints.append("the byte named is \(offset), not \(byte)") }
      default: break
      }
    }
    return complaints
  }

  /// The findings on lines of the harmed rows that are read as rows of their own.
  private var complaintsOnLeftLines: [String] {
    if harm.codes.isEmpty { return [] }
    var complaints: [String] = []
    let harmed = result.counts.records - result.counts.accepted
    let most = harm.mayLeaveLines ? lastLine - line + 1 : 1
    if harmed < 1 || harmed > most { complaints.append("\(harmed) rows are harmed, at most \(most) may be") }
    for finding in result.findings where finding.record != number {
      let isInside = finding.line > line && finding.line <= lastLine
      let isNext = (finding.record ?? 0) > number && (finding.record ?? 0) < number + harmed
      let isShape = [.raggedRow, .badQuote, .unterminatedQuote].contains(finding.code)
      if !isInside || !isNext || !isShape { complaints.append("elsewhere: \(finding.oneLine)") }
    }
    return complaints
  }

  /// The quarantine has every byte of the harmed rows, and no other.
  private var complaintsOnQuarantine: [String] {
    let spans = result.quarantine.flatMap { $0.rows.map(\.span) }
    if harm.codes.isEmpty { return spans.isEmpty ? [] : ["a row is in quarantine"] }
    // What stands between the rows kept, and before and after them, is line ends alone.
    var gaps: [Range<Int>] = []
    var end = region.lowerBound
    for span in spans.sorted(by: { $0.offset < $1.offset }) {
      if span.offset < end || span.end > region.upperBound {
        return ["the quarantine has more than \(region): \(spans)"]
      }
      if [0x0A, 0x0D].contains(bytes[span.end - 1]) { return ["the line end of \(span) is in the quarantine"] }
      gaps.append(end..<span.offset)
      end = span.end
    }
    gaps.append(end..<region.upperBound)
    let isWhole = gaps.allSatisfy { bytes[$0].allSatisfy { $0 == 0x0A || $0 == 0x0D } }
    return isWhole ? [] : ["the quarantine has not all of \(region): \(spans)"]
  }
}
