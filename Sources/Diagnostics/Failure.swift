/// A problem that stops a run: data, not words.
///
/// `FailureWords` turns it into one sentence with the place and the mend.
public struct Failure: Error, Sendable, Hashable {
  /// What is wrong.
  public var reason: Reason
  /// The file that must be looked at; empty where there is none.
  public var file: String
  /// The line, counted from 1.
  public var line: Int?
  /// The column: a header of a CSV file, or a character position of a pipeline file.
  public var column: String

  /// Makes a failure.
  public init(_ reason: Reason, file: String = "", line: Int? = nil, column: String = "") {
    self.reason = reason
    self.file = file
    self.line = line
    self.column = column
  }

  /// The exit status of a run that this stops.
  public var exitStatus: ExitStatus { reason.exitStatus }
  /// A short stable name for programs.
  public var code: String { reason.code }
  /// The sentence: place, what is wrong, how to mend it.
  public var message: String { FailureWords.sentence(for: self) }
}
