/// A plain table of an exhibit, before it becomes markup.
struct TableMarkup: Sendable {
  /// A column: its head and whether it holds numbers.
  struct Column: Sendable {
    var head: String
    var isNumber = false
    /// A class that fixes the width.
    var width = ""
    /// Whether the head stands before the cell where rows become lines.
    var isLabelled = true
  }

  /// A row: its cells, or the title of a group of rows.
  struct Row: Sendable {
    var cells: [RichText]
    /// The class that gives the row's group its colour; empty for a row of cells.
    var groupClass = ""
    var isTotal = false

    init(_ cells: [RichText], isTotal: Bool = false) {
      self.cells = cells
      self.isTotal = isTotal
    }

    init(group: RichText, groupClass: String) {
      cells = [group]
      self.groupClass = groupClass
    }
  }

  var columns: [Column]
  var rows: [Row]
  /// The place of the column that names the row.
  var header = 0
  /// A class of the table.
  var name = ""

  /// The table as markup.
  func html() throws(ReportError) -> String {
    try Templates.render(
      "table",
      [
        "class": name, "stacks": columns.count > 3,
        "columns": columns.map { ["head": $0.head, "class": $0.isNumber ? "num \($0.width)" : $0.width] },
        "rows": rows.map(context),
      ])
  }

  private func context(_ row: Row) -> [String: Any] {
    if !row.groupClass.isEmpty {
      return [
        "isGroup": true, "groupClass": row.groupClass, "span": columns.count,
        "groupHTML": row.cells.first?.html ?? "", "cellsHTML": "", "class": "grp",
      ]
    }
    var cells = ""
    for (index, cell) in zip(row.cells.indices, row.cells) {
      if index == header {
        cells += "<th scope=\"row\">\(cell.html)</th>"
        continue
      }
      let column = columns[index]
      let label = cell.isEmpty || !column.isLabelled ? "" : " data-l=\"\(HTMLEscape.text(column.head))\""
      cells += "<td class=\"\(column.isNumber ? "num" : "")\"\(label)>\(cell.html)</td>"
    }
    return ["isGroup": false, "cellsHTML": cells, "class": row.isTotal ? "total" : ""]
  }
}
