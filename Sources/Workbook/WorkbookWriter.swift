import Tabulation

/// Workbooks as bytes: the one way to libxlsxwriter.
public enum WorkbookWriter {
  /// The version of libxlsxwriter.
  public static var version: String { BookFile.version }

  /// Writes a workbook; the same value gives the same bytes on every machine and day.
  ///
  /// Rows go to a temporary file as they come, so memory does not grow with them; time grows with the cells.
  /// - Throws: `WorkbookError`, or what a sheet's rows throw.
  public static func bytes(of book: SheetBook) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let file = try BookFile(path: folder.file, temporary: folder.path)
    try file.setProperties(of: book)
    for sheet in book.sheets { try SheetWriter(file, sheet).write() }
    try file.close()
    return try folder.contents()
  }
}
