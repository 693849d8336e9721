import Registry
import Tally

/// What counting looks up: where labels count, who is what on which day, and the steps of the trend.
struct CountingPlan {
  let labels: LabelTable
  let roles: Roles
  let days: PeriodDays
  /// The number of each exchange's set of labels, by place; -1 outside the period.
  let labelsOfExchange: [Int]
  /// The place in the cube of each step of the trend that has a record; steps without one have none.
  let stepPlaces: [Int?]
  let stepCount: Int
  let basis: Basis

  /// - Parameter steps: `nil` where no table asks for them.
  init(_ activity: Activity, _ frame: Frame, _ steps: TrendSteps?) {
    let roles = Roles(frame)
    let days = PeriodDays(frame.settings.period, roles, steps)
    var sets = activity.events.labelSets
    var numbers = Dictionary(sets.enumerated().map { ($1, $0) }) { first, _ in first }
    var isUsed = [Bool](repeating: false, count: steps?.all.count ?? 1)
    var labelsOfExchange: [Int] = []
    for exchange in activity.exchanges {
      guard let place = days.place(of: exchange.date) else {
        labelsOfExchange.append(-1)
        continue
      }
      isUsed[place.step] = true
      if let number = numbers[exchange.labels] {
        labelsOfExchange.append(number)
      } else {
        labelsOfExchange.append(sets.count)
        numbers[exchange.labels] = sets.count
        sets.append(exchange.labels)
      }
    }
    for record in activity.events.records {
      if let place = days.place(of: record.start) { isUsed[place.step] = true }
    }
    var stepPlaces: [Int?] = []
    var stepCount = 0
    for isUsed in isUsed {
      stepPlaces.append(isUsed ? stepCount : nil)
      if isUsed { stepCount += 1 }
    }
    labels = LabelTable(sets, frame)
    self.roles = roles
    self.days = days
    self.labelsOfExchange = labelsOfExchange
    self.stepPlaces = stepPlaces
    self.stepCount = stepCount
    basis = frame.settings.basis
  }
}

extension EventList.Record {
  /// The fullest list of the event's rows; no complete one where a row of it is quarantined.
  func list(_ basis: Basis) -> ListCompleteness {
    let standard: ListCompleteness = basis == .returns ? .complete : .partial
    var list = declaredList ?? standard
    if hasUndeclaredList { list = max(list, standard) }
    return list == .complete && hasQuarantinedRow ? .partial : list
  }
}
