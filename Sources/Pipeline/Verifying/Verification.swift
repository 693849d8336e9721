import Foundation

/// What verifying an edition found.
public struct Verification: Sendable, Encodable {
  /// Whether a file is what it should be.
  public enum Verdict: String, Sendable, Encodable {
    /// The same bytes.
    case identical
    /// Other bytes, but the same picture, the same words in the same places, or the same rows in the same tables.
    case samePicture = "same-picture"
    /// Other bytes of another version's renderer, and the same number of pages.
    case samePages = "same-pages"
    /// Other bytes of another version's converter; nothing more can be said.
    case notCompared = "not-compared"
    case changed, missing
    /// A file that the manifest does not name.
    case unlisted
  }

  /// One file with its verdict.
  public struct File: Sendable, Encodable, Hashable {
    /// The path within the edition, or within the project.
    public var path: String
    /// The verdict.
    public var verdict: Verdict
    /// Where it differs, in words; empty where it does not.
    public var detail: String
  }

  /// Whether the edition was made again.
  public enum Rebuilding: String, Sendable, Encodable {
    case identical
    /// The same tables and the same pictures within the tolerance, drawn by other versions.
    case samePictures = "same-pictures"
    case different, impossible
  }

  /// `<pipeline>/<as_of>[.rN]`.
  public var edition: String
  /// Every file of the edition beside what the manifest says of it.
  public var outputs: [File] = []
  /// Every file of the project that the edition was made from, beside what the manifest says of it.
  public var inputs: [File] = []
  /// Whether the edition was made again.
  public var rebuilding = Rebuilding.impossible
  /// Every file of the edition beside the same file made again.
  public var rebuilt: [File] = []
  /// What was not the same about the program, its libraries and fonts.
  public var otherVersions: [String] = []
  /// Why the edition could not be made again; empty where it could.
  public var obstacles: [String] = []
  /// Exports that were read from the edition's own copies, and those that were read from the project.
  public var readFromCopies = 0
  /// Exports that were read from the project.
  public var readFromProject = 0

  init(edition: String) { self.edition = edition }

  /// Whether everything that was published is as it was, and comes out again.
  public var isIdentical: Bool {
    outputs.allSatisfy { $0.verdict == .identical } && (rebuilding == .identical || rebuilding == .samePictures)
  }

  /// What is not as it should be, most telling first.
  public var problems: [File] {
    (outputs + rebuilt).filter { !$0.verdict.isAsItWas }
  }

  /// Whether the bytes of a file depend on a library: pictures, pages that hold them, databases, and what is made of pages.
  static func isDrawn(_ path: String) -> Bool {
    [".png", ".svg", ".html", ".sqlite", ".pdf", ".docx", ".xlsx"].contains { path.hasSuffix($0) }
  }
}

extension Verification.Verdict {
  /// Whether nothing is known to be other than it was published.
  var isAsItWas: Bool { ![.changed, .missing, .unlisted].contains(self) }
}
