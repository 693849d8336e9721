/// The English sentences of failures: the one place where a failure becomes words.
public enum FailureWords {
  /// One sentence with the place, what is wrong and the mend.
  public static func sentence(for failure: Failure) -> String {
    var place = failure.file
    if let line = failure.line { place += place.isEmpty ? "line \(line)" : ":\(line)" }
    if !failure.column.isEmpty { place += place.isEmpty ? failure.column : ":\(failure.column)" }
    return (place.isEmpty ? "" : place + ": ") + words(for: failure.reason)
  }

  private static func words(for reason: Failure.Reason) -> String {
    switch reason {
    case .usage(let text): text
    case .pipelineUnreadable(let error): "the pipeline file cannot be read (\(error)); check the path."
    case .pipelineTooLarge(let limit): "the pipeline file is larger than \(limit) bytes; split it."
    case .pipelineSyntax(let problem): "the pipeline file is not valid YAML: \(problem); mend it there."
    case .unknownKey(let key, let nearest):
      "unknown key “\(key)”" + (nearest.map { "; did you mean “\($0)”?" } ?? "; remove it.")
    case .missingKey(let key): "the key “\(key)” is required; add it."
    case .wrongType(let key, let expected): "“\(key)” must be \(expected); change it."
    case .invalidValue(let key, let value, let expected): "“\(value)” is no value for \(key); write \(expected)."
    case .tablesNeeded(let outputs):
      "“tables” leaves tables out, and \(WordList.and(outputs)) need them all; take the key out, or write"
        + " outputs: [tables]."
    case .unknownEncoding(let name):
      "“\(name)” is no encoding that can be read here; name one such as utf-8, utf-16 or windows-1251."
    case .pathLeavesProject(let path): "the path “\(path)” leaves the project folder; move the file into it."
    case .registryMissing: "there is no registry folder here; check registry in the pipeline file."
    case .registryFileMissing(let name): "the registry has no \(name); add the file, with its header at least."
    case .registryUnreadable(let reason):
      lowerFirst(FindingWords.sentence(for: Finding(reason, file: "", line: 0, record: nil)))
    case .registryColumnMissing(let column): "the column “\(column)” is missing; add it."
    case .registryValue(let column, let value, let expected):
      "“\(value)” is no value for \(column); write \(expected)."
    case .registryDuplicateKey(let key, let firstLine): "“\(key)” stands on line \(firstLine) already; remove one."
    case .registryOverlap(let party, let otherLine):
      "the status of \(party) overlaps that of line \(otherLine); end one before the other begins."
    case .registryUnknownReference(let column, let value, let what):
      "\(column) names “\(value)”, which is no \(what) of the registry; correct it, or add it there."
    case .registryAmbiguousName(let name, let parties, let otherFile, let otherLine):
      "the name “\(name)” stands for \(parties.joined(separator: " and ")) on one day (see \(otherFile), line \(otherLine));"
        + " date the aliases apart, or remove one."
    case .registryCrosswalkCircle(let measures):
      "the crosswalk runs in a circle: \(measures.joined(separator: " → ")); remove one of its rows."
    case .languageUnreadable(let problem): "these words of a language cannot be read: \(problem); mend the file."
    case .languageIncomplete(let keys):
      "\(keys.count) of the texts that every language has are missing here or lack a form: \(few(keys)); add them."
    case .languageArguments(let keys):
      "\(keys.count) texts do not have the names in braces that the English ones have: \(few(keys)); write the same names."
    case .inputMissing(let path): "the input “\(path)” does not exist; check the path in the pipeline file."
    case .globMatchesNothing(let pattern):
      "no file matches “\(pattern)”; check the pattern, or take the entry out of the pipeline file."
    case .requiredColumnMissing(let column, let kind, let nearest):
      "\(kind) needs the column “\(column)”, which the header does not have"
        + (nearest.map { "; is it “\($0)”? Map it under columns." } ?? "; map it under columns or constants.")
    case .mappedColumnMissing(let header, let use, let nearest):
      "the pipeline file names the column “\(header)” under \(use), which the header does not have"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; correct it there.")
    case .duplicateHeader(let header): "the header names the column “\(header)” twice; rename one."
    case .inputEmpty: "the file has no header; export it again."
    case .inputTruncated: "the file ends in the middle of its last record; fetch or export it again."
    case .inputChanged: "the file changed while it was read; run again when it is complete."
    case .inputOutput(let operation, let error): "\(operation) failed (\(error)); check the disk and the file."
    case .gateRefused(let result): GateWords.sentence(for: result)
    case .identityBroken(let what):
      "a check of the program on itself failed: \(what). This is a defect; nothing was published. Please report it."
    case .cannotCreate(let error): "it cannot be created (\(error)); check the folder and its permissions."
    case .writeFailed(let error): "writing failed (\(error)); check the space and permissions of the folder."
    case .locked: "another run holds the lock of this reports folder; wait for it to end."
    case .chartRefused(let chart, let why): "the chart \(chart) was not drawn: \(why)."
    case .fontMissing(let name, let package): "the font \(name) is not installed; install the package \(package)."
    case .editionMissing(let text):
      "“\(text)” is no edition; write its folder, or <pipeline>/<date> as “rapporteur list” shows it."
    case .manifestUnreadable: "the manifest cannot be read; restore the edition, or make it again."
    case .editionFileMissing: "the edition does not have this file; restore the edition, or make it again."
    case .editionFileChanged:
      "the file is not the one that the manifest names; restore the edition, or make it again."
    case .editionSourceMissing:
      "the edition was made from this file, of which it holds no copy, and which is not in the project any more;"
        + " put it back, or name the project's folder with --project."
    case .editionSourceChanged:
      "the edition was made from this file, of which it holds no copy, and which has changed since; put the earlier"
        + " state back, or name another project folder with --project."
    case .addressMissing(let address, let nearest):
      "the edition has no figure “\(address)”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "; its addresses stand in tables/figures.csv.")
    case .pipelineMissing(let name):
      "the reports folder has no pipeline “\(name)”; “rapporteur list” shows those that it has, and --reports names"
        + " another folder."
    case .chainBroken(let line):
      "line \(line) does not follow from those before it, so that a citation may be missing; compare with a copy, or"
        + " write --cited-too."
    case .editionNotRepeated:
      "made again, this table has other bytes than in the edition; use the program version that its manifest names."
    case .editionNotInReports:
      "the edition does not stand in a reports folder, where citations are recorded; name it <pipeline>/<date>."
    case .inputNotComplete(let marker, let part):
      "the input is not complete yet: \(words(for: part, marker)); running again later is right."
    case .metricsFileTaken(let pipeline):
      "the file is there and does not hold the metrics of the pipeline \(pipeline); name another file, one for each"
        + " pipeline, or remove it."
    case .workbookRefused(let why):
      "the workbook was not written: \(why); check the free space of the temporary folder (TMPDIR), and run again."
    case .folderNotEmpty: "the folder is not empty; name one that is empty, or not there yet."
    case .programMissing(let program, let package):
      "the outputs of the pipeline file need the program \(program), which is not installed; install the package"
        + " \(package), or take those outputs out."
    case .programFailed(let program, let why):
      "the program \(program) did not make it (\(why)); run again, and see whether the program works by itself."
    }
  }

  private static func words(for part: Failure.Reason.MissingPart, _ marker: String) -> String {
    switch part {
    case .marker: "“\(marker)” is awaited, which whoever delivers the files writes last"
    case .line(let number):
      "line \(number) of “\(marker)” is no whole line of sha256sum (64 hexadecimal digits, two spaces, the name), so it"
        + " is perhaps still being written"
    case .listing(let file): "“\(marker)” does not list “\(file)”; a marker that lists every file is awaited"
    case .file(let file): "“\(file)” is awaited, which “\(marker)” lists"
    case .bytes(let file): "“\(file)” has not the bytes that “\(marker)” gives the hash of; the whole file is awaited"
    case .anyFile(let pattern): "“\(marker)” lists no file that matches “\(pattern)”; such a file is awaited"
    }
  }

  private static func lowerFirst(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.lowercased() + text.dropFirst()
  }

  /// The first five of a list.
  private static func few(_ keys: [String]) -> String {
    keys.prefix(5).joined(separator: ", ") + (keys.count > 5 ? ", …" : "")
  }
}
