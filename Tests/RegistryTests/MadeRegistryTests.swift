import Registry
import Testing

/// Names, order and places in registries made for the test.
@Suite struct MadeRegistryTests {
  private func name(
    _ party: String, _ text: String, _ kind: NameKind = .short, _ from: String = "", _ to: String = "",
    language: String = "en", line: Int = 0
  ) -> PartyName {
    PartyName(
      party: party, language: kind == .code ? "" : language, name: text, kind: kind, validity: validity(from, to),
      line: line)
  }

  private func registry(_ names: [PartyName], parties: [String]) -> ForumRegistry {
    ForumRegistry(
      statuses: parties.map { PartyStatus(party: $0, kind: .member, validity: Validity()) }, names: names, areas: [],
      measures: [])
  }

  @Test func aPartyWithTheCodeNAIsNotMissing() {
    let registry = registry([name("NA", "Namibia"), name("NAM", "Not Applicable Movement")], parties: ["NA", "NAM"])
    let names = NameIndex(registry)
    #expect(names.party("NA", on: nil) == "NA")
    #expect(names.party("NAM", on: nil) == "NAM")
    #expect(names.party("N/A", on: nil) == nil)
    #expect(names.party("na", on: nil) == nil)
  }

  @Test func aCodeIsThatOfItsOwnParty() {
    let registry = registry(
      [name("BRN", "Brunei Darussalam"), name("BHR", "Bahrain"), name("BHR", "BH", .code)], parties: ["BHR", "BRN"])
    let names = NameIndex(registry)
    #expect(names.party("BRN", on: nil) == "BRN")
    #expect(names.party("BHR", on: nil) == "BHR")
    #expect(names.party("BH", on: nil) == "BHR")
    #expect(names.party("bh", on: nil) == nil)
  }

  @Test func datedAliasesPassANameOn() {
    let registry = registry(
      [
        name("AAA", "Union", .alias, "", "1991-12-26", line: 2),
        name("BBB", "Union", .alias, "1991-12-27", "", line: 3),
      ], parties: ["AAA", "BBB"])
    let names = NameIndex(registry)
    #expect(names.ambiguities.isEmpty)
    #expect(names.party("union", on: day("1991-12-26")) == "AAA")
    #expect(names.party("union", on: day("1991-12-27")) == "BBB")
    // A date that cannot be read matches both, so that the name says nothing.
    #expect(names.party("union", on: nil) == nil)
  }

  @Test func aNameOfTwoPartiesOnOneDayIsAmbiguous() {
    let registry = registry(
      [
        name("AAA", "Union", .alias, "", "1991-12-26", line: 2),
        name("BBB", "UNION", .alias, "1991-12-26", "", line: 3),
      ], parties: ["AAA", "BBB"])
    let found = NameIndex(registry).ambiguities
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.otherLine) == [2])
    #expect(found.map(\.parties) == [["AAA", "BBB"]])
    #expect(NameIndex(registry).party("union", on: day("1991-12-26")) == nil)
  }

  @Test func undatedShortNamesMatchOnEveryDay() {
    let registry = registry(
      [name("AAA", "Old", .short, "", "2021-12-31"), name("AAA", "New", .short, "2022-01-01", "")], parties: ["AAA"])
    let names = NameIndex(registry)
    #expect(names.party("Old", on: day("2030-01-01")) == "AAA")
    #expect(names.party("New", on: day("2000-01-01")) == "AAA")
    #expect(registry.name(of: "AAA", on: day("2021-12-31")) == "Old")
    #expect(registry.name(of: "AAA", on: day("2022-01-01")) == "New")
  }

  @Test func theOrderDropsDiacriticsAndCase() {
    let registry = registry(
      [
        name("TUR", "Türkiye"), name("TUN", "Tunisia"), name("TKM", "turkmenistan"), name("AAA", "ávila"),
        name("AZE", "Azerbaijan"), name("ZZZ", "Öland"), name("OMN", "Oman"), name("QQQ", "Quux"),
      ], parties: ["ZZZ", "TUR", "TUN", "TKM", "AAA", "AZE", "OMN", "QQQ"])
    #expect(
      registry.partiesInOrder(on: day("2024-01-01")) == ["AAA", "AZE", "ZZZ", "OMN", "QQQ", "TUN", "TUR", "TKM"])
  }

  @Test func theOrderIsThatOfTheNamesInForceAndATieGoesByCode() {
    let registry = registry(
      [
        name("AAA", "Zeta", .short, "", "2020"), name("AAA", "Alpha", .short, "2021", ""), name("MMM", "Middle"),
        name("CCC", "Same"), name("BBB", "SÀME"),
      ], parties: ["CCC", "BBB", "MMM", "AAA"])
    #expect(registry.partiesInOrder(on: day("2020-12-31")) == ["MMM", "BBB", "CCC", "AAA"])
    #expect(registry.partiesInOrder(on: day("2021-01-01")) == ["AAA", "MMM", "BBB", "CCC"])
  }

  @Test func aNameFallsBackToEnglishAndThenToTheCode() {
    let registry = registry(
      [name("AAA", "Alpha"), name("AAA", "Альфа", language: "ru")], parties: ["AAA", "BBB"])
    #expect(registry.name(of: "AAA", language: "ru", on: day("2007-01-01")) == "Альфа")
    #expect(registry.name(of: "AAA", language: "zh", on: day("2007-01-01")) == "Alpha")
    #expect(registry.name(of: "BBB", language: "ru", on: day("2007-01-01")) == "BBB")
  }

  @Test func measuresStandByAreaThenFirstDayThenOrdinal() {
    func measure(_ code: String, _ area: String, _ ordinal: Int, _ from: String) -> Measure {
      Measure(code: code, area: area, ordinal: ordinal, titles: Titles(full: [:]), validity: validity(from, ""))
    }
    func area(_ code: String, _ ordinal: Int) -> Area {
      Area(code: code, ordinal: ordinal, titles: Titles(full: [:]), validity: Validity())
    }
    let registry = ForumRegistry(
      statuses: [], names: [], areas: [area("BB", 2), area("AA", 1)],
      measures: [
        measure("B1", "BB", 1, "2007"), measure("A9", "AA", 1, "2021"), measure("A2", "AA", 2, "2007"),
        measure("A1", "AA", 1, "2007"), measure("A0", "AA", 3, ""),
      ])
    #expect(registry.areas.map(\.code) == ["AA", "BB"])
    #expect(registry.measures.map(\.code) == ["A0", "A1", "A2", "A9", "B1"])
    #expect(registry.place(ofMeasure: "A2") == 2)
    #expect(registry.place(ofMeasure: "X") == .max)
  }
}
