import Registry

extension ActivityTally {
  /// Settles double ids, corrections, dates of events and orders of stages, and accounts for every row.
  ///
  /// - Parameters:
  ///   - period: the reporting period, for the accounts only.
  ///   - asOf: the report's date, for the newest day of each file; `nil` for the end of the period.
  public func settle(period: Period, asOf: CalendarDay? = nil) -> Settlement {
    var result = Settlement()
    var accounts = Accounts(period: period, asOf: asOf ?? period.to, files: files)

    let exchanges = ExchangeSettlement(self.exchanges)
    result.activity.exchanges = exchanges.records
    result.duplicateExchanges = exchanges.duplicates
    result.badSupersessions = exchanges.badSupersessions
    for row in exchanges.acceptedRows { accounts.accept(row.place, row.date.first, row.date.last) }
    for place in exchanges.supersededPlaces { accounts.supersede(place) }
    for place in exchanges.newlyQuarantined { accounts.quarantine(place) }

    let settledEvents = EventSettlement(events) { file, rows, date in
      accounts.accept(file, date.first, date.last, rows: rows)
    }
    result.activity.events = settledEvents.events
    result.lateStarts = settledEvents.late

    result.activity.milestones = milestones.sorted { $0.place < $1.place }
    for row in milestones { accounts.accept(row.place, row.date.first, row.date.last) }
    result.stagesOutOfOrder = StageOrder.check(result.activity.milestones)

    result.activity.returns = returns.sorted { $0.place < $1.place }
    for row in returns { accounts.accept(row.place, row.from.first, row.to.last) }

    let settledPlan = PlanSettlement(plan)
    result.activity.plan = settledPlan.rows
    result.duplicatePlans = settledPlan.duplicates
    for row in settledPlan.rows {
      if let year = PartialDate(year: row.year) { accounts.accept(row.place, year.first, year.last) }
    }
    for duplicate in settledPlan.duplicates where !duplicate.hadError { accounts.quarantine(duplicate.place) }

    result.activity.quarantined = quarantined.union(exchanges.cells)
    result.accounts = accounts.byFile
    return result
  }
}

/// The fates of rows, file by file.
private struct Accounts {
  let period: Period
  let asOf: CalendarDay
  private(set) var byFile: [Int: Settlement.FileAccount]
  /// Where the file that was accepted from last stands: mostly the next is the same.
  private var recent: (file: Int32, index: Dictionary<Int, Settlement.FileAccount>.Index)?

  init(period: Period, asOf: CalendarDay, files: [Int: FileTally]) {
    self.period = period
    self.asOf = asOf
    byFile = files.mapValues { tally in
      var account = Settlement.FileAccount()
      account.records = tally.records
      account.quarantined = tally.quarantined
      account.filtered = tally.filtered
      account.notYetKnown = tally.notYetKnown
      return account
    }
  }

  mutating func accept(_ place: RowPlace, _ first: CalendarDay, _ last: CalendarDay) {
    accept(place.file, first, last, rows: 1)
  }

  mutating func accept(_ file: Int32, _ first: CalendarDay, _ last: CalendarDay, rows: Int) {
    if recent?.file != file { recent = byFile.index(forKey: Int(file)).map { (file, $0) } }
    guard let index = recent?.index else { return }
    byFile.values[index].accepted += rows
    // A date after the report's says nothing about how fresh the file is: a plan, or a slip of the pen.
    if first <= asOf {
      let day = min(last, asOf)
      byFile.values[index].newest = byFile.values[index].newest.map { max($0, day) } ?? day
    }
    if period.overlaps(first, last) {
      byFile.values[index].inPeriod += rows
    } else if last < period.from {
      byFile.values[index].before += rows
    } else {
      byFile.values[index].after += rows
    }
  }

  mutating func supersede(_ place: RowPlace) { byFile[Int(place.file)]?.superseded += 1 }

  mutating func quarantine(_ place: RowPlace) { byFile[Int(place.file)]?.quarantined += 1 }
}
