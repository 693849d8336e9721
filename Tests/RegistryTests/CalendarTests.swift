import Foundation
import Registry
import TestSupport
import Testing

@Suite struct CalendarTests {
  private static let foundation: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// Foundation's own date of an ordinal.
  private static func components(_ ordinal: Int) -> DateComponents {
    foundation.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(ordinal) * 86_400))
  }

  @Test func everyDayOfTwoCenturiesIsFoundationsDay() throws {
    let first = try #require(CalendarDay(year: 1899, month: 12, day: 1))
    let last = try #require(CalendarDay(year: 2100, month: 12, day: 31))
    var wrong: [String] = []
    for ordinal in first.ordinal...last.ordinal {
      let day = CalendarDay(ordinal: ordinal)
      let ours = day.components
      let theirs = CalendarTests.components(Int(ordinal))
      if ours.year != theirs.year || ours.month != theirs.month || ours.day != theirs.day { wrong.append(day.text) }
      if CalendarDay(year: ours.year, month: ours.month, day: ours.day) != day { wrong.append(day.text) }
    }
    #expect(wrong.isEmpty)
    #expect(last.days(since: first) == 73_444)
  }

  @Test func randomDaysFromTheReformToTheYear9999AreFoundationsDays() throws {
    var generator = SeededGenerator(seed: 2007)
    let first = try #require(CalendarDay(year: 1583, month: 1, day: 1)).ordinal
    let last = try #require(CalendarDay(year: 9999, month: 12, day: 31)).ordinal
    for _ in 0..<5_000 {
      let ordinal = Int32.random(in: first...last, using: &generator)
      let ours = CalendarDay(ordinal: ordinal).components
      let theirs = CalendarTests.components(Int(ordinal))
      #expect([ours.year, ours.month, ours.day] == [theirs.year, theirs.month, theirs.day])
      #expect(CalendarDay(year: ours.year, month: ours.month, day: ours.day)?.ordinal == ordinal)
    }
  }

  @Test func earlyDaysFollowOneAnother() throws {
    var expected = try #require(CalendarDay(year: 1, month: 1, day: 1)).ordinal
    var wrong: [String] = []
    for year in 1...400 {
      for month in 1...12 {
        for number in 1...CalendarDay.length(ofMonth: month, year: year) {
          let day = CalendarDay(year: year, month: month, day: number)
          if day?.ordinal != expected { wrong.append("\(year)-\(month)-\(number)") }
          let components = CalendarDay(ordinal: expected).components
          if components != (year, month, number) { wrong.append("back to \(year)-\(month)-\(number)") }
          expected += 1
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func theEpochIsDayZero() {
    #expect(CalendarDay(year: 1970, month: 1, day: 1)?.ordinal == 0)
    #expect(CalendarDay(ordinal: 0).text == "1970-01-01")
    #expect(CalendarDay(ordinal: -1).text == "1969-12-31")
  }

  @Test(arguments: [
    (1900, 2, 29), (2007, 2, 29), (2100, 2, 29), (2000, 2, 30), (2007, 4, 31), (2007, 13, 1), (2007, 0, 1),
    (2007, 1, 0),
    (2007, 1, 32), (0, 1, 1), (10_000, 1, 1), (2007, -1, 1), (2007, 1, -1),
  ])
  func theCalendarHasNoSuchDay(year: Int, month: Int, day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [(2000, 29), (2004, 29), (2007, 28), (1900, 28), (2100, 28), (2400, 29)])
  func februaryHasItsDays(year: Int, days: Int) {
    #expect(CalendarDay.length(ofMonth: 2, year: year) == days)
    #expect(CalendarDay(year: year, month: 2, day: days) != nil)
    #expect(CalendarDay(year: year, month: 2, day: days + 1) == nil)
  }

  @Test func daysAdvanceAndAreCounted() {
    #expect(day("2007-12-31").advanced(by: 1) == day("2008-01-01"))
    #expect(day("2008-03-01").advanced(by: -1) == day("2008-02-29"))
    #expect(day("2007-09-04").days(since: day("2007-03-14")) == 174)
    #expect(day("2007-03-14").days(since: day("2007-09-04")) == -174)
    #expect(day("2007-03-14") < day("2007-03-15"))
    #expect(day("0009-01-02").text == "0009-01-02")
  }
}
