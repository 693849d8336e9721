/// The version of the program.
public enum ProgramVersion {
  /// The version that manifests and `--version` name.
  public static let current = "0.1.0"
}
