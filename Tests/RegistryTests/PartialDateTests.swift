import Registry
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2007", "2007-01-01", "2007-12-31", PartialDate.Precision.year),
    ("2007-02", "2007-02-01", "2007-02-28", .month),
    ("2008-02", "2008-02-01", "2008-02-29", .month),
    ("2007-12", "2007-12-01", "2007-12-31", .month),
    ("2007-09-04", "2007-09-04", "2007-09-04", .day),
    ("0001", "0001-01-01", "0001-12-31", .year),
    ("9999-12-31", "9999-12-31", "9999-12-31", .day),
  ])
  func aDateMeansItsDays(text: String, first: String, last: String, precision: PartialDate.Precision) throws {
    let date = try #require(PartialDate(text))
    #expect(date.first.text == first)
    #expect(date.last.text == last)
    #expect(date.precision == precision)
    #expect(date.text == text)
  }

  @Test(arguments: [
    "", "207", "20070", "2007-1", "2007-13", "2007-00", "2007-02-29", "2007-2-28", "2007-02-3", "2007/02/28",
    "2007-02-",
    "28-02-2007", "2007-02-28 ", " 2007", "+007", "-007", "٢٠٠٧", "２００７", "2007–02–28", "0000", "2007-02-28T00:00",
    "20070228", "a007", "2007-0a",
  ])
  func anythingElseIsNoDate(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func aDateContainsThosePreciseWithinIt() {
    #expect(date("2007").contains(date("2007-03")))
    #expect(date("2007-03").contains(date("2007-03-31")))
    #expect(date("2007-03").contains(date("2007-03")))
    #expect(!date("2007-03").contains(date("2007-04-01")))
    #expect(!date("2007-03-01").contains(date("2007-03")))
    #expect(!date("2007").contains(date("2006-12-31")))
  }

  @Test func aPartialFromIsItsFirstDayAndAPartialToItsLast() {
    let days = validity("2004-10", "2007").days
    #expect(days.from == day("2004-10-01"))
    #expect(days.to == day("2007-12-31"))
    #expect(validity("2006", "2006-02").days == DayInterval(from: day("2006-01-01"), to: day("2006-02-28")))
  }

  @Test func intervalsHoldBothEnds() {
    let days = validity("2007-03-14", "2007-09-04").days
    #expect(days.contains(day("2007-03-14")))
    #expect(days.contains(day("2007-09-04")))
    #expect(!days.contains(day("2007-03-13")))
    #expect(!days.contains(day("2007-09-05")))
    #expect(days.overlaps(day("2007-09-04"), day("2007-12-31")))
    #expect(!days.overlaps(day("2007-09-05"), day("2007-12-31")))
    #expect(days.overlaps(day("2006-01-01"), day("2007-03-14")))
    #expect(!days.overlaps(day("2006-01-01"), day("2007-03-13")))
  }

  @Test func anOpenEndHasNoBound() {
    #expect(validity("", "2007").days.contains(day("0001-01-01")))
    #expect(!validity("", "2007").days.contains(day("2008-01-01")))
    #expect(validity("2007", "").days.contains(day("9999-12-31")))
    #expect(DayInterval.always.contains(day("1970-01-01")))
  }

  @Test(arguments: [
    ("2007", "2007", "2008", "2008", false), ("2007", "2008-01-01", "2008", "2008", true),
    ("", "2007", "2007-12-31", "", true), ("", "2007", "2008-01-01", "", false), ("", "", "2008", "2008", true),
    ("2008", "", "", "2007", false),
  ])
  func intervalsThatShareADayOverlap(from: String, to: String, otherFrom: String, otherTo: String, share: Bool) {
    let left = validity(from, to).days
    let right = validity(otherFrom, otherTo).days
    #expect(left.overlaps(right) == share)
    #expect(right.overlaps(left) == share)
  }

  @Test(arguments: [
    ("2007", true), ("2007-02", false), ("2007-03", true), ("2007-03-14", false), ("2007-04", false), ("2007-09", true),
    ("2007-09-04", false), ("2007-09-05", false), ("2008", false), ("2006", false),
  ])
  func aDateStraddlesAnEdgeOfThePeriod(text: String, expected: Bool) {
    let period = Period(from: day("2007-03-14"), to: day("2007-09-04"))
    #expect(period.isStraddled(by: date(text)) == expected)
  }

  @Test func thePeriodHoldsBothEnds() {
    let period = Period(from: day("2007-03-14"), to: day("2007-09-04"))
    #expect(period.contains(day("2007-03-14")))
    #expect(period.contains(day("2007-09-04")))
    #expect(!period.contains(day("2007-09-05")))
    #expect(!period.contains(day("2007-03-13")))
    #expect(period.overlaps(day("2007-01-01"), day("2007-12-31")))
    #expect(!period.overlaps(day("2007-09-05"), day("2007-12-31")))
  }
}
