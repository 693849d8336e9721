import Canvas
import Database

/// Two states of one file.
enum FileDifference {
  /// The verdict on the second beside the first.
  ///
  /// - Parameter byPixels: whether pictures and databases may differ in their bytes.
  static func verdict(
    _ path: String, _ published: [UInt8], _ rebuilt: [UInt8], byPixels: Bool
  ) -> Verification.File {
    if published == rebuilt { return Verification.File(path: path, verdict: .identical, detail: "") }
    if byPixels, path.hasSuffix(".png"), isSamePicture(published, rebuilt) {
      return Verification.File(path: path, verdict: .samePicture, detail: "")
    }
    if byPixels, path.hasSuffix(".html") || path.hasSuffix(".svg"),
      DrawnText(published).isSame(as: DrawnText(rebuilt))
    {
      return Verification.File(path: path, verdict: .samePicture, detail: "")
    }
    if byPixels, path.hasSuffix(".sqlite"), isSameDatabase(published, rebuilt) {
      return Verification.File(path: path, verdict: .samePicture, detail: "")
    }
    if byPixels, path.hasSuffix(".pdf"), PDFBytes.pageCount(published) == PDFBytes.pageCount(rebuilt) {
      return Verification.File(path: path, verdict: .samePages, detail: "")
    }
    if byPixels, path.hasSuffix(".docx") || path.hasSuffix(".xlsx") {
      return Verification.File(path: path, verdict: .notCompared, detail: "")
    }
    return Verification.File(path: path, verdict: .changed, detail: place(published, rebuilt))
  }

  /// The first byte that differs, in words.
  static func place(_ first: [UInt8], _ second: [UInt8]) -> String {
    let common = zip(first, second).prefix { $0 == $1 }.count
    guard common < min(first.count, second.count) else {
      return "\(first.count) bytes published, \(second.count) made again, the same as far as both go"
    }
    let line = first[..<common].count { $0 == 0x0A } + 1
    return "from byte \(common + 1) on (line \(line)); \(first.count) bytes published, \(second.count) made again"
  }

  private static func isSameDatabase(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard let one = try? DatabaseContent(first), let other = try? DatabaseContent(second) else { return false }
    return one == other
  }

  private static func isSamePicture(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    (try? PictureComparison(first, second))??.isSame ?? false
  }
}
