import Glibc

/// The system's own words for its errors.
enum SystemError {
  /// The text for a value of `errno`.
  static func text(for code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
