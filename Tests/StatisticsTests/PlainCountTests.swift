import Registry
import Statistics
import Tabulation
import Tally
import TestSupport
import Testing

/// The tables are those of a plain count, on random forums with random records.
@Suite struct PlainCountTests {
  private static let settings = [
    World.settings(), World.settings(catalogue: .restated),
    World.settings(from: "2006-11-15", to: "2008-02-10", asOf: "2008-02-10", trend: .year),
    World.settings(from: "2007-05-01", to: "2007-07-31", asOf: "2007-07-31", catalogue: .restated, trend: .quarter),
  ]

  @Test(arguments: settings.indices)
  func tablesAreThoseOfAPlainCount(number: Int) throws {
    var generator = SeededGenerator(seed: 350 + UInt64(number))
    for _ in 0..<25 {
      let world = RandomForum.world(using: &generator)
      let settings = PlainCountTests.settings[number]
      let plain = PlainCount(world, settings)
      let tables = world.tables(settings)
      try checkStates(plain, tables)
      try checkAreasAndMeasures(plain, tables)
      try checkCoordinators(plain, tables)
      try checkTrend(plain, tables)
      try checkOthers(plain, tables)
      try checkAttendance(plain, tables)
      #expect(try #require(tables["tie_out"]).rows.allSatisfy { $0.values.last == .code("yes") })
    }
  }

  @Test func tablesAskedForAreThoseOfAllTables() {
    var generator = SeededGenerator(seed: 17)
    let comparison = Period(from: day("2006-01-01"), to: day("2006-12-31"))
    for _ in 0..<10 {
      let world = RandomForum.world(using: &generator)
      let activity = world.tally.settle(period: World.settings().period).activity
      let all = Statistics.tables(activity, world.registry, World.settings(), comparison: comparison, threads: 1)
      for table in all {
        let only = Statistics.tables(
          activity, world.registry, World.settings(), comparison: comparison, only: [table.name], threads: 3)
        #expect(only == [table])
      }
      #expect(Statistics.tables(activity, world.registry, World.settings(), only: []).isEmpty)
    }
  }

  @Test func threadsMakeNoDifference() {
    var generator = SeededGenerator(seed: 2)
    let world = RandomForum.world(events: 9000, using: &generator)
    let activity = world.tally.settle(period: World.settings().period).activity
    let one = Statistics.tables(activity, world.registry, World.settings(), threads: 1)
    for threads in [0, 2, 3, 100] {
      #expect(Statistics.tables(activity, world.registry, World.settings(), threads: threads) == one)
    }
  }

  private func checkStates(_ plain: PlainCount, _ tables: [String: Table]) throws {
    let byState = try #require(tables["coverage_by_state"])
    let matrix = try #require(tables["matrix"])
    for state in plain.members {
      func isTheirs(_ act: PlainCount.Act) -> Bool { act.party == state && act.kind == .member }
      for area in plain.areas {
        let sum = plain.some({ $0.isIn(area) }, by: isTheirs)
        let row = try #require(byState.rows(where: ["state": state, "area": area]).first)
        #expect(cells(byState, row, ["exchanges", "events", "participations", "delegates"]) == sum.partyCells)
        let dates = plain.records.filter { record in
          record.acts.contains { isTheirs($0) && $0.filing.isIn(area) }
        }.map(\.date)
        let first = dates.min { $0.first == $1.first ? $0.precision > $1.precision : $0.first < $1.first }
        let last = dates.max { $0.first == $1.first ? $0.precision < $1.precision : $0.first < $1.first }
        #expect(cells(byState, row, ["first_activity", "last_activity"]) == [first?.text ?? "", last?.text ?? ""])
        let active = plain.measures.filter { measure in
          (area == "ALL" || measure.area == area)
            && !plain.some({ $0.measures.contains(measure.code) }, by: isTheirs).parties.isEmpty
        }
        #expect(cells(byState, row, ["measures_active"]) == [String(active.count)])
      }
      for measure in plain.measures {
        let sum = plain.some({ $0.measures.contains(measure.code) }, by: isTheirs)
        let row = try #require(matrix.rows(where: ["state": state, "measure": measure.code]).first)
        #expect(cells(matrix, row, ["exchanges", "events", "participations", "delegates"]) == sum.partyCells)
      }
    }
  }

  private func checkAreasAndMeasures(_ plain: PlainCount, _ tables: [String: Table]) throws {
    let columns = ["exchanges", "events", "events_listed", "participations", "delegates"]
    let byArea = try #require(tables["coverage_by_area"])
    for area in plain.areas {
      let row = try #require(byArea.rows(where: ["area": area]).first)
      #expect(cells(byArea, row, columns) == plain.all { $0.isIn(area) }.cells)
      let members = plain.some({ $0.isIn(area) }, by: { $0.kind == .member }).parties.count
      let areaOnly = plain.all { area == "ALL" ? !$0.areaOnly.isEmpty : $0.areaOnly.contains(area) }
      #expect(
        cells(byArea, row, ["members_active", "area_only_exchanges", "area_only_events"])
          == [members, areaOnly.exchanges, areaOnly.events].map(String.init))
    }
    let byMeasure = try #require(tables["coverage_by_measure"])
    #expect(byMeasure.rows.count == plain.measures.count)
    for measure in plain.measures {
      let row = try #require(byMeasure.rows(where: ["measure": measure.code]).first)
      #expect(cells(byMeasure, row, columns) == plain.all { $0.measures.contains(measure.code) }.cells)
    }
  }

  private func checkCoordinators(_ plain: PlainCount, _ tables: [String: Table]) throws {
    let table = try #require(tables["coverage_by_coordinator"])
    let engagement = try #require(tables["engagement"])
    let assignments = plain.registry.assignments(on: plain.settings.asOf)
    for party in Set(assignments.map(\.party)) {
      let own = assignments.filter { $0.party == party }
      func takes(_ filing: PlainCount.Filing) -> Bool {
        own.contains { assignment in
          switch assignment.scope {
          case .measure: filing.measures.contains(assignment.target)
          case .area: filing.measured.contains(assignment.target) || filing.areaOnly.contains(assignment.target)
          case .oneOfArea, .undetermined: false
          }
        }
      }
      let sum = plain.some(takes, by: { $0.kind == .member })
      let row = try #require(table.rows(where: ["coordinator": party, "area": "ALL"]).first)
      #expect(
        cells(table, row, ["exchanges", "events", "events_listed", "participations", "delegates"]) == sum.cells)
      #expect(cells(table, row, ["members_engaged"]) == [String(sum.parties.count)])
      for state in plain.members {
        let sum = plain.some(takes, by: { $0.party == state && $0.kind == .member })
        let row = try #require(engagement.rows(where: ["coordinator": party, "state": state]).first)
        #expect(
          cells(engagement, row, ["exchanges", "events", "participations"])
            == [sum.exchanges, sum.participations, sum.participations].map(String.init))
      }
    }
  }

  private func checkTrend(_ plain: PlainCount, _ tables: [String: Table]) throws {
    let table = try #require(tables["trend"])
    var seen = 0
    for row in table.rows {
      let period = table.value(row, "period").text
      let area = table.value(row, "area").text
      func isIncluded(_ record: PlainCount.Record) -> Bool {
        let (year, month, _) = record.date.first.components
        let isOfYear = plain.settings.trend == .year || record.date.precision == .year
        return period == (isOfYear ? "\(year)" : "\(year)-Q\((month + 2) / 3)")
      }
      let sum = plain.all({ $0.isIn(area) }, during: isIncluded)
      let columns = ["exchanges", "events", "participations", "delegates"]
      #expect(cells(table, row, columns) == [0, 1, 3, 4].map { sum.cells[$0] })
      let members = plain.some({ $0.isIn(area) }, during: isIncluded, by: { $0.kind == .member }).parties
      let active = plain.measures.filter { measure in
        (area == "ALL" || measure.area == area)
          && !plain.some(
            { $0.measures.contains(measure.code) }, during: isIncluded, by: { $0.kind == .member }
          ).parties.isEmpty
      }
      #expect(
        cells(table, row, ["measures_active", "members_active"]) == [active.count, members.count].map(String.init))
      if area == "ALL" { seen += sum.exchanges + sum.events }
    }
    #expect(seen == plain.records.count)
  }

  private func checkOthers(_ plain: PlainCount, _ tables: [String: Table]) throws {
    let table = try #require(tables["other_participants"])
    func kind(_ act: PlainCount.Act) -> String {
      switch act.kind {
      case .observerState, .observerOrganization: act.kind?.rawValue ?? ""
      default: "guest"
      }
    }
    let others = plain.records.flatMap(\.acts).filter { $0.kind != .member }
    #expect(table.rows.count == Set(others.map { $0.party + kind($0) }).count * plain.areas.count)
    for row in table.rows {
      let sum = plain.some({ $0.isIn(table.value(row, "area").text) }) { act in
        act.kind != .member && act.party == table.value(row, "party").text
          && kind(act) == table.value(row, "kind").text
      }
      #expect(cells(table, row, ["exchanges", "events", "participations", "delegates"]) == sum.partyCells)
    }
  }

  private func checkAttendance(_ plain: PlainCount, _ tables: [String: Table]) throws {
    let table = try #require(tables["attendance"])
    for state in plain.members {
      let held = plain.records.filter { !$0.isExchange && plain.registry.isMember(state, on: $0.date.first) }
      let listed = held.filter(\.isListed)
      let attended = listed.filter { record in record.acts.contains { $0.party == state } }
      let hosted = plain.records.filter { record in record.acts.contains { $0.party == state && $0.isHost } }
      let row = try #require(table.rows(where: ["state": state]).first)
      #expect(
        cells(table, row, ["events_held", "events_listed", "events_attended", "hosted"])
          == [held, listed, attended, hosted].map { String($0.count) })
    }
  }

  private func cells(_ table: Table, _ row: TableRow, _ columns: [String]) -> [String] {
    columns.map { table.value(row, $0).text }
  }
}

extension PlainCount.Sum {
  /// Exchanges, events, participations and delegates of one party.
  fileprivate var partyCells: [String] {
    [exchanges, participations, participations].map(String.init) + [delegates.map(String.init) ?? ""]
  }
}
