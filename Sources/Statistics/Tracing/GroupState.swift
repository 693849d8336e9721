import Registry
import Tally

/// What the rows of a group come to once they are settled.
final class GroupState {
  var exchanges: [ExchangeState] = []
  var event: EventState?
  var cells: [CellState] = []
  var milestones: [MilestoneRow] = []
  var returns: [ReturnRow] = []
  var fates: [(place: RowPlace, fate: RowFate)] = []
}

/// An exchange that counts.
struct ExchangeState {
  /// The number of its id.
  let number: Int
  let date: PartialDate
  /// `nil` outside the period.
  let day: DayPlace?
  let filing: Filing
  let senders: [Int]
  let recipients: [Int]
  let isToAll: Bool
  /// Its rows with the senders that each names.
  let rows: [(place: RowPlace, senders: [Int])]
}

/// An event.
struct EventState {
  /// A row of the event.
  struct Row {
    let row: ParticipationRow
    let filing: Filing
  }

  /// A party at the event, with all its rows.
  struct Party {
    let party: Int
    let filing: Filing
    let rows: [Row]
  }

  let number: Int
  let start: PartialDate
  /// `nil` outside the period.
  let day: DayPlace?
  let list: ListCompleteness
  let filing: Filing
  let parties: [Party]
  let rows: [Row]
  /// Quarantined rows of the event.
  let quarantined: [RowPlace]
}

/// A quarantined row, as far as the cells of States are concerned.
struct CellState {
  let place: RowPlace
  let parties: [Int]
  let areas: [Int]
  let measures: [Int]
  /// Whether its date can lie in the period.
  let isInPeriod: Bool
}

/// What became of a row in the accounts.
enum RowFate: Hashable {
  /// It counts, dated in the period, before it or after it.
  case inPeriod, before, after
  case quarantined, filtered, superseded, notYetKnown

  var isAccepted: Bool { self == .inPeriod || self == .before || self == .after }

  init(_ fate: RowLog.Fate) {
    switch fate {
    case .quarantined: self = .quarantined
    case .filtered: self = .filtered
    case .notYetKnown: self = .notYetKnown
    }
  }

  /// The fate of a row that counts.
  init(from first: CalendarDay, to last: CalendarDay, _ period: Period) {
    self = period.overlaps(first, last) ? .inPeriod : last < period.from ? .before : .after
  }
}
