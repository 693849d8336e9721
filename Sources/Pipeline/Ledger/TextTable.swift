/// Columns of text that stand below each other, for a terminal.
struct TextTable {
  /// A column: its head, and whether its cells end below each other.
  struct Column {
    let head: String
    var isNumber = false
  }

  let columns: [Column]
  private(set) var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, the heads first, without spaces at their ends.
  var lines: [String] {
    let all = [columns.map(\.head)] + rows
    let widths = columns.indices.map { place in all.map { $0[place].count }.max() ?? 0 }
    return all.map { cells in
      var line = ""
      for (place, cell) in cells.enumerated() {
        let padding = String(repeating: " ", count: widths[place] - cell.count)
        line += (place > 0 ? "  " : "") + (columns[place].isNumber ? padding + cell : cell + padding)
      }
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}
