import Tally

/// What a figure rests on: its rule, what it counts, and the rows behind each counted thing.
public struct FigureTrace: Sendable, Hashable {
  /// The address of the figure.
  public var address: String
  /// The value that the rows give.
  public var value: String
  /// The part of a share; empty for anything else.
  public var numerator: String
  /// The whole of a share; empty for anything else.
  public var denominator: String
  /// Whether the value is a word of the program, such as a status, or several of them.
  public var isWord: Bool
  /// What is counted, over which rows, by which dates.
  public var rule: RuleWords
  /// What the value is made of, in the order in which it is read.
  public var parts: [TracePart]
  /// Rows that count as nothing here, but without which the figure would be another.
  public var bearing: [TraceRow]
  /// What was looked at, by the kind of the export.
  public var lookedAt: [TraceSearch]

  /// Every row of an export that the trace names, each once, in the order of the files.
  public var exportRows: [TraceRow] {
    var rows: [RowPlace: TraceRow] = [:]
    for row in parts.flatMap(\.things).flatMap(\.rows) + bearing {
      if case .export(let place) = row.source { rows[place] = row }
    }
    return rows.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether the counted things and their rows add up to the value.
  public var readds: Bool {
    for part in parts {
      if part.things.reduce(0, { $0 + $1.amount }) != part.count { return false }
      for thing in part.things where part.isSum {
        if thing.rows.reduce(0, { $0 + ($1.amount ?? 0) }) != thing.amount { return false }
      }
      // What an export says stands on a row; what the registry says may follow from the settings alone.
      for thing in part.things where !part.isOfRegistry && thing.rows.isEmpty { return false }
      switch part.role {
      case .value: if !value.isEmpty, value != String(part.count) { return false }
      case .numerator: if !numerator.isEmpty, numerator != String(part.count) { return false }
      case .denominator: if !denominator.isEmpty, denominator != String(part.count) { return false }
      case .reason: break
      }
    }
    return true
  }
}

/// Rows of one kind of export that were looked at for a figure.
public struct TraceSearch: Sendable, Hashable {
  /// The kind of the export.
  public var kind: ExportKind
  /// The number of rows that could bear on the figure.
  public var rows: Int
  /// The number of files of that kind.
  public var files: Int
}

/// A number that a figure is made of, or a reason why it is what it is.
public struct TracePart: Sendable, Hashable {
  /// What the part is to the figure.
  public enum Role: String, Sendable, Hashable {
    /// The count is the figure.
    case value
    /// The count is the part of the share.
    case numerator
    /// The count is the whole of the share.
    case denominator
    /// The things decide what the figure says.
    case reason
  }

  /// What the part is to the figure.
  public var role: Role
  /// What is counted.
  public var name: Name
  /// How many things there are, or what they add up to.
  public var count: Int
  /// Whether the things carry numbers that add up, rather than being counted.
  public var isSum: Bool
  /// Whether the things are those of the registry.
  public var isOfRegistry: Bool
  /// The things in order.
  public var things: [TraceThing]
  /// The number of rows that are not named, where only some were asked for; things that have no others are left out.
  public var left = 0
}

/// One thing that a part counts.
public struct TraceThing: Sendable, Hashable {
  /// What a thing is called.
  public enum Name: Sendable, Hashable {
    /// An id, a code of the registry or a date, the same in every language.
    case text(String)
    /// A word of the program, such as `partial`.
    case word(String)
    /// A phrase.
    case phrase(RuleWords)
  }

  /// What it is, such as `exchange`.
  public var kind: String
  /// What it is called.
  public var name: Name
  /// What it adds to the count.
  public var amount: Int
  /// The rows that say so.
  public var rows: [TraceRow]

  /// The same with other rows.
  func with(_ rows: [TraceRow]) -> TraceThing { TraceThing(kind: kind, name: name, amount: amount, rows: rows) }
}

/// A row behind a figure.
public struct TraceRow: Sendable, Hashable {
  /// Where the row stands.
  public enum Source: Sendable, Hashable {
    /// A row of an export.
    case export(RowPlace)
    /// A line of a file of the registry.
    case registry(file: String, line: Int)
  }

  /// What the row does for the figure.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    case counted
    case date = "gives-date"
    case list = "declares-list"
    case partialList = "makes-list-partial"
    case host = "names-host"
    case quarantined
    case returned
    case replaces
    case holdsID = "holds-id"
    case isCorrected = "is-corrected"
    case files = "files-record"
    case registry
  }

  /// Where the row stands.
  public var source: Source
  /// What the row does for the figure.
  public var function: Function
  /// The number that the row gives; `nil` where rows are counted.
  public var amount: Int?
  /// The figure without this row alone; `nil` where it stays the same, because another row says so too. Of a registry
  /// row it is not known.
  public var without: String?
  /// Whether the figure would be another without this row alone.
  public var decides: Bool { without != nil }

  /// Makes a row.
  init(_ source: Source, _ function: Function, amount: Int? = nil, without: String? = nil) {
    self.source = source
    self.function = function
    self.amount = amount
    self.without = without
  }
}

/// A file of an export, in the order in which the files were read.
public struct TraceFile: Sendable, Hashable {
  /// The kind of the export.
  public var kind: ExportKind
  /// The number of the entry within its kind, counted from 1.
  public var entry: Int
  /// The path relative to the project folder.
  public var path: String

  /// Makes a file.
  public init(kind: ExportKind, entry: Int, path: String) {
    self.kind = kind
    self.entry = entry
    self.path = path
  }
}
