import Diagnostics
import Foundation
import Reporting
import Statistics
import Tally

/// A figure with the rows behind it, as it is printed and handed to programs.
public struct TracedFigure: Sendable, Encodable {
  /// Where the rows were read.
  public enum Inputs: String, Sendable, Encodable {
    /// The edition's own copies.
    case copies
    /// The project's files, whose hashes match.
    case originals
    case both
    /// The edition has no inputs.
    case none
  }

  /// A row of an export or of the registry.
  public struct Row: Sendable, Encodable {
    /// The path relative to the project folder.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The number of the data record, counted from 1; `nil` for the registry.
    public var record: Int?
    /// The id of the record; empty where it has none.
    public var id: String
    /// The date as the file has it.
    public var date: String
    /// What the row does for the figure.
    public var function: String
    /// The number that the row gives.
    public var amount: Int?
    /// Whether the figure would be another without this row alone.
    public var decides: Bool
    /// The figure without this row alone, where it is another.
    public var without: String?
    /// The cells that bear on the figure, by column.
    public var cells: [String: String]
    /// Their columns in order.
    var columns: [String]

    private enum CodingKeys: String, CodingKey {
      case file, line, record, id, date, function, amount, decides, without, cells
    }
  }

  /// One counted thing.
  public struct Thing: Sendable, Encodable {
    /// What it is.
    public var kind: String
    /// Its id, code or text.
    public var name: String
    /// What it adds.
    public var amount: Int
    /// The rows that say so.
    public var rows: [Row]
  }

  /// A number that the figure is made of, or a reason.
  public struct Part: Sendable, Encodable {
    /// `value`, `numerator`, `denominator` or `reason`.
    public var role: String
    /// What is counted.
    public var name: String
    /// How many there are, or what they add up to.
    public var count: Int
    /// The things in order.
    public var things: [Thing]
  }

  /// Rows that were looked at.
  public struct Search: Sendable, Encodable {
    /// The kind of the exports.
    public var kind: String
    /// The rows that could bear on the figure.
    public var rows: Int
    /// The files of that kind.
    public var files: Int
  }

  /// The address.
  public var address: String
  /// `<pipeline>/<as_of>[.rN]`.
  public var edition: String
  /// The value.
  public var value: String
  /// The part of a share.
  public var numerator: String
  /// The whole of a share.
  public var denominator: String
  /// What it is measured in.
  public var unit: String
  /// What weakens it.
  public var mark: String
  /// The rule in words.
  public var rule: String
  /// Where the rows were read.
  public var inputs: Inputs
  /// What the figure is made of.
  public var parts: [Part]
  /// Rows that count as nothing, but without which the figure would be another.
  public var bearing: [Row]
  /// What was looked at.
  public var lookedAt: [Search]

  init(
    _ figure: PublishedFigure, _ trace: FigureTrace, edition: String, _ records: TraceRecords,
    origins: [String: EditionSources.Origin], registry: String, _ words: TraceWords
  ) {
    func row(_ row: TraceRow) -> Row {
      switch row.source {
      case .registry(let file, let line):
        return Row(
          file: registry.isEmpty ? file : registry + "/" + file, line: line, record: nil, id: "", date: "",
          function: row.function.rawValue, amount: nil, decides: false, without: nil, cells: [:], columns: [])
      case .export(let place):
        let cells = records.cells(place, row.function)
        return Row(
          file: records.path(place), line: Int(place.line), record: Int(place.record), id: records.id(place),
          date: records.date(place), function: row.function.rawValue, amount: row.amount, decides: row.decides,
          without: row.without,
          cells: Dictionary(cells.map { ($0.column, $0.value) }, uniquingKeysWith: { first, _ in first }),
          columns: cells.map(\.column))
      }
    }
    address = figure.address
    self.edition = edition
    value = figure.value
    numerator = figure.numerator
    denominator = figure.denominator
    unit = figure.unit
    mark = figure.mark
    rule = words.rule(trace.rule)
    let origins = Set(origins.values)
    inputs = origins.isEmpty ? .none : origins == [.copy] ? .copies : origins == [.original] ? .originals : .both
    parts = trace.parts.map { part in
      Part(
        role: part.role.rawValue, name: words.part(part.name), count: part.count,
        things: part.things.map { thing in
          Thing(kind: thing.kind, name: words.thing(thing.name), amount: thing.amount, rows: thing.rows.map(row))
        })
    }
    bearing = trace.bearing.map(row)
    lookedAt = trace.lookedAt.map { Search(kind: $0.kind.rawValue, rows: $0.rows, files: $0.files) }
  }

  /// The trace as JSON with sorted keys, every row in it.
  public func json() throws(Failures) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.keyEncodingStrategy = .custom { path in
      // Names of columns stand as the exports have them.
      let key = path[path.count - 1]
      return key.stringValue == "lookedAt" ? SnakeKey(stringValue: "looked_at") : key
    }
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    } catch {
      throw Failures(Failure(.identityBroken("the trace was not written: \(error)")))
    }
  }

  private struct SnakeKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
