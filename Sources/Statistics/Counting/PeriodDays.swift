import Registry

/// For every day of the period: the segment of party statuses and the step of the trend that it falls in.
struct PeriodDays {
  /// Where a day falls.
  struct Place {
    var segment: Int32 = 0
    var step: Int32 = 0
    /// The step of a record that is known only to the year.
    var yearStep: Int32 = 0
  }

  private let from: Int32
  private var places: ContiguousArray<Place>

  /// - Parameter steps: `nil` for one step that takes all.
  init(_ period: Period, _ roles: Roles, _ steps: TrendSteps?) {
    from = period.from.ordinal
    places = ContiguousArray(repeating: Place(), count: period.to.days(since: period.from) + 1)
    for (segment, start) in roles.segmentStarts.enumerated() {
      let end = segment + 1 < roles.segmentStarts.count ? roles.segmentStarts[segment + 1].advanced(by: -1) : period.to
      for index in indices(Period(from: start, to: end)) { places[index].segment = Int32(segment) }
    }
    guard let steps else { return }
    for (number, step) in steps.all.enumerated() {
      for index in indices(step.period) {
        if !step.isYearOnly { places[index].step = Int32(number) }
        if step.isYearOnly || !steps.hasYears { places[index].yearStep = Int32(number) }
      }
    }
  }

  private func indices(_ period: Period) -> ClosedRange<Int> {
    Int(period.from.ordinal - from)...Int(period.to.ordinal - from)
  }

  /// The segment and step of a date; `nil` where its first day lies outside the period.
  @inline(__always)
  func place(of date: PartialDate) -> (segment: Int, step: Int)? {
    let index = Int(date.first.ordinal) - Int(from)
    guard index >= 0, index < places.count else { return nil }
    let place = places[index]
    return (Int(place.segment), Int(date.precision == .year ? place.yearStep : place.step))
  }
}
