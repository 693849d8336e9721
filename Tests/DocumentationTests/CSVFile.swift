import Foundation

/// A file of comma-separated text, each record with its bytes and its place.
///
/// A small reader of its own: the documents are not checked with the reader that they describe.
struct CSVFile {
  /// A record as it stands in the file.
  struct Record {
    /// The line on which it begins, counted from 1.
    let line: Int
    /// Its bytes in the file, without the line feed.
    let span: Range<Int>
    /// Its cells, without quotes.
    let cells: [String]
    /// Its text as it stands in the file.
    let text: String
  }

  let header: Record
  let records: [Record]

  init(_ data: Data) throws {
    let bytes = Array(data)
    var found: [Record] = []
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var line = 1
    var firstLine = 1
    var start = 0
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") { line += 1 }
      switch byte {
      case UInt8(ascii: "\""):
        // The second of two quotes stands for itself: it opens the field again right after the first closed it.
        if !isQuoted, place > start, bytes[place - 1] == byte { cell.append(byte) }
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case UInt8(ascii: "\n") where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        found.append(Record(line: firstLine, span: start..<place, cells: cells, text: text))
        cells = []
        cell = []
        start = place + 1
        firstLine = line
      default: cell.append(byte)
      }
    }
    guard let header = found.first, start == bytes.count else {
      throw DocumentError("the file has no header, or no line feed at its end")
    }
    self.header = header
    records = Array(found.dropFirst())
  }
}
