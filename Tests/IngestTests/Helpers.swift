import Diagnostics
import Foundation
import Ingest
import Registry
import Tally

/// The partial date that the test has written.
func date(_ text: String) -> PartialDate {
  guard let date = PartialDate(text) else { preconditionFailure("the test writes no date: \(text)") }
  return date
}

/// The first day of a date that the test has written.
func day(_ text: String) -> CalendarDay { date(text).first }

/// A folder that goes away with the value.
final class TestFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("ingest-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and names it as an input.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> InputFile {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return InputFile(path: url.path, name: "in/" + name)
  }
}

/// An export of a kind as the test writes it.
struct Export {
  var kind: ExportKind
  /// The contents of its files; they are named `a.csv`, `b.csv` and so on, across all exports of a reading.
  var files: [[UInt8]]
  var configure: (inout InputEntry) -> Void

  init(_ kind: ExportKind, _ texts: String..., configure: @escaping (inout InputEntry) -> Void = { _ in }) {
    self.kind = kind
    files = texts.map { Array($0.utf8) }
    self.configure = configure
  }

  init(_ kind: ExportKind, bytes: [UInt8], configure: @escaping (inout InputEntry) -> Void = { _ in }) {
    self.kind = kind
    files = [bytes]
    self.configure = configure
  }
}

/// Reads exports on the registry of `TestRegistry`.
func ingest(
  _ exports: Export..., period: Period = TestRegistry.year, knownAt: String? = nil, separator: String = ";"
) throws -> IngestResult {
  let reading = try Reading(exports, period: period, knownAt: knownAt, separator: separator)
  return reading.result
}

/// A reading whose files stay as long as the value.
struct Reading {
  let folder: TestFolder
  let result: IngestResult

  init(
    _ exports: [Export], period: Period = TestRegistry.year, knownAt: String? = nil, separator: String = ";"
  ) throws {
    folder = try TestFolder()
    var entries: [InputEntry] = []
    var names = "abcdefghijklmnopqrstuvwxyz".makeIterator()
    for export in exports {
      var files: [InputFile] = []
      for bytes in export.files { files.append(try folder.write("\(names.next() ?? "z").csv", bytes)) }
      var entry = InputEntry(
        kind: export.kind, number: entries.count { $0.kind == export.kind } + 1, files: files)
      export.configure(&entry)
      entries.append(entry)
    }
    result = try Ingestor.read(
      entries, registry: try TestRegistry.load(),
      settings: IngestSettings(period: period, knownAt: knownAt.map(day), listSeparator: separator))
  }
}

extension IngestResult {
  /// Each finding as `code line/record column <value>`; a header has the record `-`.
  var briefs: [String] { findings.map(\.brief) }

  /// The fates of the rows of the first file.
  var counts: Settlement.FileAccount { accounts[0].counts }

  /// The ids of the exchanges that stand.
  var exchangeIDs: [String] { activity.exchanges.map(\.id) }
}

extension Finding {
  var brief: String {
    let number = record.map(String.init) ?? "-"
    return "\(code.rawValue) \(line)/\(number) \(column) <\(value)>"
  }
}

/// A small forum.
///
/// Members in 2007: ALB, BOR, ACI (Cira) from 1 July on, an observer before. DOR observes, GUE joins in 2010, APP has
/// applied. ECO-2 ends on 31 March 2007; HUM begins in 2008.
enum TestRegistry {
  static let year = Period(from: day("2007-01-01"), to: day("2007-12-31"))

  static let files: [String: String] = [
    "parties.csv": """
    party,kind,from,to
    ALB,member,,
    BOR,member,,
    ACI,observer-state,,2007-06-30
    ACI,member,2007-07-01,
    DOR,observer-state,,
    GUE,member,2010,
    APP,applicant,2000,

    """,
    "names.csv": """
    party,lang,name,kind,from,to
    ALB,en,Alba,short,,
    ALB,,AL,code,,
    BOR,en,Bora,short,,
    BOR,en,Old Bora,alias,,2006-12-31
    ACI,en,Cira,short,,
    DOR,en,Dora,short,,
    GUE,en,Gale,short,,
    APP,en,Applia,short,,

    """,
    "areas.csv": """
    area,ordinal,title,from,to
    ECO,1,Economic,,
    ENV,2,Environmental,,
    HUM,3,Human,2008,

    """,
    "measures.csv": """
    measure,area,ordinal,title,from,to
    ECO-1,ECO,1,One,,
    ECO-2,ECO,2,Two,,2007-03-31
    ENV-1,ENV,1,Three,,
    HUM-1,HUM,1,Four,2008,

    """,
    "stages.csv": """
    modality,ordinal,stage,title
    a,1,begun,Begun
    a,2,halfway,Halfway
    a,3,done,Done
    b,1,first,First
    b,2,last,Last

    """,
  ]

  /// Reads it once for all tests.
  static func load() throws -> LoadedRegistry { try result.get() }

  private static let result = Result { try read(files) }

  /// Reads a registry of these files.
  static func read(_ files: [String: String]) throws -> LoadedRegistry {
    let folder = try TestFolder()
    for (name, text) in files { try folder.write(name, Array(text.utf8)) }
    return try RegistryReader.read(folder: folder.path, name: "registry")
  }
}
