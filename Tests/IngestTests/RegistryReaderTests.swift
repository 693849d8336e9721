import Foundation
import Ingest
import Registry
import Testing

@Suite struct RegistryReaderTests {
  @Test func rowsBecomeValues() throws {
    var files = TestRegistry.files
    files["parties.csv"] = """
      party,kind,from,to,confidence,note,footnote,footnote_ru
      ALB,member,2007,2007-06,low,why,foot,сноска
      BOR,member,,,,,,
      ACI,member,,,,,,
      DOR,member,,,,,,
      GUE,member,,,,,,
      APP,member,,,,,,

      """
    files["areas.csv"] = """
      area,ordinal,title,short_title,from,to,title_ru,short_title_ru
      ENV,2,Two,,,,,
      ECO,1,One,Eins,2004-10,,Один,
      HUM,3,Three,,,,,

      """
    files["coordinators.csv"] = """
      party,scope,target,role,as_proposed,from,to,source,confidence
      ALB,one-of-area,ECO,co-coordinator,words,2007,,somewhere,medium
      BOR,undetermined,,coordinator,,,,,

      """
    files["tiles.csv"] = "party,column,row\nALB,3,4\n"
    files["meetings.csv"] =
      "body,number,start,end,place,mode,planned_start,note\nSOC,2,2007-12,,Almaty,,2007-11,moved\n"
    let registry = try TestRegistry.read(files).registry
    let status = try #require(registry.statuses.first)
    #expect(status.confidence == .low)
    #expect(status.validity.from?.text == "2007")
    #expect(status.validity.days.to == day("2007-06-30"))
    #expect(status.note == "why")
    #expect(registry.footnote(of: "ALB", language: "ru", on: day("2007-01-01")) == "сноска")
    #expect(registry.footnote(of: "ALB", language: "kk", on: day("2007-01-01")) == "foot")
    #expect(registry.footnote(of: "ALB", language: "en", on: day("2008-01-01")) == "")
    #expect(registry.statuses[1].confidence == .high)
    #expect(registry.areas.map(\.code) == ["ECO", "ENV", "HUM"])
    #expect(registry.areas[0].titles.title("ru") == "Один")
    #expect(registry.areas[0].titles.shortTitle("ru") == "Один")
    #expect(registry.areas[0].titles.shortTitle("en") == "Eins")
    #expect(registry.areas[1].titles.title("ru") == "Two")
    #expect(registry.assignments.map(\.scope) == [.oneOfArea, .undetermined])
    #expect(registry.assignments.map(\.role) == [.coCoordinator, .coordinator])
    #expect(registry.assignments.map(\.asProposed) == ["words", ""])
    #expect(registry.tiles == [Tile(party: "ALB", column: 3, row: 4)])
    #expect(registry.meetings.map(\.start.text) == ["2007-12"])
    #expect(registry.meetings.map { $0.plannedStart?.text } == ["2007-11"])
  }

  @Test func filesMayComeFromASpreadsheet() throws {
    var files = TestRegistry.files
    files["areas.csv"] =
      "\u{FEFF}sep=;\r\n Area ;ORDINAL;Title;From;To;;\r\nECO; 1 ;\"One;\nand more\";;;;\r\n;;;;;;\r\n"
      + "ENV;2;Two;;;;\r\nHUM;3;Three;2008;;;\r\n"
    let registry = try TestRegistry.read(files).registry
    #expect(registry.areas.map(\.code) == ["ECO", "ENV", "HUM"])
    #expect(registry.areas[0].titles.title("en") == "One;\nand more")
    #expect(registry.areas.map(\.line) == [3, 6, 7])
  }

  @Test func filesAreNamedWithTheirHashes() throws {
    let loaded = try TestRegistry.load()
    #expect(
      loaded.files.map(\.path) == ["areas", "measures", "names", "parties", "stages"].map { "registry/\($0).csv" })
    #expect(loaded.files.allSatisfy { $0.sha256.count == 64 && $0.sha256 == $0.sha256.lowercased() })
    #expect(
      loaded.files.map(\.byteCount) == loaded.files.map { TestRegistry.files[String($0.path.dropFirst(9))]?.utf8.count }
    )
  }

  /// The forums that the project ships.
  @Test(arguments: ["cica", "example"])
  func theProjectsOwnRegistriesAreRight(forum: String) throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let folder = tests.deletingLastPathComponent().appendingPathComponent("inputs/\(forum)/registry")
    let loaded = try RegistryReader.read(folder: folder.path, name: "registry")
    let registry = loaded.registry
    #expect(loaded.missingFiles.isEmpty)
    #expect(registry.modalities == ["a", "b"])
    // Every State that was ever a member or observer has its one tile.
    let states = Set(registry.statuses.filter { $0.kind == .member || $0.kind == .observerState }.map(\.party))
    #expect(Set(registry.tiles.map(\.party)) == states)
    #expect(registry.tiles.count == states.count)
    // Every party has a short name in English.
    let named = Set(registry.names.filter { $0.kind == .short && $0.language == "en" }.map(\.party))
    #expect(named == Set(registry.parties))
  }
}
