import Delimited
import Diagnostics
import Tabulation

/// A figure as an edition states it: the cells of its line in `figures.csv`, without the apostrophe of a spreadsheet's
/// guard.
public struct PublishedFigure: Sendable, Hashable {
  /// The address by which it is cited.
  public var address: String
  /// The value; empty where nothing is said.
  public var value: String
  /// The part of a share; empty for anything else.
  public var numerator: String
  /// The whole of a share; empty for anything else.
  public var denominator: String
  /// What it is measured in.
  public var unit: String
  /// What weakens it, joined with `;`.
  public var mark: String

  /// The value with both parts where it is a share: `0.4000 (4/10)`; `–` where nothing is said.
  public var text: String {
    if value.isEmpty { return "–" }
    return denominator.isEmpty ? value : "\(value) (\(numerator)/\(denominator))"
  }
}

/// The figures of an edition by address.
public struct PublishedFigures: Sendable {
  /// In the order of the tables.
  public private(set) var list: [PublishedFigure] = []
  private var places: [String: Int] = [:]

  /// Makes the figures of computed tables, as they would be published.
  public init(_ tables: [Table]) {
    for figure in Figures.all(of: tables) {
      append(
        PublishedFigure(
          address: figure.address, value: figure.value.text, numerator: figure.ratio.map { "\($0.numerator)" } ?? "",
          denominator: figure.ratio.map { "\($0.denominator)" } ?? "", unit: figure.unit,
          mark: figure.marks.map(\.rawValue).joined(separator: ";")))
    }
  }

  /// Reads a `figures.csv`.
  init(path: String, name: String) throws(Failure) {
    let reader = try DelimitedReader(
      path: path, name: name, delimiter: .fixed(UInt8(ascii: ",")), encoding: "utf-8", accepts: { _ in true },
      observeBytes: { _ in })
    let places = Figures.schema.columns.map { reader.header.firstIndex(of: $0.name) }
    guard places.allSatisfy({ $0 != nil }) else { throw Failure(.editionFileChanged, file: name) }
    let columns = places.compactMap { $0 }
    var record = DelimitedRecord()
    while try reader.next(into: &record) {
      guard record.problems.isEmpty else {
        throw Failure(.editionFileChanged, file: name, line: record.line)
      }
      let cells = columns.map { PublishedFigures.withoutGuard(record.trimmedText($0)) }
      append(
        PublishedFigure(
          address: cells[0], value: cells[1], numerator: cells[2], denominator: cells[3], unit: cells[4],
          mark: cells[5]))
    }
  }

  /// The figure at an address; `nil` where there is none.
  public subscript(address: String) -> PublishedFigure? { places[address].map { list[$0] } }

  private mutating func append(_ figure: PublishedFigure) {
    places[figure.address] = list.count
    list.append(figure)
  }

  /// The text without the apostrophe that keeps a spreadsheet from taking it for a formula.
  private static func withoutGuard(_ text: String) -> String {
    guard text.hasPrefix("'"), CSVText.needsGuard(String(text.dropFirst())) else { return text }
    return String(text.dropFirst())
  }
}
