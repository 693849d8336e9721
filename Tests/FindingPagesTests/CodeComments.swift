import Foundation

/// The comments on the cases of `FindingCode`, by code.
struct CodeComments {
  /// The paragraphs of each comment, each as one line.
  let paragraphs: [String: [String]]

  init(source: String) throws {
    var paragraphs: [String: [String]] = [:]
    var comment: [Substring] = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("///") {
        comment.append(text.dropFirst(3).drop { $0 == " " })
        continue
      }
      if text.hasPrefix("case "), let code = text.split(separator: "\"").dropFirst().first {
        paragraphs[String(code)] = comment.split(separator: "").map { $0.joined(separator: " ") }
      }
      comment = []
    }
    self.paragraphs = paragraphs
  }
}
