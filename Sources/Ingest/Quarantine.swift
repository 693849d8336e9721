import Diagnostics
import Foundation
import Tally

/// A row kept out of every figure.
public struct QuarantinedRow: Sendable, Hashable {
  /// The number of the data record, counted from 1.
  public var record: Int
  /// The line of the row in its file.
  public var line: Int
  /// The bytes of the row in its file.
  public var span: ByteSpan
  /// Its error codes, in the order of the findings.
  public var codes: [FindingCode]
}

/// The quarantined rows of one file of one entry.
public struct QuarantinedFile: Sendable {
  /// The kind.
  public let kind: ExportKind
  /// The number of the entry within its kind, counted from 1.
  public let entry: Int
  /// The file.
  public let file: InputFile
  /// The start of the file, verbatim, up to and with its header.
  public let rawHeader: [UInt8]
  /// The rows in the order of the file.
  public let rows: [QuarantinedRow]
  /// The file as it was before it was read.
  let stamp: FileStamp

  /// The longest text of a row that is kept, in bytes.
  public static let rowLimit = 1 << 20

  /// The header and the rows as the file has them, byte for byte; a row over the limit is cut.
  ///
  /// - Returns: the bytes, and the records that were cut.
  /// - Throws: `inputChanged` where the file was written to since its rows were read.
  public func verbatim() throws(Failure) -> (bytes: [UInt8], cut: [Int]) {
    guard let handle = FileHandle(forReadingAtPath: file.path) else {
      throw Failure(.inputOutput(operation: "opening", error: "it is gone"), file: file.name)
    }
    defer { try? handle.close() }
    var bytes = rawHeader
    let terminator: [UInt8] = rawHeader.contains(0) ? [] : [0x0A]
    var cut: [Int] = []
    for row in rows {
      let length = row.span.end - row.span.offset
      do {
        try handle.seek(toOffset: UInt64(row.span.offset))
        let data = try handle.read(upToCount: min(length, Self.rowLimit)) ?? Data()
        bytes += data
      } catch {
        throw Failure(.inputOutput(operation: "reading", error: "\(error)"), file: file.name)
      }
      if length > Self.rowLimit { cut.append(row.record) }
      bytes += terminator.isEmpty ? wideTerminator : terminator
    }
    guard FileStamp(path: file.path) == stamp else { throw Failure(.inputChanged, file: file.name) }
    return (bytes, cut)
  }

  /// A line feed in the byte order of a UTF-16 file.
  private var wideTerminator: [UInt8] {
    rawHeader.starts(with: [0xFE, 0xFF]) ? [0x00, 0x0A] : [0x0A, 0x00]
  }
}
