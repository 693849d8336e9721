import Tally

/// Where the cells of one of our columns come from.
public enum ColumnMapping: Sendable, Hashable {
  /// The cells of these headers, joined with `/` where there are several.
  case headers([String])
  /// `file:record`, for exports without an id.
  case rowNumber
}

/// A file of an entry.
public struct InputFile: Sendable, Hashable {
  /// The absolute path.
  public var path: String
  /// The path relative to the project folder.
  public var name: String
  /// The records that are read as if the file held no others.
  public var records = RecordSelection.all
  /// The SHA-256 that the bytes read must have, in lower-case hexadecimal; `nil` where any will do.
  public var sha256: String?

  /// Makes a file.
  public init(path: String, name: String, sha256: String? = nil) {
    self.path = path
    self.name = name
    self.sha256 = sha256
  }
}

/// Some of the records of a file, by their numbers.
public enum RecordSelection: Sendable, Hashable {
  case all
  case only(Set<Int>)
  case except(Set<Int>)

  /// Whether a record is one of them.
  public func contains(_ record: Int) -> Bool {
    switch self {
    case .all: true
    case .only(let records): records.contains(record)
    case .except(let records): !records.contains(record)
    }
  }
}

/// One entry of `inputs` in a pipeline file: files of one kind that are read alike.
public struct InputEntry: Sendable, Hashable {
  /// The kind.
  public var kind: ExportKind
  /// The number of the entry within its kind, counted from 1.
  public var number: Int
  /// The files in the order in which they are read.
  public var files: [InputFile]
  /// The delimiter; `nil` for automatic.
  public var delimiter: UInt8?
  /// The encoding; `nil` for automatic.
  public var encoding: String?
  /// The only form in which dates are read; `nil` for ISO dates.
  public var dateFormat: DateFormat?
  /// Our column to the file's headers.
  public var columns: [String: ColumnMapping]
  /// Our column to the value of all its cells.
  public var constants: [String: String]
  /// Our column to raw values and what they mean.
  public var values: [String: [String: String]]
  /// Header to the raw values that a row must have to be read.
  public var only: [String: [String]]
  /// Header to the raw values that keep a row out.
  public var except: [String: [String]]
  /// Our columns that together must differ from row to row.
  public var unique: [String]
  /// Whether rows of one id that differ only in senders are one record.
  public var isGrouped: Bool
  /// Whether a row that names no party of the registry is filtered.
  public var filtersOutsiders: Bool
  /// Headers that need no `unknown-column`.
  public var ignoredHeaders: [String]
  /// Whether no header needs one.
  public var ignoresAllHeaders: Bool

  /// Makes an entry that reads files as they are.
  public init(kind: ExportKind, number: Int, files: [InputFile]) {
    self.kind = kind
    self.number = number
    self.files = files
    columns = [:]
    constants = [:]
    values = [:]
    only = [:]
    except = [:]
    unique = []
    isGrouped = false
    filtersOutsiders = false
    ignoredHeaders = []
    ignoresAllHeaders = false
  }
}
