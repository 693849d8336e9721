import Registry
import Tabulation

/// Values of tables to cells of real types.
enum WorkbookValue {
  /// The largest whole number that every spreadsheet keeps exactly.
  private static let exact = 999_999_999_999_999
  /// Days before it are counted otherwise by one program than by another.
  private static let firstDay = CalendarDay(year: 1900, month: 3, day: 1)

  /// A value as number, day or text, never more precise than it is known; nothing stays nothing, which is not 0.
  static func cell(
    _ value: TableValue, _ style: CellStyle, _ marks: [FigureMark], _ page: PageContext, word: (String) -> String
  ) -> SheetCell {
    switch value {
    case .empty: return SheetCell(.empty, style)
    case .integer(let number):
      guard number.magnitude <= exact else { return text(String(number), style, marks, page) }
      return numeric(Double(number), "#,##0", style, marks)
    case .ratio(let ratio):
      // The value of the table, which has four decimals.
      guard let number = Double(ratio.text) else { return SheetCell(.empty, style) }
      return numeric(number, ratio.denominator >= 5 ? "0%" : "0.00", style, marks)
    case .date(let text):
      guard let date = PartialDate(text), date.precision == .day, let first = firstDay, date.first >= first else {
        return self.text(page.dates.short(text).replacing("\u{A0}", with: " "), style, marks, page)
      }
      let format = page.lexicon.plain("workbook.format.date") + suffix(marks)
      return SheetCell(.day(Int(date.first.ordinal)), marked(style, marks).with(\.format, format))
    case .text(let text): return self.text(text, style, marks, page)
    case .code(let code): return text(code.isEmpty ? "" : word(code), style, marks, page)
    case .codes(let codes): return text(codes.map(word).joined(separator: "; "), style, marks, page)
    }
  }

  /// Text, or an empty cell.
  static func text(_ text: String, _ style: CellStyle, _ marks: [FigureMark], _ page: PageContext) -> SheetCell {
    if text.isEmpty { return SheetCell(.empty, style) }
    return SheetCell(.text(text), marked(style, marks).with(\.format, "@" + suffix(marks)))
  }

  /// About how many lines a text takes in a column of so many characters.
  static func lines(_ text: String, width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, paragraph in
      var (lines, used) = (1, 0.0)
      for word in paragraph.split(separator: " ") {
        let length = Double(word.count)
        if used > 0, used + 1 + length > width {
          lines += 1
          used = 0
        }
        used += (used > 0 ? 1 : 0) + length
        if used > width {
          lines += Int(used / width)
          used = used.truncatingRemainder(dividingBy: width)
        }
      }
      return sum + lines
    }
  }

  /// About how many characters a cell shows.
  static func length(_ cell: SheetCell) -> Int {
    switch cell.content {
    case .empty: 0
    case .text(let text): text.split(separator: "\n").map(\.count).max() ?? 0
    case .link(let text, _, _): text.count
    case .number(let number): String(Int(number.magnitude)).count * 4 / 3 + 3
    case .day: 11
    }
  }

  private static func numeric(
    _ number: Double, _ format: String, _ style: CellStyle, _ marks: [FigureMark]
  ) -> SheetCell {
    SheetCell(.number(number), marked(style, marks).with(\.format, format + suffix(marks)))
  }

  private static func marked(_ style: CellStyle, _ marks: [FigureMark]) -> CellStyle {
    marks.isEmpty ? style : style.with(\.isItalic, true)
  }

  /// The letters of marks stand in the format, so that the value stays a number.
  private static func suffix(_ marks: [FigureMark]) -> String {
    marks.isEmpty ? "" : "\" \(marks.map(\.letter).joined())\""
  }
}

extension FigureMark {
  /// The letter at a marked figure.
  var letter: String {
    switch self {
    case .provisional: "p"
    case .partialLists: "i"
    case .registryConfidence: "u"
    }
  }
}
