import Diagnostics
import Ingest
import Registry
import Testing

/// What is wrong with a registry, by file and line.
@Suite struct RegistryErrorTests {
  /// The failures of the registry of `TestRegistry` with some files replaced and one left out.
  private func failures(_ changes: [String: String], without missing: String? = nil) -> [Failure] {
    var files = TestRegistry.files.merging(changes) { _, new in new }
    if let missing { files[missing] = nil }
    do {
      _ = try TestRegistry.read(files)
      return []
    } catch {
      return (error as? Failures)?.list ?? []
    }
  }

  /// Each failure as `file:line:column`.
  private func places(_ changes: [String: String], without missing: String? = nil) -> [String] {
    failures(changes, without: missing).map { failure in
      let line = failure.line.map { ":\($0)" } ?? ""
      return failure.file.replacing("registry/", with: "") + line + (failure.column.isEmpty ? "" : ":" + failure.column)
    }
  }

  @Test func theRegistryOfTheTestsIsRight() {
    #expect(failures([:]).isEmpty)
  }

  @Test(arguments: ["parties.csv", "names.csv", "areas.csv", "measures.csv"])
  func aRequiredFileIsMissing(name: String) {
    #expect(failures([:], without: name) == [Failure(.registryFileMissing(name), file: "registry")])
  }

  @Test func aFolderIsMissing() {
    #expect(throws: Failures(Failure(.registryMissing, file: "registry"))) {
      try RegistryReader.read(folder: "/nowhere/at/all", name: "registry")
    }
  }

  @Test func optionalFilesMayBeMissing() throws {
    var files = TestRegistry.files
    files["stages.csv"] = nil
    let loaded = try TestRegistry.read(files)
    #expect(
      loaded.missingFiles == ["crosswalk.csv", "coordinators.csv", "stages.csv", "meetings.csv", "tiles.csv"])
    #expect(loaded.files.map(\.path) == ["areas", "measures", "names", "parties"].map { "registry/\($0).csv" })
  }

  @Test(arguments: [
    ("parties.csv", "party,kind,from\nALB,member,\n", "to"), ("names.csv", "party,lang,name\nALB,en,Alba\n", "kind"),
    ("areas.csv", "area,title,from,to\n", "ordinal"), ("measures.csv", "measure,ordinal,title,from,to\n", "area"),
    ("crosswalk.csv", "from_measure,to_measure\n", "date"),
    ("coordinators.csv", "party,scope,role,from,to\n", "target"),
    ("stages.csv", "modality,ordinal,title\n", "stage"), ("meetings.csv", "body,end\n", "start"),
    ("tiles.csv", "party,column\n", "row"),
  ])
  func aColumnIsMissing(name: String, text: String, column: String) {
    let expected = Failure(.registryColumnMissing(column: column), file: "registry/\(name)", line: 1)
    #expect(failures([name: text]).contains(expected))
  }

  @Test func statusesOverlap() {
    let text = """
      party,kind,from,to
      ALB,observer-state,,2007
      BOR,member,,
      ALB,member,2007-12-31,
      ACI,member,,2006
      ACI,member,2007,
      DOR,member,,
      GUE,member,,
      APP,member,,

      """
    #expect(
      failures(["parties.csv": text]) == [
        Failure(.registryOverlap(party: "ALB", otherLine: 2), file: "registry/parties.csv", line: 4)
      ])
  }

  @Test func keysAreDouble() {
    let changes = [
      "names.csv": "party,lang,name,kind,from,to\nALB,en,Alba,short,,\nALB,ru,Alba,short,,\nALB,en,Alba,short,2007,\n",
      "areas.csv": "area,ordinal,title,from,to\nECO,1,One,,\nENV,2,Two,,\nHUM,3,Three,,\nECO,4,Four,,\n",
      "stages.csv": "modality,ordinal,stage,title\na,1,begun,Begun\nb,1,begun,Begun\na,2,begun,Again\n",
      "coordinators.csv": """
      party,scope,target,role,from,to
      ALB,measure,ECO-1,coordinator,2007,
      ALB,measure,ECO-1,coordinator,2008,
      ALB,measure,ECO-1,coordinator,2007,2009

      """,
      "tiles.csv": "party,column,row\nALB,1,1\nALB,2,2\n",
      "parties.csv": TestRegistry.files["parties.csv", default: ""] + "GUE,member,2010,\n",
    ]
    let found = failures(changes).filter { if case .registryDuplicateKey = $0.reason { true } else { false } }
    #expect(
      found.map { "\($0.file.replacing("registry/", with: "")):\($0.line ?? 0)" } == [
        "parties.csv:9", "names.csv:4", "areas.csv:5", "coordinators.csv:4", "stages.csv:4", "tiles.csv:3",
      ])
    #expect(found.last?.reason == .registryDuplicateKey(key: "ALB", firstLine: 2))
  }

  @Test func codesAreUnknown() {
    let changes = [
      "names.csv": "party,lang,name,kind,from,to\nXXX,en,Alba,short,,\n",
      "measures.csv": "measure,area,ordinal,title,from,to\nECO-1,ECO,1,One,,\nBAD-1,BAD,1,Two,,\n",
      "crosswalk.csv": "from_measure,to_measure,date\nECO-1,ECO-8,2007\nECO-9,ECO-1,2007\n",
      "coordinators.csv": """
      party,scope,target,role,from,to
      XXX,measure,ECO-1,coordinator,,
      ALB,measure,ECO,coordinator,,
      ALB,area,ECO-1,coordinator,,
      ALB,one-of-area,BAD,coordinator,,
      ALB,undetermined,ECO,coordinator,,

      """,
      "tiles.csv": "party,column,row\nXXX,1,1\n",
    ]
    #expect(
      places(changes) == [
        "names.csv:2:party", "measures.csv:3:area", "crosswalk.csv:2:to_measure", "crosswalk.csv:3:from_measure",
        "coordinators.csv:2:party", "coordinators.csv:3:target", "coordinators.csv:4:target",
        "coordinators.csv:5:target", "coordinators.csv:6:target", "tiles.csv:2:party",
      ])
  }

  @Test func valuesAndDatesAreWrong() {
    let changes = [
      "parties.csv": """
      party,kind,from,to,confidence
      ALB,Member,,,
      BOR,member,2007-13,,
      ACI,member,2007,2006,
      DOR,member,,soon,sure
      GUE,member,,,
      APP,applicant,,,high
      ,member,,,

      """,
      "areas.csv": "area,ordinal,title,from,to\nECO,one,One,,\nENV,2,,,\nHUM,3,Three,,\nALL,4,All,,\nECO,1,One,,\n",
      "meetings.csv": "body,start,end\nSOC,,\nSOC,never,\n",
      "stages.csv": "modality,ordinal,stage,title\na,x,begun,Begun\n",
      "crosswalk.csv": "from_measure,to_measure,date\nECO-1,ENV-1,\n",
    ]
    let found = places(changes)
    for expected in [
      "parties.csv:2:kind", "parties.csv:3:from", "parties.csv:4:to", "parties.csv:5:to", "parties.csv:5:confidence",
      "parties.csv:8:party", "areas.csv:2:ordinal", "areas.csv:3:title", "areas.csv:5:area", "meetings.csv:2:start",
      "meetings.csv:3:start", "stages.csv:2:ordinal", "crosswalk.csv:2:date",
    ] {
      #expect(found.contains(expected), "\(expected)")
    }
  }

  @Test func anAliasIsAmbiguous() {
    let names = TestRegistry.files["names.csv", default: ""] + "ACI,en,OLD BORA,alias,2006-12-31,\n"
    #expect(
      failures(["names.csv": names]) == [
        Failure(
          .registryAmbiguousName(name: "OLD BORA", parties: ["BOR", "ACI"], otherFile: "names.csv", otherLine: 5),
          file: "registry/names.csv",
          line: 10, column: "name")
      ])
    let dated = TestRegistry.files["names.csv", default: ""] + "ACI,en,OLD BORA,alias,2007-01-01,\n"
    #expect(failures(["names.csv": dated]).isEmpty)
  }

  @Test func aNameIsTheCodeOfAnotherParty() {
    let names = TestRegistry.files["names.csv", default: ""] + "ACI,en,Bor,alias,,\nDOR,en,Al,alias,,\nDOR,,AL,code,,\n"
    let found = failures(["names.csv": names])
    #expect(Set(found.map(\.line)) == [10, 11, 12])
    #expect(found.allSatisfy { $0.file == "registry/names.csv" && $0.column == "name" })
    // The code BOR stands on line 3 of parties.csv, the code AL on line 3 of names.csv.
    let reasons = Set(found.map(\.reason))
    #expect(
      reasons == [
        .registryAmbiguousName(name: "BOR", parties: ["BOR", "ACI"], otherFile: "parties.csv", otherLine: 3),
        .registryAmbiguousName(name: "AL", parties: ["ALB", "DOR"], otherFile: "names.csv", otherLine: 3),
      ])
  }

  @Test func theCrosswalkRunsInACircle() {
    let text = "from_measure,to_measure,date\nECO-1,ENV-1,2007\nECO-2,ECO-1,2007\nENV-1,ECO-2,2008\n"
    #expect(
      failures(["crosswalk.csv": text]) == [
        Failure(
          .registryCrosswalkCircle(measures: ["ECO-1", "ENV-1", "ECO-2", "ECO-1"]), file: "registry/crosswalk.csv",
          line: 2)
      ])
    let straight = "from_measure,to_measure,date\nECO-1,ENV-1,2007\nECO-2,ECO-1,2007\nECO-2,ENV-1,2007\n"
    #expect(failures(["crosswalk.csv": straight]).isEmpty)
    let itself = "from_measure,to_measure,date\nECO-1,ECO-1,2007\n"
    #expect(places(["crosswalk.csv": itself]) == ["crosswalk.csv:2"])
  }

  @Test func aRowCannotBeRead() {
    let text = "area,ordinal,title,from,to\nECO,1,\"One\nline\",,\nENV,2\nHUM,3,Thr\"ee,,\n"
    let found = failures(["areas.csv": text])
    #expect(found.prefix(2).map(\.line) == [4, 5])
    #expect(
      found.prefix(2).map(\.reason) == [
        .registryUnreadable(.raggedRow(cells: 2, expected: 5)), .registryUnreadable(.badQuote),
      ])
  }

  @Test func allThatIsWrongComesInOnePass() {
    let changes = [
      "parties.csv": TestRegistry.files["parties.csv", default: ""] + "ALB,member,2007,\n",
      "names.csv": TestRegistry.files["names.csv", default: ""] + "ACI,en,Bora,alias,,\nXXX,en,Xenia,short,,\n",
      "coordinators.csv": "party,scope,target,from,to\nALB,measure,ECO-1,,\n",
      "stages.csv": "modality,ordinal,stage,title\na,1,begun\na,1,begun,Begun\na,2,begun,Begun\n",
      "crosswalk.csv": "from_measure,to_measure,date\nECO-1,ENV-1,never\n",
      "tiles.csv": "party,column,row\nALB,1,x\n",
    ]
    let found = Set(places(changes))
    for expected in [
      // A missing column, a row that cannot be read, and what is wrong in the rest of the same file and the others.
      "coordinators.csv:1", "stages.csv:2", "stages.csv:4", "parties.csv:9", "names.csv:11:party",
      "names.csv:10:name", "crosswalk.csv:2:date", "tiles.csv:2:row",
    ] {
      #expect(found.contains(expected), "\(expected) is missing of \(found.sorted())")
    }
  }

  @Test func aMissingFileHidesNothingElse() {
    let parties = TestRegistry.files["parties.csv", default: ""] + "ALB,member,2007,\n"
    #expect(Set(places(["parties.csv": parties], without: "names.csv")) == ["registry", "parties.csv:9"])
  }
}
