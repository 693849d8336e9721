import Diagnostics
import Testing

/// The sentence, code and exit status of every reason that stops a run.
@Suite struct FailureSentenceTests {
  struct Case: Sendable {
    let reason: Failure.Reason
    let code: String
    let status: Diagnostics.ExitStatus
    let sentence: String

    init(_ reason: Failure.Reason, _ code: String, _ status: Diagnostics.ExitStatus, _ sentence: String) {
      self.reason = reason
      self.code = code
      self.status = status
      self.sentence = sentence
    }
  }

  private static let pipeline = [
    Case(.usage("Say what to run."), "usage", .usage, "Say what to run."),
    Case(
      .pipelineUnreadable("no such file"), "pipeline-unreadable", .noInput,
      "the pipeline file cannot be read (no such file); check the path."),
    Case(
      .pipelineTooLarge(limit: 9), "pipeline-too-large", .configuration,
      "the pipeline file is larger than 9 bytes; split it."),
    Case(
      .pipelineSyntax("a colon is missing"), "pipeline-syntax", .configuration,
      "the pipeline file is not valid YAML: a colon is missing; mend it there."),
    Case(
      .unknownKey(key: "perod", nearest: "period"), "unknown-key", .configuration,
      "unknown key “perod”; did you mean “period”?"),
    Case(.unknownKey(key: "xyz", nearest: nil), "unknown-key", .configuration, "unknown key “xyz”; remove it."),
    Case(.missingKey(key: "period"), "missing-key", .configuration, "the key “period” is required; add it."),
    Case(
      .wrongType(key: "inputs", expected: "a list"), "wrong-type", .configuration,
      "“inputs” must be a list; change it."),
    Case(
      .invalidValue(key: "basis", value: "guess", expected: "returns or public-sources"), "invalid-value",
      .configuration,
      "“guess” is no value for basis; write returns or public-sources."),
    Case(
      .tablesNeeded(outputs: ["charts", "html"]), "tables-needed", .configuration,
      "“tables” leaves tables out, and charts and html need them all; take the key out, or write outputs: [tables]."),
    Case(
      .unknownEncoding("klingon"), "unknown-encoding", .configuration,
      "“klingon” is no encoding that can be read here; name one such as utf-8, utf-16 or windows-1251."),
    Case(
      .pathLeavesProject(path: "../x"), "path-leaves-project", .configuration,
      "the path “../x” leaves the project folder; move the file into it."),
  ]

  private static let registry = [
    Case(
      .registryMissing, "registry-missing", .configuration,
      "there is no registry folder here; check registry in the pipeline file."),
    Case(
      .registryFileMissing("names.csv"), "registry-file-missing", .configuration,
      "the registry has no names.csv; add the file, with its header at least."),
    Case(
      .registryUnreadable(.badQuote), "registry-unreadable", .configuration,
      "a quote stands inside an unquoted cell, or text follows a closing quote; put the whole cell in quotes and double the quotes in it."
    ),
    Case(
      .registryColumnMissing(column: "to"), "registry-column-missing", .configuration,
      "the column “to” is missing; add it."),
    Case(
      .registryValue(column: "kind", value: "Member", expected: "member"), "registry-value", .configuration,
      "“Member” is no value for kind; write member."),
    Case(
      .registryDuplicateKey(key: "ALB 2007", firstLine: 3), "registry-duplicate-key", .configuration,
      "“ALB 2007” stands on line 3 already; remove one."),
    Case(
      .registryOverlap(party: "ALB", otherLine: 3), "registry-overlap", .configuration,
      "the status of ALB overlaps that of line 3; end one before the other begins."),
    Case(
      .registryUnknownReference(column: "target", value: "ECO-9", what: "measure"), "registry-unknown-reference",
      .configuration, "target names “ECO-9”, which is no measure of the registry; correct it, or add it there."),
    Case(
      .registryAmbiguousName(name: "Korea", parties: ["KOR", "PRK"], otherFile: "names.csv", otherLine: 3),
      "registry-ambiguous-name",
      .configuration,
      "the name “Korea” stands for KOR and PRK on one day (see names.csv, line 3); date the aliases apart, or remove one."
    ),
    Case(
      .registryCrosswalkCircle(measures: ["A", "B", "A"]), "registry-crosswalk-circle", .configuration,
      "the crosswalk runs in a circle: A → B → A; remove one of its rows."),
    Case(
      .languageUnreadable("it is no valid JSON"), "language-unreadable", .configuration,
      "these words of a language cannot be read: it is no valid JSON; mend the file."),
    Case(
      .languageIncomplete(keys: ["a", "b"]), "language-incomplete", .configuration,
      "2 of the texts that every language has are missing here or lack a form: a, b; add them."),
    Case(
      .languageArguments(keys: ["a", "b", "c", "d", "e", "f"]), "language-arguments", .configuration,
      "6 texts do not have the names in braces that the English ones have: a, b, c, d, e, …; write the same names."),
  ]

  private static let inputs = [
    Case(
      .inputMissing("in/a.csv"), "input-missing", .noInput,
      "the input “in/a.csv” does not exist; check the path in the pipeline file."),
    Case(
      .globMatchesNothing("in/*.csv"), "glob-matches-nothing", .noInput,
      "no file matches “in/*.csv”; check the pattern, or take the entry out of the pipeline file."),
    Case(
      .requiredColumnMissing(column: "date", kind: "exchanges", nearest: "Day"), "required-column-missing", .dataError,
      "exchanges needs the column “date”, which the header does not have; is it “Day”? Map it under columns."),
    Case(
      .requiredColumnMissing(column: "date", kind: "exchanges", nearest: nil), "required-column-missing", .dataError,
      "exchanges needs the column “date”, which the header does not have; map it under columns or constants."),
    Case(
      .mappedColumnMissing(header: "Noet", use: "only", nearest: "Note"), "mapped-column-missing", .dataError,
      "the pipeline file names the column “Noet” under only, which the header does not have; did you mean “Note”?"),
    Case(
      .mappedColumnMissing(header: "Noet", use: "columns", nearest: nil), "mapped-column-missing", .dataError,
      "the pipeline file names the column “Noet” under columns, which the header does not have; correct it there."),
    Case(
      .duplicateHeader(header: "date"), "duplicate-header", .dataError,
      "the header names the column “date” twice; rename one."),
    Case(.inputEmpty, "input-empty", .dataError, "the file has no header; export it again."),
    Case(
      .inputTruncated, "input-truncated", .dataError,
      "the file ends in the middle of its last record; fetch or export it again."),
    Case(
      .inputChanged, "input-changed", .temporary,
      "the file changed while it was read; run again when it is complete."),
    Case(
      .inputOutput(operation: "reading", error: "disk"), "input-output", .inputOutput,
      "reading failed (disk); check the disk and the file."),
  ]

  private static let run = [
    gate(
      GateResult(.maximumQuarantined, found: "3/10", allowed: "5%", passed: false),
      "the share of quarantined records is 3/10, at most 5% is allowed; mend the inputs, or change gate in the pipeline file."
    ),
    gate(
      swing(["a/b"]),
      "a/b changed from 2 to 6, by 200%, since r/2031-12-31; at most 25% is allowed; see whether the inputs are right, or change max_swing in the pipeline file."
    ),
    gate(
      swing(["a/b", "a/c"]),
      "a/b changed from 2 to 6, by 200%, since r/2031-12-31, and another figure of a/* changed too far; at most 25% is allowed; see whether the inputs are right, or change max_swing in the pipeline file."
    ),
    gate(
      swing(["a/b", "a/c", "a/d"]),
      "a/b changed from 2 to 6, by 200%, since r/2031-12-31, and 2 other figures of a/* changed too far; at most 25% is allowed; see whether the inputs are right, or change max_swing in the pipeline file."
    ),
    gate(
      GateResult(
        .maximumSwing, subject: "a/*", found: "", allowed: "25%", passed: false, remark: .noSuchFigure),
      "max_swing names “a/*”, and no figure has such an address; correct it in the pipeline file."),
    gate(
      GateResult(
        .maximumSwing, subject: "a/*", found: "", allowed: "25%", passed: false, remark: .damagedFigures),
      "the figures.csv of the last edition is not the one that its manifest names; bring that edition back from a copy, or take it out of the reports folder."
    ),
    gate(
      empty(["in/a.csv"]),
      "in/a.csv has no record; ask for the files again, or write empty_input: allow in the pipeline file."),
    gate(
      empty(["in/a.csv", "in/b.csv"]),
      "in/a.csv and in/b.csv have no record; ask for the files again, or write empty_input: allow in the pipeline file."
    ),
    gate(
      GateResult(.maximumAge, subject: "returns 1", found: "512 days", allowed: "1 year", passed: false),
      "the newest record of returns 1 is 512 days old, and may be 1 year old at most; ask for a newer export, or change max_age in the pipeline file."
    ),
    Case(
      .identityBroken("3 read, 2 accounted for"), "identity-broken", .software,
      "a check of the program on itself failed: 3 read, 2 accounted for. This is a defect; nothing was published. Please report it."
    ),
    Case(
      .cannotCreate(error: "read-only"), "cannot-create", .cannotCreate,
      "it cannot be created (read-only); check the folder and its permissions."),
    Case(
      .writeFailed(error: "full"), "write-failed", .inputOutput,
      "writing failed (full); check the space and permissions of the folder."),
    Case(
      .locked, "locked", .temporary, "another run holds the lock of this reports folder; wait for it to end."),
    Case(
      .chartRefused(chart: "coverage", why: "it is blank"), "chart-refused", .dataError,
      "the chart coverage was not drawn: it is blank."),
    Case(
      .fontMissing(name: "DejaVu Sans", package: "fonts-dejavu-core"), "font-missing", .configuration,
      "the font DejaVu Sans is not installed; install the package fonts-dejavu-core."),
  ]

  private static let editions: [Case] = [
    Case(
      .editionMissing("report/2023-12-31"), "edition-missing", .noInput,
      "“report/2023-12-31” is no edition; write its folder, or <pipeline>/<date> as “rapporteur list” shows it."),
    Case(
      .manifestUnreadable, "manifest-unreadable", .dataError,
      "the manifest cannot be read; restore the edition, or make it again."),
    Case(
      .editionFileMissing, "edition-file-missing", .noInput,
      "the edition does not have this file; restore the edition, or make it again."),
    Case(
      .editionFileChanged, "edition-file-changed", .dataError,
      "the file is not the one that the manifest names; restore the edition, or make it again."),
    Case(
      .editionSourceMissing, "edition-source-missing", .noInput,
      "the edition was made from this file, of which it holds no copy, and which is not in the project any more; put it back, or name the project's folder with --project."
    ),
    Case(
      .editionSourceChanged, "edition-source-changed", .dataError,
      "the edition was made from this file, of which it holds no copy, and which has changed since; put the earlier state back, or name another project folder with --project."
    ),
    Case(
      .addressMissing(address: "trend/2024/ECO/x", nearest: "trend/2024/ECO/events"), "address-missing", .noInput,
      "the edition has no figure “trend/2024/ECO/x”; did you mean “trend/2024/ECO/events”?"),
    Case(
      .addressMissing(address: "x", nearest: nil), "address-missing", .noInput,
      "the edition has no figure “x”; its addresses stand in tables/figures.csv."),
  ]

  private static let schedule = [
    Case(
      .inputNotComplete(marker: "in/SHA256SUMS", .marker), "input-not-complete", .temporary,
      "the input is not complete yet: “in/SHA256SUMS” is awaited, which whoever delivers the files writes last; running again later is right."
    ),
    Case(
      .inputNotComplete(marker: "in/SHA256SUMS", .line(3)), "input-not-complete", .temporary,
      "the input is not complete yet: line 3 of “in/SHA256SUMS” is no whole line of sha256sum (64 hexadecimal digits, two spaces, the name), so it is perhaps still being written; running again later is right."
    ),
    Case(
      .inputNotComplete(marker: "in/SHA256SUMS", .listing("in/a.csv")), "input-not-complete", .temporary,
      "the input is not complete yet: “in/SHA256SUMS” does not list “in/a.csv”; a marker that lists every file is awaited; running again later is right."
    ),
    Case(
      .inputNotComplete(marker: "in/SHA256SUMS", .file("in/a.csv")), "input-not-complete", .temporary,
      "the input is not complete yet: “in/a.csv” is awaited, which “in/SHA256SUMS” lists; running again later is right."
    ),
    Case(
      .inputNotComplete(marker: "in/SHA256SUMS", .bytes("in/a.csv")), "input-not-complete", .temporary,
      "the input is not complete yet: “in/a.csv” has not the bytes that “in/SHA256SUMS” gives the hash of; the whole file is awaited; running again later is right."
    ),
    Case(
      .inputNotComplete(marker: "in/SHA256SUMS", .anyFile("in/*.csv")), "input-not-complete", .temporary,
      "the input is not complete yet: “in/SHA256SUMS” lists no file that matches “in/*.csv”; such a file is awaited; running again later is right."
    ),
    Case(
      .metricsFileTaken(pipeline: "report"), "metrics-file-taken", .usage,
      "the file is there and does not hold the metrics of the pipeline report; name another file, one for each pipeline, or remove it."
    ),
    Case(
      .folderNotEmpty, "folder-not-empty", .cannotCreate,
      "the folder is not empty; name one that is empty, or not there yet."),
    Case(
      .programMissing(program: "chromium", package: "chromium"), "program-missing", .configuration,
      "the outputs of the pipeline file need the program chromium, which is not installed; install the package chromium, or take those outputs out."
    ),
    Case(
      .programFailed(program: "pandoc", why: "it ended with status 3"), "program-failed", .inputOutput,
      "the program pandoc did not make it (it ended with status 3); run again, and see whether the program works by itself."
    ),
    Case(
      .workbookRefused(why: "disk full"), "workbook-refused", .inputOutput,
      "the workbook was not written: disk full; check the free space of the temporary folder (TMPDIR), and run again."),
  ]

  private static let ledger = [
    Case(
      .pipelineMissing("x"), "pipeline-missing", .noInput,
      "the reports folder has no pipeline “x”; “rapporteur list” shows those that it has, and --reports names another folder."
    ),
    Case(
      .chainBroken(line: 3), "chain-broken", .dataError,
      "line 3 does not follow from those before it, so that a citation may be missing; compare with a copy, or write --cited-too."
    ),
    Case(
      .editionNotRepeated, "edition-not-repeated", .dataError,
      "made again, this table has other bytes than in the edition; use the program version that its manifest names."),
    Case(
      .editionNotInReports, "edition-not-in-reports", .noInput,
      "the edition does not stand in a reports folder, where citations are recorded; name it <pipeline>/<date>."),
  ]

  private static func gate(_ result: GateResult, _ sentence: String) -> Case {
    Case(.gateRefused(result), "gate-refused", .dataError, "the gate was not passed: " + sentence)
  }

  private static func swing(_ addresses: [String]) -> GateResult {
    var result = GateResult(.maximumSwing, subject: "a/*", found: "200%", allowed: "25%", passed: false)
    result.comparedWith = "r/2031-12-31"
    result.figures = addresses.map { .init(address: $0, before: "2", now: "6", moved: "200%") }
    return result
  }

  private static func empty(_ files: [String]) -> GateResult {
    var result = GateResult(.emptyInput, found: String(files.count), allowed: "0", passed: false)
    result.files = files.map {
      .init(kind: "exchanges", entry: 1, file: $0, records: 0, quarantined: 0, newest: nil, rows: [])
    }
    return result
  }

  private static var all: [Case] {
    pipeline + registry + inputs + run + editions + schedule + ledger
  }

  @Test(arguments: FailureSentenceTests.all)
  func aReasonHasItsSentenceCodeAndStatus(_ example: Case) {
    let failure = Failure(example.reason)
    #expect(failure.message == example.sentence)
    #expect(failure.code == example.code)
    #expect(failure.exitStatus == example.status)
  }

  @Test func everyReasonHasACase() {
    let numbers = Set(FailureSentenceTests.all.map { FailureSentenceTests.number($0.reason) })
    #expect(numbers == Set(1...57))
  }

  /// A number for each reason: a new one does not compile until it has a case here.
  private static func number(_ reason: Failure.Reason) -> Int {
    switch reason {
    case .usage: 1
    case .pipelineUnreadable: 2
    case .pipelineTooLarge: 3
    case .pipelineSyntax: 4
    case .unknownKey: 5
    case .missingKey: 6
    case .wrongType: 7
    case .invalidValue: 8
    case .unknownEncoding: 9
    case .pathLeavesProject: 10
    case .registryMissing: 11
    case .registryFileMissing: 12
    case .registryUnreadable: 13
    case .registryColumnMissing: 14
    case .registryValue: 15
    case .registryDuplicateKey: 16
    case .registryOverlap: 17
    case .registryUnknownReference: 18
    case .registryAmbiguousName: 19
    case .registryCrosswalkCircle: 20
    case .inputMissing: 21
    case .globMatchesNothing: 22
    case .requiredColumnMissing: 23
    case .mappedColumnMissing: 24
    case .duplicateHeader: 25
    case .inputEmpty: 26
    case .inputTruncated: 27
    case .inputChanged: 28
    case .inputOutput: 29
    case .gateRefused: 30
    case .identityBroken: 31
    case .cannotCreate: 32
    case .writeFailed: 33
    case .locked: 34
    case .chartRefused: 35
    case .fontMissing: 36
    case .tablesNeeded: 37
    case .editionMissing: 38
    case .manifestUnreadable: 39
    case .editionFileMissing: 40
    case .editionFileChanged: 41
    case .editionSourceMissing: 42
    case .editionSourceChanged: 43
    case .addressMissing: 44
    case .inputNotComplete: 45
    case .metricsFileTaken: 46
    case .folderNotEmpty: 47
    case .pipelineMissing: 48
    case .chainBroken: 49
    case .editionNotRepeated: 50
    case .editionNotInReports: 51
    case .languageUnreadable: 52
    case .languageIncomplete: 53
    case .languageArguments: 54
    case .programMissing: 55
    case .programFailed: 56
    case .workbookRefused: 57
    }
  }

  @Test func thePlaceStandsBeforeTheSentence() {
    #expect(Failure(.inputEmpty, file: "in/a.csv").message == "in/a.csv: the file has no header; export it again.")
    #expect(Failure(.inputEmpty, file: "in/a.csv", line: 3).message.hasPrefix("in/a.csv:3: the file"))
    #expect(Failure(.inputEmpty, file: "in/a.csv", line: 3, column: "to").message.hasPrefix("in/a.csv:3:to: the file"))
    #expect(Failure(.inputEmpty, line: 3).message.hasPrefix("line 3: the file"))
    #expect(Failure(.inputEmpty, column: "to").message.hasPrefix("to: the file"))
    #expect(Failure(.inputEmpty, file: "in/a.csv", column: "to").message.hasPrefix("in/a.csv:to: the file"))
  }

  @Test func statusesAreThoseOfSysexits() {
    #expect(Diagnostics.ExitStatus.allCases.map(\.rawValue) == [0, 64, 65, 66, 70, 73, 74, 75, 78])
  }

  @Test func severalFailuresExitWithTheFirst() throws {
    let failures = try #require(Failures([Failure(.locked), Failure(.inputEmpty)]))
    #expect(failures.exitStatus == .temporary)
    #expect(failures.list.count == 2 && Failures([]) == nil)
    #expect(Failures(Failure(.inputEmpty)).exitStatus == .dataError)
  }
}
