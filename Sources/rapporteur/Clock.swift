import Foundation
import Registry

/// The clock of the machine: the one place where a time of day comes into the program.
///
/// A report has it only through `--as-of today`; logs and metrics have it too, and are no part of an edition.
struct Clock: Sendable {
  /// The present moment.
  let now: @Sendable () -> Date

  /// The clock of this machine.
  static let machine = Clock { Date() }

  /// The present day in UTC, in whatever time zone the machine stands.
  var today: CalendarDay {
    CalendarDay(ordinal: Int32(clamping: Int((now().timeIntervalSince1970 / 86_400).rounded(.down))))
  }
}
