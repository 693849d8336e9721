import Crypto
import Diagnostics
import Foundation
import Registry

/// A registry read from its folder.
public struct LoadedRegistry: Sendable {
  /// The checked registry.
  public let registry: ForumRegistry
  /// The index of its names.
  public let names: NameIndex
  /// The files read, with their hashes, by name.
  public let files: [FileFingerprint]
  /// Optional files that the folder does not have.
  public let missingFiles: [String]
  /// The files of words that the forum adds, as bytes by language.
  public let languages: [String: [UInt8]]
}

/// What identifies the bytes of a file.
public struct FileFingerprint: Sendable, Hashable {
  /// The path relative to the project folder.
  public let path: String
  /// SHA-256 in lower-case hexadecimal.
  public let sha256: String
  /// The size in bytes.
  public let byteCount: Int

  /// Makes a fingerprint.
  public init(path: String, sha256: String, byteCount: Int) {
    self.path = path
    self.sha256 = sha256
    self.byteCount = byteCount
  }
}

/// The registry's folder to a checked registry.
public enum RegistryReader {
  private static let required = ["parties.csv", "names.csv", "areas.csv", "measures.csv"]
  private static let optional = ["crosswalk.csv", "coordinators.csv", "stages.csv", meetingsFile, "tiles.csv"]
  /// The name of the file of meetings.
  public static let meetingsFile = "meetings.csv"

  /// Reads and checks all files of the folder; every problem is found in one pass.
  ///
  /// - Parameters:
  ///   - folder: the absolute path of the folder.
  ///   - name: its path relative to the project folder, for messages.
  public static func read(folder: String, name: String) throws(Failures) -> LoadedRegistry {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failures(Failure(.registryMissing, file: name))
    }
    var paths: [String: String] = [:]
    for file in required + optional where FileManager.default.fileExists(atPath: folder + "/" + file) {
      paths[file] = folder + "/" + file
    }
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    where LanguageFileName.language(file) != nil {
      paths[file] = folder + "/" + file
    }
    return try read(files: paths, name: name)
  }

  /// Reads and checks the meetings alone; none where there is no such file.
  ///
  /// - Parameters:
  ///   - path: the absolute path of the file.
  ///   - registry: the path of the registry relative to the project folder, for messages.
  /// - Throws: the first problem of the file.
  public static func meetings(path: String, registry: String) throws(Failure) -> [Meeting] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    var source = RegistrySource(name: registry)
    source.read(meetingsFile, path: path)
    let builder = RegistryBuilder()
    builder.takeMeetings(source.table(meetingsFile))
    if let failure = (source.failures + builder.failures).first { throw failure }
    return builder.registry.meetings
  }

  /// Reads and checks files that need not stand in one folder.
  ///
  /// - Parameters:
  ///   - files: the absolute paths by the names that the files have in a registry; a file that is not named is missing.
  ///   - name: the path of the registry relative to the project folder, for messages.
  public static func read(files: [String: String], name: String) throws(Failures) -> LoadedRegistry {
    var source = RegistrySource(name: name)
    for file in required + optional {
      if let path = files[file] {
        source.read(file, path: path)
      } else if required.contains(file) {
        source.failures.append(Failure(.registryFileMissing(file), file: name))
      }
    }
    for (file, path) in files.sorted(by: { $0.key < $1.key }) {
      if let language = LanguageFileName.language(file) { source.readWords(file, language, path: path) }
    }
    let builder = RegistryBuilder()
    builder.takeParties(source.table("parties.csv"))
    builder.takeNames(source.table("names.csv"))
    builder.takeAreas(source.table("areas.csv"))
    builder.takeMeasures(source.table("measures.csv"))
    builder.takeCrosswalk(source.table("crosswalk.csv"))
    builder.takeCoordinators(source.table("coordinators.csv"))
    builder.takeStages(source.table("stages.csv"))
    builder.takeMeetings(source.table(meetingsFile))
    builder.takeTiles(source.table("tiles.csv"))

    let registry = builder.registry
    let index = NameIndex(registry)
    let ambiguities = index.ambiguities.map { ambiguity in
      Failure(
        .registryAmbiguousName(
          name: ambiguity.name, parties: ambiguity.parties,
          otherFile: ambiguity.isOtherParty ? "parties.csv" : "names.csv", otherLine: ambiguity.otherLine),
        file: name + "/names.csv", line: ambiguity.line, column: "name")
    }
    if let failures = Failures(source.failures + builder.failures + ambiguities) { throw failures }
    return LoadedRegistry(
      registry: registry, names: index, files: source.fingerprints.sorted { $0.path < $1.path },
      missingFiles: optional.filter { source.table($0) == nil }, languages: source.languages)
  }
}

/// The files of the registry, read once each.
private struct RegistrySource {
  let name: String
  var failures: [Failure] = []
  private(set) var fingerprints: [FileFingerprint] = []
  private(set) var languages: [String: [UInt8]] = [:]
  private var tables: [String: RegistryTable] = [:]
  /// A larger file is none of words.
  private static let wordsLimit = 4 << 20

  private static let requiredColumns: [String: [String]] = [
    "parties.csv": ["party", "kind", "from", "to"],
    "names.csv": ["party", "lang", "name", "kind"],
    "areas.csv": ["area", "ordinal", "title", "from", "to"],
    "measures.csv": ["measure", "area", "ordinal", "title", "from", "to"],
    "crosswalk.csv": ["from_measure", "to_measure", "date"],
    "coordinators.csv": ["party", "scope", "target", "role", "from", "to"],
    "stages.csv": ["modality", "ordinal", "stage", "title"],
    "meetings.csv": ["body", "start"],
    "tiles.csv": ["party", "column", "row"],
  ]

  init(name: String) { self.name = name }

  func table(_ file: String) -> RegistryTable? { tables[file] }

  mutating func readWords(_ file: String, _ language: String, path: String) {
    let place = name + "/" + file
    guard let handle = FileHandle(forReadingAtPath: path) else {
      failures.append(Failure(.languageUnreadable("it cannot be opened"), file: place))
      return
    }
    defer { try? handle.close() }
    guard let data = try? handle.read(upToCount: RegistrySource.wordsLimit + 1), data.count <= RegistrySource.wordsLimit
    else {
      failures.append(
        Failure(
          .languageUnreadable("it cannot be read, or is larger than \(RegistrySource.wordsLimit) bytes"), file: place))
      return
    }
    let hash = HashingSink()
    data.withUnsafeBytes { hash.update($0) }
    languages[language] = Array(data)
    fingerprints.append(FileFingerprint(path: place, sha256: hash.hexadecimal, byteCount: hash.byteCount))
  }

  mutating func read(_ file: String, path: String) {
    let hash = HashingSink()
    do {
      let table = try RegistryTable(
        path: path, file: name + "/" + file, required: RegistrySource.requiredColumns[file] ?? [],
        observeBytes: hash.update)
      tables[file] = table
      fingerprints.append(
        FileFingerprint(path: name + "/" + file, sha256: hash.hexadecimal, byteCount: hash.byteCount))
    } catch {
      failures.append(error)
    }
  }
}
