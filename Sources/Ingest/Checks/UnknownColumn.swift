import Diagnostics
import Registry

/// `unknown-column`: a header is no column of the kind, and the pipeline file does not name it.
extension RowReader {
  /// A finding for each header that nothing uses.
  func unknownColumns(headerLine: Int, mayReport: (_ header: String) -> Bool) -> [Finding] {
    let present = Set(mapping.header.map { $0.lowercased() })
    let free = columns.names.filter { !present.contains($0) }
    return mapping.unknownHeaders.filter { mayReport(mapping.header[$0]) }.map { place in
      let name = mapping.header[place]
      return Finding(
        .unknownColumn(kind: entry.kind.rawValue, nearest: EditDistance.nearest(to: name, among: free)),
        file: file.name, line: headerLine, record: nil, column: name, columnIndex: place, value: name)
    }
  }
}
