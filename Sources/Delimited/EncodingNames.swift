import Diagnostics

/// Names of encodings.
public enum EncodingNames {
  /// Whether files in the encoding of that name can be read here.
  public static func isReadable(_ name: String) -> Bool {
    do throws(Failure) {
      _ = try TextEncoding.detect(head: [], named: name, file: "").makeDecoder(named: name)
      return true
    } catch {
      return false
    }
  }
}
