import Tally

/// Reads the rows of one kind of export.
protocol ExportReader {
  /// Whether the row names a party of the registry anywhere.
  func namesParty(_ row: RowReader) -> Bool
  /// Checks the row, reports what is wrong with it, and adds it to the tally.
  func read(_ row: RowReader, into tally: inout ActivityTally)
}

extension ExportKind {
  /// The reader of the kind.
  var reader: any ExportReader {
    switch self {
    case .exchanges: ExchangesReader()
    case .participation: ParticipationReader()
    case .milestones: MilestonesReader()
    case .returns: ReturnsReader()
    case .plan: PlanReader()
    }
  }
}

/// The kinds of exchanges of information.
enum ExchangeKind: String, CaseIterable {
  case information, views
  case bestPractice = "best-practice"
  case notification
  case conceptPaper = "concept-paper"
  case workingPaper = "working-paper"
  case expertNomination = "expert-nomination"
}

extension ExportKind {
  /// The kinds of exchanges of information, as the exports name them.
  public static var exchangeKinds: [String] { ExchangeKind.allCases.map(\.rawValue) }
}

/// The roles at an event.
enum ParticipantRole: String, CaseIterable {
  case host, coordinator
  case coCoordinator = "co-coordinator"
  case participant, expert, observer
}

/// Whether a milestone is final.
enum MilestoneStatus: String, CaseIterable {
  case approved, provisional
}
