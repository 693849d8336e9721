import CLibGD

/// libgd as a whole: its messages and versions.
enum GDLibrary {
  private static let prepared: Void = {
    clibgd_collect_errors()
    // Font names are absolute paths, never patterns. 0 is also the answer of a libgd without fontconfig.
    _ = gdFTUseFontConfig(0)
  }()

  /// Makes libgd keep its messages; cheap to call again.
  static func prepare() { prepared }

  /// What libgd said since it was last asked.
  static func messages() -> String {
    var buffer = [CChar](repeating: 0, count: 1024)
    let length = unsafe clibgd_take_errors(&buffer, Int32(buffer.count))
    let bytes = buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
    var text = String(decoding: bytes, as: UTF8.self)
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    return text
  }

  /// An error with what libgd said.
  static func failure(_ operation: String) -> CanvasError {
    .library(operation: operation, message: messages())
  }
}
