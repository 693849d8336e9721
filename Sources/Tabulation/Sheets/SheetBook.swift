/// A workbook as a value: its sheets, their cells and looks. The target `Workbook` writes it.
public struct SheetBook: Sendable {
  /// The title among the file's properties.
  public var title: String
  /// What the workbook is, among the file's properties.
  public var subject = ""
  /// Who made it, among the file's properties.
  public var author = ""
  /// A remark among the file's properties.
  public var comments = ""
  /// The status among the file's properties.
  public var status = ""
  /// The time that the file says it was made at, in seconds since 1970-01-01 UTC; never the clock's.
  public var created: Int
  /// The sheets in order; the first is the one that a reader sees.
  public var sheets: [BookSheet]

  /// Makes a workbook.
  public init(title: String, created: Int, sheets: [BookSheet] = []) {
    self.title = title
    self.created = created
    self.sheets = sheets
  }
}

/// One sheet of a workbook.
public struct BookSheet: Sendable {
  /// The most rows that a sheet holds.
  public static let rowLimit = 1_048_576

  /// The most characters that a cell holds, in UTF-16 units.
  public static let textLimit = 32_767

  /// Hands out rows one by one, so that they need not stand in memory together.
  public typealias Rows = @Sendable (_ take: (SheetRow) throws -> Void) throws -> Void

  /// The name, as `SheetNames` gives it.
  public var name: String
  /// The columns from the left.
  public var columns: [SheetColumn]
  /// The rows from the top.
  public var rows: Rows
  /// How many rows stay in sight.
  public var frozenRows = 0
  /// How many columns stay in sight.
  public var frozenColumns = 0
  /// The table that can be filtered; `nil` where there is none.
  public var filter: SheetFilter?
  /// What cells may hold.
  public var rules: [SheetRule] = []
  /// Pictures on the sheet.
  public var pictures: [SheetPicture] = []
  /// How the sheet is printed.
  public var printing = SheetPrinting()
  /// The colour of its tab as 0xRRGGBB; `nil` for none.
  public var tabColour: UInt32?
  /// The height in points of rows that say nothing else; `nil` where the reader's program fits them to their text.
  public var rowHeight: Double?
  /// Whether lines between cells are shown.
  public var showsGrid = true
  /// Texts that look like numbers are meant as texts from this row on, counted from 0; `nil` for none.
  public var plainTextFrom: Int?

  /// Makes a sheet whose rows are handed out one by one.
  public init(name: String, columns: [SheetColumn], rows: @escaping Rows) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// Makes a sheet of a few rows.
  public init(name: String, columns: [SheetColumn], _ rows: [SheetRow]) {
    self.init(name: name, columns: columns) { take in for row in rows { try take(row) } }
  }
}

/// A column of a sheet.
public struct SheetColumn: Sendable, Hashable {
  /// The width in characters.
  public var width: Double
  /// How cells that are not written look; `nil` as by default.
  public var style: CellStyle?

  /// Makes a column.
  public init(width: Double, style: CellStyle? = nil) {
    self.width = width
    self.style = style
  }
}

/// The cells that a filter hides and shows.
public struct SheetFilter: Sendable, Hashable {
  /// The row of the heads, counted from 0.
  public var headRow: Int
  /// The last row, counted from 0.
  public var lastRow: Int
  /// The number of columns from the left.
  public var columns: Int

  /// Makes a filter.
  public init(headRow: Int, lastRow: Int, columns: Int) {
    self.headRow = headRow
    self.lastRow = lastRow
    self.columns = columns
  }
}

/// A row of a sheet.
public struct SheetRow: Sendable, Hashable {
  /// The cells from the left.
  public var cells: [SheetCell]
  /// The height in points; `nil` where the reader's program decides.
  public var height: Double?

  /// Makes a row.
  public init(_ cells: [SheetCell] = [], height: Double? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// A cell of a sheet. No content can become a formula.
public struct SheetCell: Sendable, Hashable {
  /// What a cell holds.
  public enum Content: Sendable, Hashable {
    /// Nothing, which is not 0.
    case empty
    /// Text, whatever its first character.
    case text(String)
    /// A number.
    case number(Double)
    /// A whole day, as the number of days since 1970-01-01.
    case day(Int)
    /// Text that leads to a cell of another sheet of the workbook.
    case link(String, sheet: String, cell: String)
  }

  /// What it holds.
  public var content: Content
  /// How it looks.
  public var style: CellStyle
  /// What stands in its note; `nil` for none.
  public var note: String?

  /// Makes a cell.
  public init(_ content: Content = .empty, _ style: CellStyle = CellStyle(), note: String? = nil) {
    self.content = content
    self.style = style
    self.note = note
  }

  /// A cell of text.
  public static func text(_ text: String, _ style: CellStyle = CellStyle(), note: String? = nil) -> SheetCell {
    SheetCell(.text(text), style, note: note)
  }
}

/// How a cell looks.
public struct CellStyle: Sendable, Hashable {
  /// Where its text stands.
  public enum Alignment: Sendable, Hashable {
    case natural, left, right, centre
  }

  /// Bold.
  public var isBold = false
  /// Italic.
  public var isItalic = false
  /// The size in points.
  public var size = 10.0
  /// The colour of the text as 0xRRGGBB; `nil` as by default.
  public var colour: UInt32?
  /// The ground as 0xRRGGBB; `nil` for none.
  public var fill: UInt32?
  /// The format of numbers and days; empty for none, `@` for text that stays text.
  public var format = ""
  /// Whether long text runs over several lines.
  public var wraps = false
  /// Where the text stands.
  public var alignment = Alignment.natural
  /// Whether a line runs below.
  public var hasRule = false
  /// Whether the text stands at the top.
  public var isAtTop = true

  /// Makes the plain look.
  public init() {}

  /// The look with one change.
  public func with<Value>(_ path: WritableKeyPath<CellStyle, Value>, _ value: Value) -> CellStyle {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }
}
