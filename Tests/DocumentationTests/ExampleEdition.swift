import Foundation
import Statistics
import Tabulation

/// The edition of the example, made by the program in a temporary folder.
struct ExampleEdition {
  private static let pipeline = "example-returns"

  /// The tables by name.
  let tables: [String: CSVFile]
  /// The page in the first language.
  let page: String

  /// The edition of the example as it is.
  static let whole = Result { try ExampleEdition() }

  /// - Parameter change: what is done to the copy of the project before the run.
  init(_ change: (_ project: URL) throws -> Void = { _ in }) throws {
    let files = FileManager.default
    let project = files.temporaryDirectory.appendingPathComponent("rapporteur-documents-\(UUID().uuidString)")
    try files.createDirectory(at: project, withIntermediateDirectories: true)
    defer { try? files.removeItem(at: project) }
    for name in ["inputs", "pipelines"] {
      let original = Program.root.appendingPathComponent(name).resolvingSymlinksInPath()
      try files.copyItem(at: original, to: project.appendingPathComponent(name))
    }
    try change(project)
    try Program.run(["run", "pipelines/\(Self.pipeline).yaml", "--quiet"], in: project)
    let edition = project.appendingPathComponent("reports/\(Self.pipeline)/latest")
    var tables: [String: CSVFile] = [:]
    for name in try files.contentsOfDirectory(atPath: edition.appendingPathComponent("tables").path)
    where name.hasSuffix(".csv") {
      let file = edition.appendingPathComponent("tables/\(name)")
      tables[file.deletingPathExtension().lastPathComponent] = try CSVFile(Data(contentsOf: file))
    }
    self.tables = tables
    page = try edition.appendingPathComponent("index.html").text
  }

  /// The table of that name.
  func table(_ name: String) throws -> CSVFile {
    guard let table = tables[name] else { throw DocumentError("the edition has no table \(name)") }
    return table
  }
}

/// Every table of an edition, in the order of the document.
enum TableList {
  static let schemas = [
    Schemas.coverageByState, Schemas.coverageByArea, Schemas.coverageByCoordinator, Schemas.coverageByMeasure,
    Schemas.matrix, Schemas.engagement, Schemas.progress, Schemas.trend, Schemas.exchangeFlows, Schemas.events,
    Schemas.otherParticipants, Schemas.attendance, Schemas.coordination, Schemas.changes, Schemas.gaps, Schemas.plan,
    Schemas.tieOut, Schemas.accounting, Schemas.findings, Figures.schema,
  ]

  static func schema(_ name: String) throws -> TableSchema {
    guard let schema = schemas.first(where: { $0.name == name }) else { throw DocumentError("no table \(name)") }
    return schema
  }
}
