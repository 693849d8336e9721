import Registry
import Tabulation
import Tally

/// `tie_out` and `accounting`: the counts that check the others.
extension Tracer {
  func tieOutRule(_ quantity: String, _ area: String, _ column: String) -> FigureRule? {
    guard let slot = areaSlot(area), let kind = TiedQuantity(rawValue: quantity),
      ground.settings.collected.contains(kind == .exchanges ? .exchanges : .participation)
    else { return nil }
    let lens = Lens(ground, .area(slot))
    let isSum = kind == .delegates
    func labels(_ state: GroupState) -> [Support] { self.labels(state, kind, slot) }
    switch column {
    case "records":
      return FigureRule(
        RuleWords(kind.recordsKey, [:], ["place": inArea(slot)]), in: .area(slot),
        [
          RulePart(.value, kind.part, isSum: isSum) { state in
            switch kind {
            case .exchanges: lens.exchanges(state)
            case .events: lens.events(state)
            case .participations: lens.participations(state)
            case .delegates: lens.delegates(state)
            }
          }
        ]
      ) { .integer(isSum ? $0[0].sum ?? 0 : $0[0].count) }
    case "labels", "table_sum":
      return FigureRule(
        column == "labels"
          ? RuleWords(kind.labelsKey, [:], ["of": ofArea(slot)])
          : RuleWords(.tieOutSum, [:], ["place": inArea(slot)]),
        in: .area(slot), [RulePart(.value, .labels, isSum: isSum, labels)]
      ) { .integer(isSum ? $0[0].sum ?? 0 : $0[0].count) }
    case "agrees":
      return FigureRule(RuleWords(.tieOutAgrees)) { _ in .code("yes") }.worded
    default: return nil
    }
  }

  private func labels(_ state: GroupState, _ kind: TiedQuantity, _ area: Int) -> [Support] {
    func counted(_ filing: Filing) -> [Int] {
      let all = area == frame.allAreas
      let measures = filing.measures.filter { all || frame.areaOfMeasure[$0] == area }
      return measures + filing.areaOnly.filter { all || $0 == area }.map { frame.measures.count + $0 }
    }
    func naming(_ rows: [EventState.Row], _ label: Int) -> [RowPlace] {
      let named = rows.filter { counted($0.filing).contains(label) }
      return (named.isEmpty ? rows : named).map(\.row.place)
    }
    if kind == .exchanges {
      return state.exchanges.filter { $0.day != nil }.flatMap { record in
        counted(record.filing).map { label in
          Support(
            key: ThingKey(kind: .exchangeLabel, first: record.number, second: label), rows: record.rows.map(\.place))
        }
      }
    }
    guard let event = state.event, event.day != nil else { return [] }
    switch kind {
    case .exchanges: return []
    case .events:
      return counted(event.filing).map { label in
        Support(
          key: ThingKey(kind: .eventLabel, first: event.number, second: label), rows: naming(event.rows, label))
      }
    case .participations:
      return event.parties.flatMap { party in
        counted(party.filing).map { label in
          Support(
            key: ThingKey(
              kind: .participationLabel, first: event.number, second: frame.partyRank[party.party], third: label),
            rows: naming(party.rows, label))
        }
      }
    case .delegates:
      return event.rows.flatMap { row -> [Support] in
        guard let number = row.row.delegates else { return [] }
        return counted(row.filing).map { label in
          Support(
            key: ThingKey(
              kind: .row, first: Int(row.row.place.file), second: Int(row.row.place.record), third: label),
            amount: number, rows: [row.row.place])
        }
      }
    }
  }

  func accountingRule(_ kind: String, _ entry: String, _ path: String, _ column: String) -> FigureRule? {
    guard
      let file = ground.files.firstIndex(where: {
        $0.kind.rawValue == kind && String($0.entry) == entry && $0.path == path
      }), let fates = AccountColumn(rawValue: column)
    else { return nil }
    return FigureRule(
      RuleWords(fates.key), in: .file(file),
      [
        RulePart(.value, .records) { state in
          state.fates.filter { Int($0.place.file) == file && fates.takes($0.fate) }
            .map { Support(key: .row($0.place), rows: [$0.place]) }
        }
      ]
    ) { .integer($0[0].count) }
  }
}

/// The quantities of the tie-out.
private enum TiedQuantity: String {
  case exchanges, events, participations, delegates

  var part: TracePart.Name {
    switch self {
    case .exchanges: .exchanges
    case .events: .events
    case .participations: .participations
    case .delegates: .delegates
    }
  }

  var recordsKey: RuleKey {
    switch self {
    case .exchanges: .tieOutExchanges
    case .events: .tieOutEvents
    case .participations: .tieOutParticipations
    case .delegates: .tieOutDelegates
    }
  }

  var labelsKey: RuleKey {
    switch self {
    case .exchanges: .tieOutLabelsExchanges
    case .events: .tieOutLabelsEvents
    case .participations: .tieOutLabelsParticipations
    case .delegates: .tieOutLabelsDelegates
    }
  }
}

/// The columns of the accounts.
private enum AccountColumn: String {
  case records, accepted, quarantined, filtered, superseded, before, after
  case notYetKnown = "not_yet_known"
  case inPeriod = "in_period"

  func takes(_ fate: RowFate) -> Bool {
    switch self {
    case .records: true
    case .accepted: fate.isAccepted
    case .quarantined: fate == .quarantined
    case .filtered: fate == .filtered
    case .superseded: fate == .superseded
    case .notYetKnown: fate == .notYetKnown
    case .inPeriod: fate == .inPeriod
    case .before: fate == .before
    case .after: fate == .after
    }
  }

  var key: RuleKey {
    switch self {
    case .records: .accountingRecords
    case .accepted: .accountingAccepted
    case .quarantined: .accountingQuarantined
    case .filtered: .accountingFiltered
    case .superseded: .accountingSuperseded
    case .notYetKnown: .accountingNotYetKnown
    case .inPeriod: .accountingInPeriod
    case .before: .accountingBefore
    case .after: .accountingAfter
    }
  }
}
