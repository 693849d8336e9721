import Ingest
import Registry
import Testing

/// Names on the registry of the project's own forum.
@Suite struct NameResolutionTests {
  let names: NameIndex
  let registry: ForumRegistry

  init() throws {
    let loaded = try RealRegistry.load()
    names = loaded.names
    registry = loaded.registry
  }

  @Test(arguments: [
    ("Tu\u{0308}rkiye", "TUR"), ("TÜRKİYE", "TUR"), ("Türkiye (Turkey)", "TUR"), ("türkıye", "TUR"), ("TURKEY", "TUR"),
    ("Lao People’s Democratic Republic", "LAO"), ("Lao People's Democratic Republic", "LAO"),
    ("Lao Peopleʼs Democratic Republic", "LAO"), ("Исламская Респу́блика Иран", "IRN"),
    ("ИСЛАМСКАЯ РЕСПУБЛИКА ИРАН", "IRN"), ("Republic\u{00A0}of\u{00A0}Korea", "KOR"),
    ("\u{00A0}Republic  of\u{202F}Korea\u{00A0}", "KOR"), ("Республика Корея", "KOR"), ("Южная Корея", "KOR"),
    ("United States of America (*)", "USA"), ("United States of America*", "USA"), ("Kazakhstan", "KAZ"),
    ("KAZ", "KAZ"), ("KZ", "KAZ"), ("Объединённые Арабские Эмираты", "ARE"), ("Объединенные Арабские Эмираты", "ARE"),
    ("ОБЪЕДИНЁННЫЕ АРАБСКИЕ ЭМИРАТЫ", "ARE"), ("Iran", "IRN"), ("Iraq", "IRQ"), ("Иран", "IRN"), ("Ирак", "IRQ"),
    ("Iran, Islamic Republic of", "IRN"), ("BHR", "BHR"), ("Bahrain", "BHR"),
  ])
  func aNameNamesItsParty(cell: String, party: String) {
    #expect(names.party(cell, on: day("2007-09-04")) == party)
    #expect(names.party(cell, on: nil) == party)
  }

  @Test(arguments: [
    "Democratic People's Republic of Korea", "Democratic People’s Republic of Korea", "DPRK", "PRK", "North Korea",
    "Korea", "Корея", "КОРЕЯ", "РК", "BRN", "Brunei Darussalam", "kaz", "Kaz", "kz", "Republic", "Irak n", "Ira", "NA",
    "",
    " ", "*", "(*)", "Republic of", "Republic of Korea and Japan", "Republic of Korea; Japan",
  ])
  func aNameThatTheRegistryDoesNotHaveIsUnknown(cell: String) {
    #expect(names.party(cell, on: day("2007-09-04")) == nil)
    #expect(names.party(cell, on: nil) == nil)
  }

  @Test func iranAndIraqNeverMerge() {
    let iran = registry.names.filter { $0.party == "IRN" }.map(\.name)
    let iraq = registry.names.filter { $0.party == "IRQ" }.map(\.name)
    #expect(iran.count > 5)
    #expect(iraq.count > 3)
    for name in iran { #expect(names.party(name, on: nil) == "IRN", "\(name)") }
    for name in iraq { #expect(names.party(name, on: nil) == "IRQ", "\(name)") }
  }

  @Test func everyCodeAndNameOfTheRegistryNamesItsOwnParty() {
    for party in registry.parties { #expect(names.party(party, on: nil) == party) }
    for name in registry.names { #expect(names.party(name.name, on: nil) == name.party, "\(name.name)") }
    #expect(names.ambiguities.isEmpty)
  }

  @Test func theUnionIsRussiaUntilItsLastDay() {
    #expect(names.party("USSR", on: day("1991-12-26")) == "RUS")
    #expect(names.party("СССР", on: day("1980-01-01")) == "RUS")
    #expect(names.party("USSR", on: day("1991-12-27")) == nil)
    #expect(names.party("СССР", on: day("2007-09-04")) == nil)
    // A date that cannot be read matches any alias.
    #expect(names.party("USSR", on: nil) == "RUS")
  }

  @Test func datesOfShortNamesSayWhatIsPrintedAndNotWhatMatches() {
    #expect(names.party("Turkey", on: day("2024-01-01")) == "TUR")
    #expect(names.party("Türkiye", on: day("1999-09-14")) == "TUR")
    #expect(registry.name(of: "TUR", on: day("2021-12-31")) == "Turkey")
    #expect(registry.name(of: "TUR", on: day("2022-01-01")) == "Türkiye")
    #expect(registry.name(of: "TUR", kind: .official, on: day("2021-12-31")) == "Republic of Turkey")
    #expect(registry.name(of: "TUR", kind: .official, on: day("2022-01-01")) == "Republic of Türkiye")
  }

  @Test func anUnknownNameSuggestsTheNearest() {
    #expect(names.nearest(to: "Kazakhstn").first == "Kazakhstan")
    #expect(names.nearest(to: "Krygyzstan").contains("Kyrgyzstan"))
    #expect(names.nearest(to: "Korea").map { names.party($0, on: nil) } == ["KOR", "KOR", "KOR"])
    #expect(names.nearest(to: "qqqqqqqqqqqq").isEmpty)
    #expect(names.nearest(to: "").isEmpty)
    #expect(names.nearest(to: "Republic of", limit: 2).count <= 2)
  }
}
