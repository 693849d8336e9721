import Tabulation

/// The files of an edition, by path within it, but for the manifest.
struct EditionFiles {
  /// A file with the hash of its bytes.
  struct File {
    let bytes: [UInt8]
    let sha256: String

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      sha256 = Hex.sha256(bytes)
    }
  }

  private(set) var contents: [String: File] = [:]

  mutating func add(_ path: String, _ file: File) { contents[path] = file }
  mutating func add(_ path: String, _ bytes: [UInt8]) { add(path, File(bytes)) }
  mutating func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

  /// The paths, sorted by bytes.
  var paths: [String] { contents.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}

/// The tables of a computation as CSV files, in their order, `figures` last.
struct TableFiles {
  /// Each table's name with its file and the number of its rows.
  let files: [(name: String, file: EditionFiles.File, rows: Int)]

  init(_ tables: [Table]) {
    var files: [(name: String, file: EditionFiles.File, rows: Int)] = []
    for table in tables {
      var bytes: [UInt8] = []
      CSVText.append(table, to: &bytes)
      files.append((table.name, EditionFiles.File(bytes), table.rows.count))
    }
    var bytes: [UInt8] = []
    let count = Figures.writeCSV(of: tables) { bytes += $0 }
    files.append((Figures.schema.name, EditionFiles.File(bytes), count))
    self.files = files
  }
}
