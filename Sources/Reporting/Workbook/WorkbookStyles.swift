import Tabulation

/// The looks of a workbook's cells.
enum WorkbookStyles {
  static let ink: UInt32 = 0x1F2A37
  static let quiet: UInt32 = 0x5B6672
  static let band: UInt32 = 0xE6EDF3
  static let attention: UInt32 = 0xFFF4D6
  static let link: UInt32 = 0x0B5394

  static let plain = CellStyle().with(\.colour, ink)
  static let title = plain.with(\.isBold, true).with(\.size, 15)
  static let heading = plain.with(\.isBold, true).with(\.size, 12)
  static let subtitle = CellStyle().with(\.colour, quiet)
  static let small = subtitle.with(\.size, 8)
  static let notice = plain.with(\.fill, attention).with(\.isBold, true)
  static let wrapped = plain.with(\.wraps, true)
  static let term = plain.with(\.isBold, true).with(\.wraps, true)
  static let linked = CellStyle().with(\.colour, link)
  static let head = plain.with(\.isBold, true).with(\.fill, band).with(\.wraps, true).with(\.hasRule, true)
    .with(\.isAtTop, false)
  static let text = plain.with(\.format, "@")
}
