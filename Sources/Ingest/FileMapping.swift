import Diagnostics
import Registry
import Tally

/// How the columns of one file answer to the columns of its kind.
struct FileMapping {
  /// Where the cells of a column come from.
  enum Source: Sendable {
    case constant(String)
    case cells([Int])
    case rowNumber
    case absent
  }

  /// A filter on one column of the file.
  struct Filter {
    let column: Int
    let values: Set<String>
  }

  let sources: ByColumn<Source>
  let only: [Filter]
  let except: [Filter]
  let header: [String]
  /// Places of the headers that nothing uses.
  let unknownHeaders: [Int]

  /// Maps a file's header, or says which column is missing.
  init(_ entry: InputEntry, header: [String], file: String, line: Int) throws(Failure) {
    self.header = header
    let places = FileMapping.places(header)
    let columns = entry.kind.columns
    func place(_ name: String, _ use: String) throws(Failure) -> Int {
      if let place = places[name.lowercased()] { return place }
      throw Failure(
        .mappedColumnMissing(header: name, use: use, nearest: EditDistance.nearest(to: name, among: header)),
        file: file, line: line)
    }
    var sources = ByColumn<Source>(repeating: .absent)
    var used: Set<Int> = []
    for column in columns.all {
      let name = column.name
      if let own = places[name] { used.insert(own) }
      if let constant = entry.constants[name] {
        sources[column] = .constant(CellText.trimmed(constant))
        continue
      }
      switch entry.columns[name] {
      case .rowNumber: sources[column] = .rowNumber
      case .headers(let headers):
        var cells: [Int] = []
        for mapped in headers { cells.append(try place(mapped, "columns")) }
        used.formUnion(cells)
        sources[column] = .cells(cells)
      case nil:
        if let own = places[name] {
          sources[column] = .cells([own])
        } else if columns.requires(column) {
          let free = header.filter { !columns.names.contains($0.lowercased()) }
          throw Failure(
            .requiredColumnMissing(
              column: name, kind: entry.kind.rawValue, nearest: EditDistance.nearest(to: name, among: free)),
            file: file, line: line)
        }
      }
    }
    self.sources = sources
    var only: [Filter] = []
    for (name, values) in entry.only.sorted(by: { $0.key < $1.key }) {
      only.append(Filter(column: try place(name, "only"), values: Set(values)))
    }
    var except: [Filter] = []
    for (name, values) in entry.except.sorted(by: { $0.key < $1.key }) {
      except.append(Filter(column: try place(name, "except"), values: Set(values)))
    }
    self.only = only
    self.except = except
    used.formUnion(only.map(\.column))
    used.formUnion(except.map(\.column))
    let ignored = Set(entry.ignoredHeaders.map { $0.lowercased() })
    unknownHeaders =
      entry.ignoresAllHeaders
      ? []
      : header.indices.filter {
        !used.contains($0) && !ignored.contains(header[$0].lowercased()) && !Annotations.isAnnotation(header[$0])
      }
  }

  /// Whether a header shows every column that the entry needs.
  static func accepts(_ entry: InputEntry, _ header: [String]) -> Bool {
    let places = places(header)
    let columns = entry.kind.columns
    return columns.all.filter(columns.requires).map(\.name).allSatisfy { name in
      if entry.constants[name] != nil { return true }
      switch entry.columns[name] {
      case .rowNumber: return true
      case .headers(let headers): return headers.allSatisfy { places[$0.lowercased()] != nil }
      case nil: return places[name] != nil
      }
    }
  }

  /// The file's own name of a column, for findings; our name where the file has none.
  func headerName(_ column: Column) -> String {
    guard case .cells(let cells) = sources[column] else { return column.name }
    return cells.map { header[$0] }.joined(separator: "/")
  }

  /// The place of a column in the file, for sorting findings; after all others where the file has none.
  func headerPlace(_ column: Column) -> Int {
    guard case .cells(let cells) = sources[column], let first = cells.first else { return header.count }
    return first
  }

  private static func places(_ header: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, name) in header.enumerated() where places[name.lowercased()] == nil {
      places[name.lowercased()] = place
    }
    return places
  }
}
