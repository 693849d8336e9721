import Tabulation

/// Texts in which the file format names places.
enum SheetPlace {
  /// The letters of a column counted from 0.
  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// What holds of a cell with the text of a date of a year, a month or a day.
  static func dateRule(_ cell: String) -> String {
    let digits = "ISNUMBER(VALUE(LEFT(\(cell),4)))"
    return "=OR(AND(LEN(\(cell))=4,\(digits)),AND(LEN(\(cell))=7,ISNUMBER(DATEVALUE(\(cell)&\"-01\"))),"
      + "AND(LEN(\(cell))=10,ISNUMBER(DATEVALUE(\(cell)&\"\"))))"
  }

  /// The words at the top and at the bottom of every page, at most 255 characters each.
  static func edges(_ printing: SheetPrinting) -> (top: String, bottom: String) {
    let page = printing.page
    let right = "&R&8\(escaped(page.before))&P\(escaped(page.between))&N\(escaped(page.after))"
    return (
      fitted(left: printing.top, right: printing.topRight.isEmpty ? "" : "&R&8" + escaped(printing.topRight)),
      fitted(left: printing.bottom, right: right)
    )
  }

  private static func fitted(left: String, right: String) -> String {
    var kept = left
    while true {
      let cut = kept.count < left.count ? "…" : ""
      let text = (kept.isEmpty ? "" : "&L&8 " + escaped(kept + cut)) + right
      if text.count <= 250 || kept.isEmpty { return text }
      kept.removeLast()
    }
  }

  /// A sign that has a meaning there is doubled.
  private static func escaped(_ text: String) -> String {
    SafeText.make(String(text.map { $0 == "\n" ? " " : $0 }), limit: 1000).replacing("&", with: "&&")
  }
}
