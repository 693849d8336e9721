/// Tables as CSV text: UTF-8, RFC 4180, line feeds.
public enum CSVText {
  /// The table with its header.
  ///
  /// A text cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers never do.
  public static func make(_ table: Table) -> String {
    var bytes: [UInt8] = []
    append(table, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the table with its header, the bytes of `make`; time grows with the bytes.
  public static func append(_ table: Table, to bytes: inout [UInt8]) {
    appendHeader(of: table.schema, to: &bytes)
    for row in table.rows {
      for place in row.values.indices {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        append(row.values[place], to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// One cell, guarded and quoted.
  public static func cell(_ value: TableValue) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The field in quotes where RFC 4180 asks for them, and where it holds a lone CR.
  public static func quote(_ text: String) -> String {
    var bytes: [UInt8] = []
    text.withBytes { append(field: $0, isGuarded: false, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a spreadsheet would take the text for a formula, so that it is written with an apostrophe before it.
  public static func needsGuard(_ text: String) -> Bool { text.withBytes(startsFormula) }

  static func appendHeader(of schema: TableSchema, to bytes: inout [UInt8]) {
    for (place, column) in schema.columns.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      column.name.withBytes { append(field: $0, isGuarded: false, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  static func append(_ value: TableValue, to bytes: inout [UInt8]) {
    switch value {
    case .empty: break
    case .integer(let number): bytes.append(number: number)
    case .ratio(let ratio): FixedPoint.append(ratio.numerator, over: ratio.denominator, decimals: 4, to: &bytes)
    case .text(let text), .code(let text), .date(let text):
      text.withBytes { append(field: $0, isGuarded: true, to: &bytes) }
    case .codes(let codes):
      if codes.contains(where: { $0.withBytes(needsQuotes) }) {
        value.text.withBytes { append(field: $0, isGuarded: true, to: &bytes) }
      } else {
        append(plain: codes, to: &bytes)
      }
    }
  }

  /// Appends codes that need no quotes, joined in place.
  private static func append(plain codes: [String], to bytes: inout [UInt8]) {
    for place in codes.indices {
      codes[place].withBytes { code in
        if place > 0 { bytes.append(UInt8(ascii: ";")) } else if startsFormula(code) { bytes.append(UInt8(ascii: "'")) }
        bytes.append(contentsOf: code)
      }
    }
  }

  private static func append(field: UnsafeBufferPointer<UInt8>, isGuarded: Bool, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let isQuoted = needsQuotes(field)
    if isQuoted { bytes.append(quote) }
    if isGuarded, startsFormula(field) { bytes.append(UInt8(ascii: "'")) }
    guard isQuoted else {
      bytes.append(contentsOf: field)
      return
    }
    var rest = field[...]
    while let place = rest.firstIndex(of: quote) {
      bytes.append(contentsOf: rest[...place])
      bytes.append(quote)
      rest = rest[(place + 1)...]
    }
    bytes.append(contentsOf: rest)
    bytes.append(quote)
  }

  /// Whether a spreadsheet would take the text for a formula: by its first scalar, full-width forms too.
  @inline(__always)
  private static func startsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      UInt8(ascii: "\r"):
      return true
    case 0xEF:
      // U+FF1D, U+FF0B, U+FF0D, U+FF20.
      return text.count > 2 && text[1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
    default: return false
    }
  }

  @inline(__always)
  private static func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in text where byte <= UInt8(ascii: ",") {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return true
      default: continue
      }
    }
    return false
  }
}
