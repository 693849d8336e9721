import Diagnostics
import Foundation
import Ingest
import Reporting
import Tabulation

/// Workbooks for those who sent the exports: their own rows, with what was found in them.
enum AnnotatedSheets {
  /// Writes a workbook for each file with findings; returns the names of the files in their order.
  ///
  /// Memory grows with the rows of one file, up to a limit. Older workbooks of the same names are replaced.
  /// - Throws: where a file is not what was read a moment ago.
  static func write(_ computation: Computation, to folder: String, language: String) throws(Failure) -> [String] {
    let plan = computation.plan
    let findings = Dictionary(grouping: computation.ingest.findings) { $0.file }
    var seen: Set<String> = []
    var names: [String] = []
    let path = URL(fileURLWithPath: folder).standardizedFileURL.path
    try DurableFiles.makeFolder(path)
    let files = plan.entries.flatMap { entry in entry.files.map { (entry: entry, file: $0) } }
    for (place, (entry, file)) in files.enumerated() {
      guard let found = findings[file.name], seen.insert(file.name).inserted else { continue }
      let sha256 = computation.ingest.accounts[place].fingerprint.sha256
      let bytes = try bytes(entry, file, found, language, plan, sha256)
      let name = file.name.replacing("/", with: "-") + ".xlsx"
      try DurableFiles.replace(path + "/" + name, with: bytes)
      names.append(name)
    }
    return names
  }

  private static func bytes(
    _ entry: InputEntry, _ file: InputFile, _ findings: [Finding], _ language: String, _ plan: RunPlan,
    _ sha256: String
  ) throws(Failure) -> [UInt8] {
    let found = Set(findings.compactMap(\.record))
    var kept = 0
    let rows = try VerbatimRows(entry, file) { record in
      if record <= AnnotatedFile.rowLimit { return true }
      guard found.contains(record), kept <= AnnotatedFile.mendLimit else { return false }
      kept += 1
      return true
    }
    if rows.sha256 != sha256 { throw Failure(.inputChanged, file: file.name) }
    // A file of several entries has the same finding from each.
    var distinct: [Finding] = []
    var seen: Set<Finding> = []
    for finding in findings where seen.insert(finding).inserted { distinct.append(finding) }
    let annotated = AnnotatedFile(
      file: file.name, header: rows.header, places: rows.places,
      rows: rows.rows.map {
        AnnotatedFile.Row(record: $0.record, line: $0.line, cells: $0.cells, isReadable: $0.isReadable)
      }, count: rows.count, findings: distinct, delimiter: rows.delimiter, encoding: rows.encoding)
    let book: SheetBook
    do throws(ReportError) {
      book = try AnnotatedBook(annotated, language: language, prefix: Annotations.prefix)
        .book(created: Int(plan.settings.asOf.ordinal) * 86_400)
    } catch {
      throw Failure(.identityBroken("the annotated sheet was not made: \(error)"))
    }
    return try WorkbookOutput.bytes(of: book, name: file.name)
  }
}
