/// What the cells of a column may hold, and what is said where one is chosen.
public struct SheetRule: Sendable {
  /// What is allowed.
  public enum Kind: Sendable, Hashable {
    /// One of the values that stand in rows of a column of another sheet.
    case list(sheet: String, column: Int, rows: ClosedRange<Int>)
    /// A whole number from one to another.
    case whole(ClosedRange<Int>)
    /// A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, typed as text.
    case dateText
    /// Anything; there is only something to say.
    case any
  }

  /// What is allowed.
  public var kind: Kind
  /// The column, counted from 0.
  public var column: Int
  /// The rows, counted from 0.
  public var rows: ClosedRange<Int>
  /// Whether another value is refused; else it is questioned, or let in where `isQuiet`.
  public var isStrict: Bool
  /// Whether another value is let in without a word, as in a cell that holds a list.
  public var isQuiet: Bool
  /// What stands beside a chosen cell: at most 32 and 255 characters.
  public var prompt: (title: String, text: String)
  /// What is said of another value: at most 32 and 255 characters.
  public var refusal: (title: String, text: String)

  /// Makes a rule.
  public init(
    _ kind: Kind, column: Int, rows: ClosedRange<Int>, isStrict: Bool, isQuiet: Bool = false,
    prompt: (title: String, text: String), refusal: (title: String, text: String)
  ) {
    self.kind = kind
    self.column = column
    self.rows = rows
    self.isStrict = isStrict
    self.isQuiet = isQuiet
    self.prompt = prompt
    self.refusal = refusal
  }
}

/// A picture on a sheet.
public struct SheetPicture: Sendable, Hashable {
  /// The PNG, which says its own resolution.
  public var png: [UInt8]
  /// The row of its upper left corner, counted from 0.
  public var row: Int
  /// What it shows, in words.
  public var alternative: String

  /// Makes a picture at the left edge of a row.
  public init(png: [UInt8], row: Int, alternative: String) {
    self.png = png
    self.row = row
    self.alternative = alternative
  }
}

/// How a sheet is printed, on A4.
public struct SheetPrinting: Sendable {
  /// Whether the paper lies on its side.
  public var isLandscape = true
  /// Whether all of the sheet goes on one page; else it is as wide as one.
  public var isOnePage = false
  /// How many pages the sheet is wide.
  public var pagesWide = 1
  /// How many columns from the left stand on every page.
  public var repeatedColumns = 0
  /// The rows from the top that stand on every page.
  public var repeatedRows: ClosedRange<Int>?
  /// The words at the top left.
  public var top = ""
  /// The words at the top right.
  public var topRight = ""
  /// The words at the bottom left.
  public var bottom = ""
  /// The words before the number of the page, between it and the number of pages, and after that.
  public var page: (before: String, between: String, after: String) = ("", " / ", "")

  /// Makes the plain set-up.
  public init() {}
}
