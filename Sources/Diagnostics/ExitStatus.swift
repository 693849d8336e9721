/// What the program tells its scheduler, by the numbers of `sysexits.h`.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
  case success = 0
  case usage = 64
  /// The gate was not passed, or an input lacks a column or is truncated.
  case dataError = 65
  case noInput = 66
  /// An identity of the program's own broke: a defect.
  case software = 70
  case cannotCreate = 73
  case inputOutput = 74
  /// Another run holds the lock, or an input changed while it was read.
  case temporary = 75
  /// The pipeline file or the registry is wrong.
  case configuration = 78
}
