/// Why a database was not made: a defect of what it was made of.
public struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What SQLite says, or what does not agree.
  public let description: String

  init(_ description: String) { self.description = description }
}
