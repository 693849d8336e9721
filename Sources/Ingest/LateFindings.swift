import Diagnostics
import Registry
import Tally

/// Findings that show only when all rows have been read.
struct LateFindings {
  private let rows: [RowReader]
  /// By the place of the file.
  private(set) var findings: [Int: [Finding]] = [:]
  /// Rows that they put into quarantine, by the place of the file.
  private(set) var quarantined: [Int: [QuarantinedRow]] = [:]

  init(_ rows: [RowReader]) { self.rows = rows }

  /// Turns what settling found into findings.
  mutating func add(_ settlement: Settlement, _ late: LateRows) {
    for duplicate in settlement.duplicateExchanges { add(duplicate, .exchangeID) }
    for duplicate in settlement.duplicatePlans { add(duplicate, .planID) }
    for bad in settlement.badSupersessions {
      let reason: FindingReason
      switch bad.mistake {
      case .noSuchRecord: reason = .unknownSuperseded(.noSuchRecord)
      case .itself: reason = .unknownSuperseded(.itself)
      case .circle: reason = .unknownSuperseded(.circle)
      }
      add(reason, bad.place, .supersedes, bad.target)
      quarantine(bad.place, bad.span, .unknownSuperseded)
    }
    for row in late.rows {
      add(.eventDateMismatch(eventStart: row.late.eventStart.text), row.place, .start, row.late.rowStart)
    }
    for stage in settlement.stagesOutOfOrder {
      add(
        .stageOutOfOrder(lowerStage: stage.lowerStage, date: stage.lowerDate.text), stage.place, .date,
        stage.date)
    }
  }

  private mutating func add(_ duplicate: Settlement.Duplicate, _ column: Column) {
    let first = rows[Int(duplicate.first.file)]
    add(
      .duplicateID(file: first.file.name, line: Int(duplicate.first.line)), duplicate.place, column, duplicate.id)
    quarantine(duplicate.place, duplicate.span, .duplicateID)
  }

  private mutating func add(_ reason: FindingReason, _ place: RowPlace, _ column: Column, _ value: String) {
    let row = rows[Int(place.file)]
    findings[Int(place.file), default: []].append(
      Finding(
        reason, file: row.file.name, line: Int(place.line), record: Int(place.record),
        column: row.mapping.headerName(column), columnIndex: row.mapping.headerPlace(column), value: value))
  }

  private mutating func quarantine(_ place: RowPlace, _ span: ByteSpan, _ code: FindingCode) {
    quarantined[Int(place.file), default: []].append(
      QuarantinedRow(record: Int(place.record), line: Int(place.line), span: span, codes: [code]))
  }
}

/// Quarantined rows found at two times, as one list.
enum QuarantineMerge {
  /// The rows by record, each once, with all its codes.
  static func rows(_ early: [QuarantinedRow], _ late: [QuarantinedRow]) -> [QuarantinedRow] {
    if late.isEmpty { return early }
    var byRecord: [Int: QuarantinedRow] = [:]
    for row in early + late {
      byRecord[row.record, default: QuarantinedRow(record: row.record, line: row.line, span: row.span, codes: [])]
        .codes += row.codes
    }
    return byRecord.values.sorted { $0.record < $1.record }
  }
}
