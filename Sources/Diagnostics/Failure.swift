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

/// Several problems that stop a run, found in one pass.
public struct Failures: Error, Sendable, Hashable {
  /// The problems, in the order in which they were found; at least one.
  public let list: [Failure]

  /// One problem.
  public init(_ failure: Failure) { list = [failure] }

  /// Several problems; `nil` where there are none.
  public init?(_ list: [Failure]) {
    if list.isEmpty { return nil }
    self.list = list
  }

  /// The exit status of the first problem.
  public var exitStatus: ExitStatus { list[0].exitStatus }
}
