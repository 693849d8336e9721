/// Why a figure differs from one edition to another; in the order in which one state is turned into the other.
public enum DifferenceCause: String, Sendable, Hashable, CaseIterable, Encodable {
  /// The program counts in another way.
  case rules
  /// The pipeline file asks for something else, or reads its files in another way.
  case settings
  /// The period, the date of what was true, or the date of what had been received.
  case period
  /// The parties and their names.
  case membership
  /// Areas, measures, crosswalk, stages and meetings.
  case catalogue
  /// Who coordinates what.
  case coordinators
  /// Rows that are not there any more.
  case withdrawn
  /// Rows that say something else, and rows that replace others.
  case corrected
  /// Further rows, dated on or before the date of the earlier edition.
  case late
  /// Further rows, dated after it.
  case new
  /// The same rows in other files or in another order.
  case files

  /// The files of the registry behind the cause.
  var registryFiles: [String] {
    switch self {
    case .membership: ["parties.csv", "names.csv", "tiles.csv"]
    case .catalogue: ["areas.csv", "measures.csv", "crosswalk.csv", "stages.csv", "meetings.csv"]
    case .coordinators: ["coordinators.csv"]
    case .rules, .settings, .period, .withdrawn, .corrected, .late, .new, .files: []
    }
  }
}
