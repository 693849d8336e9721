import Testing

/// A file of exchanges without a fault, and what each of its bytes is.
///
/// Every row has an id, so that its fate can be told. Several cells are quoted, with delimiters, doubled quotes and line
/// ends in them. No text in quotes begins or ends with a delimiter, a line end or a quote; `AmbiguousQuoteTests` has
/// those that do.
struct GoodFile: CustomTestStringConvertible, Sendable {
  /// What a byte is.
  enum Role: Equatable {
    case openingQuote, closingQuote, doubledFirst, doubledSecond
    /// A byte of text, in quotes or without.
    case text(quoted: Bool)
    /// The first byte of a line end in quotes.
    case innerLineEnd
    case delimiter
    /// The first byte of the line end after a record.
    case terminator
    /// The line feed of a line end of two bytes, in quotes or after a record.
    case secondOfLineEnd(quoted: Bool)
  }

  /// A byte and its place.
  struct Byte {
    let value: UInt8
    let role: Role
    /// The number of its record, counted from 0.
    let record: Int
    let column: Int

    var isInQuotedText: Bool {
      switch role {
      case .text(let quoted), .secondOfLineEnd(let quoted): quoted
      case .innerLineEnd, .doubledFirst, .doubledSecond: true
      default: false
      }
    }

    /// Whether it goes on with a letter that a byte before it began.
    var isContinuation: Bool { value & 0xC0 == 0x80 }
  }

  static let header = [
    "exchange_id", "date", "measures", "senders", "recipients", "kind", "title", "received", "document",
  ]

  /// The rows; a cell in braces is one that stands in quotes.
  static let rows = [
    "X01|2025-02-03|WAT-1|Aldoria|all|information|{River levels,|first quarter}|2025-02-10|D1",
    "X02|2025-05-20|{WAT-1;TRA-1}|Boravia|Aldoria|views|{Views}||{D/2}",
    "X03|2025-08-01|WAT|Çyrene|all|notification|First||",
    "X04|2025-03|TRA|ALD|BOR|views|{Say \"no\" twice}|2025-04-01|",
    "X05|2025-04-09|TRA-1|{Aldoria;Boravia}|{all}|views|{One,|two \"and\" more,|three}||{D, 5}",
    "X06|2025-06-11|WAT-2|Альдория|all||||D6",
    "X07|2025-06-12|{WAT-2}|Boravia||views|{Река, уровень}|2025|{D7}",
    "X08|2025-06-13|WAT-2|Boravia|all|views|{Two|lines}||",
    "X09|2025-06-14|TRA-1;WAT|Dovania|all|views|{A,b}||D9",
    "X10|2025-07-15|WAT-1|Aldoria|all|information|||",
    "X11|2025-07-16|WAT-1|Aldoria;Boravia|all|information|Plain||{D11}",
    "X12|2025-07-17|WAT-1|Boravia|all|information|{Last|row}||D12",
  ]

  let lineEnd: [UInt8]
  let headerBytes: [UInt8]
  /// The bytes after the header.
  private(set) var body: [Byte] = []
  /// All bytes.
  private(set) var bytes: [UInt8] = []
  /// The number of lines.
  private(set) var lineCount = 0
  /// The text of the ids.
  private(set) var ids: [String] = []

  var testDescription: String { lineEnd.count == 2 ? "CRLF" : "LF" }

  init(lineEnd: String) {
    self.lineEnd = Array(lineEnd.utf8)
    headerBytes = Array((Self.header.joined(separator: ",") + lineEnd).utf8)
    for (record, row) in Self.rows.enumerated() {
      // A bar in braces is a line end, a bar outside them is between cells.
      var column = 0
      var isQuoted = false
      func add(_ value: UInt8, _ role: Role) {
        body.append(Byte(value: value, role: role, record: record, column: column))
      }
      func addLineEnd(_ role: Role) {
        for (place, byte) in self.lineEnd.enumerated() {
          add(byte, place == 0 ? role : .secondOfLineEnd(quoted: isQuoted))
        }
      }
      ids.append(String(row.prefix { $0 != "|" }))
      for byte in row.utf8 {
        switch byte {
        case UInt8(ascii: "{"):
          add(UInt8(ascii: "\""), .openingQuote)
          isQuoted = true
        case UInt8(ascii: "}"):
          isQuoted = false
          add(UInt8(ascii: "\""), .closingQuote)
        case UInt8(ascii: "\""):
          add(byte, .doubledFirst)
          add(byte, .doubledSecond)
        case UInt8(ascii: "|") where isQuoted: addLineEnd(.innerLineEnd)
        case UInt8(ascii: "|"):
          add(UInt8(ascii: ","), .delimiter)
          column += 1
        default: add(byte, .text(quoted: isQuoted))
        }
      }
      addLineEnd(.terminator)
    }
    bytes = headerBytes + body.map(\.value)
    lineCount = bytes.lineEndCount
  }
}
