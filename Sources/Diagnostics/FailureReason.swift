extension Failure {
  /// Everything that can stop a run.
  public enum Reason: Sendable, Hashable {
    // The command line.
    case usage(String)
    // The pipeline file.
    case pipelineUnreadable(String)
    case pipelineTooLarge(limit: Int)
    case pipelineSyntax(String)
    case unknownKey(key: String, nearest: String?)
    case missingKey(key: String)
    case wrongType(key: String, expected: String)
    case invalidValue(key: String, value: String, expected: String)
    case tablesNeeded(outputs: [String])
    case unknownEncoding(String)
    case pathLeavesProject(path: String)
    // The registry.
    case registryMissing
    case registryFileMissing(String)
    case registryUnreadable(FindingReason)
    case registryColumnMissing(column: String)
    case registryValue(column: String, value: String, expected: String)
    case registryDuplicateKey(key: String, firstLine: Int)
    case registryOverlap(party: String, otherLine: Int)
    case registryUnknownReference(column: String, value: String, what: String)
    case registryAmbiguousName(name: String, parties: [String], otherFile: String, otherLine: Int)
    case registryCrosswalkCircle(measures: [String])
    // A file of words that a forum adds.
    case languageUnreadable(String)
    case languageIncomplete(keys: [String])
    case languageArguments(keys: [String])
    // The inputs.
    case inputMissing(String)
    case globMatchesNothing(String)
    case requiredColumnMissing(column: String, kind: String, nearest: String?)
    case mappedColumnMissing(header: String, use: String, nearest: String?)
    case duplicateHeader(header: String)
    case inputEmpty
    case inputTruncated
    case inputChanged
    case inputOutput(operation: String, error: String)
    // The run.
    case gateRefused(GateResult)
    case identityBroken(String)
    case cannotCreate(error: String)
    case writeFailed(error: String)
    case locked
    case chartRefused(chart: String, why: String)
    case fontMissing(name: String, package: String)
    // A published edition.
    case editionMissing(String)
    case manifestUnreadable
    case editionFileMissing
    case editionFileChanged
    case editionSourceMissing
    case editionSourceChanged
    case addressMissing(address: String, nearest: String?)
    // The ledger, retention and export.
    case pipelineMissing(String)
    case chainBroken(line: Int)
    case editionNotRepeated
    case editionNotInReports
    // Scheduled runs.
    case inputNotComplete(marker: String, MissingPart)
    case metricsFileTaken(pipeline: String)
    // Workbooks.
    case workbookRefused(why: String)
    // A new forum.
    case folderNotEmpty
    // Programs that make documents.
    case programMissing(program: String, package: String)
    case programFailed(program: String, why: String)

    /// What an input that is delivered in parts still lacks.
    public enum MissingPart: Sendable, Hashable {
      /// The marker itself.
      case marker
      /// A line of the marker that is whole.
      case line(Int)
      /// A line of the marker for this file.
      case listing(String)
      /// This file, which the marker lists.
      case file(String)
      /// The bytes of this file that the marker's hash belongs to.
      case bytes(String)
      /// Any file that the entry's path matches.
      case anyFile(String)
    }

    /// The exit status that belongs to the reason.
    public var exitStatus: ExitStatus {
      switch self {
      case .usage, .metricsFileTaken: .usage
      case .pipelineUnreadable, .inputMissing, .globMatchesNothing, .editionMissing, .editionFileMissing,
        .editionSourceMissing, .addressMissing, .pipelineMissing, .editionNotInReports:
        .noInput
      case .pipelineTooLarge, .pipelineSyntax, .unknownKey, .missingKey, .wrongType, .invalidValue, .tablesNeeded,
        .unknownEncoding, .pathLeavesProject, .registryMissing, .registryFileMissing, .registryUnreadable,
        .registryColumnMissing,
        .registryValue,
        .registryDuplicateKey, .registryOverlap, .registryUnknownReference, .registryAmbiguousName,
        .registryCrosswalkCircle, .languageUnreadable, .languageIncomplete, .languageArguments, .fontMissing,
        .programMissing:
        .configuration
      case .requiredColumnMissing, .mappedColumnMissing, .duplicateHeader, .inputEmpty, .inputTruncated, .gateRefused,
        .chartRefused, .manifestUnreadable, .editionFileChanged, .editionSourceChanged, .chainBroken,
        .editionNotRepeated:
        .dataError
      case .identityBroken: .software
      case .cannotCreate, .folderNotEmpty: .cannotCreate
      case .writeFailed, .inputOutput, .programFailed, .workbookRefused: .inputOutput
      case .locked, .inputChanged, .inputNotComplete: .temporary
      }
    }

    /// A short stable name for programs, such as `input-missing`.
    public var code: String {
      var name = ""
      let label = Mirror(reflecting: self).children.first?.label ?? "\(self)"
      for character in label {
        if character.isUppercase { name += "-" }
        name += character.lowercased()
      }
      return name
    }
  }
}
