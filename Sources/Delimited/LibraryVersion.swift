import CLibCSV

/// The library that reads what the scan does not.
public enum CSVLibrary {
  /// The version of libcsv.
  public static let version = "\(CSV_MAJOR).\(CSV_MINOR).\(CSV_RELEASE)"
}
