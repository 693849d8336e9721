import Diagnostics
import Tabulation

/// Rows with findings to cells: the row as it was written, marked where something is wrong.
struct AnnotatedCells: Sendable {
  let file: AnnotatedFile
  let lexicon: Lexicon

  private static let fills: [Severity: UInt32] = [.error: 0xF8D3CC, .warning: 0xFFEFC2, .note: 0xDCEBF7]

  private var sentences: FindingSentences { FindingSentences(lexicon: lexicon) }

  /// The row's own cells, verbatim; one with a finding has a ground and a note.
  func cells(_ row: AnnotatedFile.Row, _ findings: [Finding]) -> [SheetCell] {
    var byColumn: [Int: [Finding]] = [:]
    for finding in findings {
      // What is wrong with the whole row, or with a column that the file does not have, stands at the first cell.
      byColumn[file.places.firstIndex(of: finding.columnIndex) ?? 0, default: []].append(finding)
    }
    return row.cells.enumerated().map { column, text in
      guard let findings = byColumn[column] else {
        return text.isEmpty ? SheetCell(.empty, WorkbookStyles.text) : .text(text, WorkbookStyles.text)
      }
      let worst = Severity.allCases.first { severity in findings.contains { $0.severity == severity } } ?? .note
      let style = WorkbookStyles.text.with(\.fill, AnnotatedCells.fills[worst])
      let note = findings.map { "\(title($0)): \(sentences.sentence($0))" }.joined(separator: "\n")
      return SheetCell(text.isEmpty ? .empty : .text(text), style, note: note)
    }
  }

  /// Severity, columns and sentences of a row.
  func remarks(_ row: AnnotatedFile.Row, _ findings: [Finding]) -> [SheetCell] {
    var extra: [String] = []
    if !row.isReadable { extra.append(lexicon.plain("annotation.unreadable")) }
    if isCut(row) { extra.append(lexicon.plain("annotation.cut")) }
    return remarks(findings, extra: extra)
  }

  /// Severity, columns and sentences of findings, one below the other.
  func remarks(_ findings: [Finding], extra: [String]) -> [SheetCell] {
    let severities = Severity.allCases.filter { severity in findings.contains { $0.severity == severity } }
    let columns = findings.map(\.column).reduce(into: [String]()) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    let sentences = findings.map { finding -> String in
      // The value tells which item of a list is meant.
      let value = finding.value.isEmpty ? "" : " “\(finding.visibleValue)”"
      return "\(title(finding))\(value): \(self.sentences.sentence(finding))"
    }
    func cell(_ lines: [String], _ style: CellStyle = WorkbookStyles.wrapped) -> SheetCell {
      lines.isEmpty ? SheetCell(.empty, style) : .text(lines.joined(separator: "\n"), style)
    }
    let fill = severities.first.flatMap { AnnotatedCells.fills[$0] }
    return [
      cell(severities.map { lexicon.plain("severity.\($0.rawValue)") }, WorkbookStyles.wrapped.with(\.fill, fill)),
      cell(columns), cell(sentences + extra),
    ]
  }

  /// The width of the column of sentences in characters.
  static let width = 70.0

  /// The height of a row in points that shows its sentences whole; `nil` where there are none.
  static func height(_ remarks: [SheetCell]) -> Double? {
    guard case .text(let text) = remarks.last?.content else { return nil }
    return min(Double(WorkbookValue.lines(text, width: width * 1.1)) * 13 + 4, 400)
  }

  /// Whether a cell of a workbook cannot hold a cell of the row.
  func isCut(_ row: AnnotatedFile.Row) -> Bool { row.cells.contains { $0.utf16.count > BookSheet.textLimit } }

  private func title(_ finding: Finding) -> String { lexicon.plain("finding.\(finding.code.rawValue)") }
}
