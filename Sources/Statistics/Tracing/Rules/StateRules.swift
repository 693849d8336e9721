import Registry
import Tabulation
import Tally

/// `coverage_by_state` and `matrix`: what one member did, as a member.
extension Tracer {
  func stateRule(_ state: String, _ area: String, _ column: String) -> FigureRule? {
    guard let party = member(state), let slot = areaSlot(area) else { return nil }
    let lens = Lens(ground, .area(slot), .member(party))
    let measures = Set(frame.measures(in: slot))
    let place = inArea(slot)
    let whose = RuleWords.of(member: state, place)
    let active = { (state: GroupState) in lens.measures(state, among: measures) }
    switch column {
    case "status":
      return statusRule(
        party, state, place, isApplicable: !measures.isEmpty, areas: slot == frame.allAreas ? nil : [slot],
        isQuarantined: { slot == self.frame.allAreas || $0.areas.contains(slot) }, lens)
    case "measures_in_force":
      return registryRule(
        RuleWords(.measuresInForce, [:], ["of": ofArea(slot)]), .measures, measureThings(measures))
    case "measures_active":
      return FigureRule(
        RuleWords(.stateMeasuresActive, ["state": state], ["of": ofArea(slot)]).adding(silence), in: .party(party),
        [RulePart(.value, .measures, active)]
      ) { [silent] in silent.activity($0[0].count) }
    case "coverage":
      if isPublic || !ground.settings.collectsActivity {
        return .empty(.emptyStateCoverage, ["state": state])
      }
      return FigureRule(
        RuleWords(.stateCoverage, ["state": state], ["place": place]), in: .party(party),
        [
          RulePart(.numerator, .measuresActive, active),
          RulePart(.denominator, .measuresInForce, registry: measureThings(measures)),
        ]
      ) { .ratio(Ratio($0[0].count, of: $0[1].count)) }
    case "first_activity", "last_activity":
      let isFirst = column == "first_activity"
      if isPublic || !ground.settings.collectsActivity {
        return .empty(.emptyDates)
      }
      return dateRule(lens, in: .party(party), whose, isFirst: isFirst)
    default: return countRule(column, lens, silent, in: .party(party), whose)
    }
  }

  func matrixRule(_ state: String, _ measure: String, _ column: String) -> FigureRule? {
    guard let party = member(state), let slot = frame.measureSlot(measure) else { return nil }
    let lens = Lens(ground, .measure(slot), .member(party))
    let place = RuleWords.under(measure)
    if column == "status" {
      let area = frame.areaOfMeasure[slot]
      return statusRule(
        party, state, place, isApplicable: true, areas: [area], isQuarantined: { $0.measures.contains(slot) }, lens)
    }
    return countRule(column, lens, silent, in: .party(party), .of(member: state, place))
  }

  /// The first or the last date of a record.
  func dateRule(_ lens: Lens, in search: GroupSearch, _ whose: RuleWords, isFirst: Bool) -> FigureRule {
    let words = RuleWords(isFirst ? .firstDate : .lastDate, [:], ["whose": whose])
    let part = RulePart(.reason, .dates, by: .date) { lens.dates($0, isFirst: isFirst) }
    var rule = FigureRule(words, in: search, [part]) { counts in
      let key = isFirst ? counts[0].least : counts[0].greatest
      return key.map { .date($0.text) } ?? .empty
    }
    rule.showsOnly = { value, key in key.text == value.text }
    return rule
  }

  /// The status of a cell: the first that holds.
  private func statusRule(
    _ party: Int, _ state: String, _ place: RuleWords, isApplicable: Bool, areas: [Int]?,
    isQuarantined: @escaping (CellState) -> Bool, _ lens: Lens
  ) -> FigureRule {
    let frame = self.frame
    let period = ground.settings.period
    let own = areas ?? Array(frame.areas.indices)
    let mustBeNil = areas ?? frame.areas.indices.filter { !frame.measures(in: $0).isEmpty }
    let collects = ground.settings.collectsActivity
    func returned(_ status: ReturnStatus, _ state: GroupState) -> [Support] {
      state.returns.filter { $0.party == party && $0.status == status && period.overlaps($0.from.first, $0.to.last) }
        .flatMap { row in
          let named = row.area.map { self.ground.filing([.area($0)]).areas } ?? Array(frame.areas.indices)
          return named.filter(own.contains).map { Support(key: .area($0), rows: [row.place]) }
        }
    }
    let parts = [
      RulePart(.reason, .records, lens.activity),
      RulePart(.reason, .quarantinedRows, by: .quarantined) { state in
        state.cells.filter { $0.isInPeriod && $0.parties.contains(party) && isQuarantined($0) }
          .map { Support(key: .row($0.place), rows: [$0.place]) }
      },
      RulePart(.reason, .pendingReturns, by: .returned) { returned(.pending, $0) },
      RulePart(.reason, .nilReturns, by: .returned) { returned(.nil, $0) },
      RulePart(.reason, .noMeasures, registry: isApplicable ? [] : datedMeasures(own)),
    ]
    return FigureRule(
      RuleWords(.stateStatus, ["state": state], ["place": place]), in: .party(party), parts,
      shows: { value in
        switch CellStatus(rawValue: value.text) {
        case .active: [0]
        case .quarantined: [1]
        case .pending: [2]
        case .nil: [3]
        case .notApplicable: [4]
        default: []
        }
      },
      value: { counts in
        let status: CellStatus
        if !counts[0].isEmpty {
          status = .active
        } else if !isApplicable {
          status = .notApplicable
        } else if !counts[1].isEmpty {
          status = .quarantined
        } else if !counts[2].isEmpty {
          status = .pending
        } else if !mustBeNil.isEmpty, mustBeNil.allSatisfy({ counts[3].contains(.area($0)) }) {
          status = .nil
        } else {
          status = collects ? .notReported : .notCollected
        }
        return .code(status.rawValue)
      }
    ).worded
  }

  /// The measures that areas ever had, with the days on which they are in force.
  private func datedMeasures(_ areas: [Int]) -> [TraceThing] {
    let codes = Set(areas.map(frame.areaCode))
    return frame.registry.measures.filter { codes.contains($0.area) }.map { measure in
      let dates = [
        "measure": measure.code, "from": measure.validity.from?.text ?? "–", "to": measure.validity.to?.text ?? "–",
      ]
      return thing("measure", .phrase(RuleWords(.measureDates, dates)), "measures.csv", [measure.line])
    }
  }
}
