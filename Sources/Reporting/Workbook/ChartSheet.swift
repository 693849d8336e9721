import Charting
import Tabulation

/// A chart to a sheet of its own: title, picture, source.
struct ChartSheet {
  let page: PageContext
  let texts: ChartTexts
  let file: ChartFile
  let name: String
  let cover: String
  let printing: SheetPrinting

  /// The height of a row in pixels, which is 15.75 points. The library leaves the usual 20 unsaid; then programs fit rows
  /// to their text, and the picture with them.
  private static let rowHeight = 21
  private static let firstRow = 4

  /// `nil` where the picture's size cannot be read.
  func make() -> BookSheet? {
    guard let (width, height) = ChartSheet.size(ofPNG: file.png2x) else { return nil }
    // The picture has two pixels for each one of the screen.
    let characters = max(90, Double(width / 2 - 5) / 7)
    let rows = (height / 2 + ChartSheet.rowHeight - 1) / ChartSheet.rowHeight + 1
    let back = SheetCell(
      .link(page.lexicon.plain("workbook.back"), sheet: cover, cell: "A1"), WorkbookStyles.linked)
    var all: [SheetRow] = [
      SheetRow([.text(texts.title, WorkbookStyles.title)], height: 21),
      SheetRow([.text(texts.subtitle, WorkbookStyles.subtitle)]), SheetRow([back], height: 15), SheetRow(height: 8),
    ]
    all += [SheetRow](repeating: SheetRow(height: 15.75), count: rows)
    all += ChartSheet.rows(texts.source, WorkbookStyles.small, characters)
    all += ChartSheet.rows(texts.alternative, WorkbookStyles.plain.with(\.size, 9), characters)
    if !texts.notice.isEmpty {
      all += ChartSheet.rows(texts.notice, WorkbookStyles.notice, characters)
    }
    var sheet = BookSheet(
      name: name, columns: [SheetColumn](repeating: SheetColumn(width: characters / 10), count: 10), all)
    sheet.showsGrid = false
    sheet.rowHeight = 15.75
    sheet.tabColour = 0x6B8E9F
    sheet.pictures = [SheetPicture(png: file.png2x, row: ChartSheet.firstRow, alternative: texts.alternative)]
    sheet.printing = printing
    sheet.printing.isLandscape = false
    sheet.printing.isOnePage = true
    return sheet
  }

  /// A text in as many rows as it takes: a cell that is wider than the paper would be cut in print.
  private static func rows(_ text: String, _ style: CellStyle, _ width: Double) -> [SheetRow] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, Double(last.count + 1 + word.count) <= width * 9 / style.size {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines.map { line in
      SheetRow([.text(line, style)] + [SheetCell](repeating: SheetCell(.empty, style), count: 9))
    }
  }

  /// The size in pixels that a PNG says of itself.
  static func size(ofPNG bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 24, bytes[12..<16].elementsEqual(Array("IHDR".utf8)) else { return nil }
    func number(_ place: Int) -> Int { bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) } }
    return (number(16), number(20))
  }
}
