import Canvas
import Delimited
import Diagnostics
import Foundation
import Glibc

/// Looks whether a machine has what runs need, and says how to mend what it lacks.
public enum Doctor {
  /// What was found on one matter.
  public struct Check: Sendable, Hashable {
    /// How it stands.
    public enum Status: String, Sendable, Hashable {
      case ok, warning, problem
    }

    /// The matter, such as `fonts`.
    public var name: String
    /// How it stands.
    public var status: Status
    /// What was found, and how to mend it where it must be.
    public var text: String
    /// With which status a run would end because of it; success but for problems.
    public var exitStatus: ExitStatus

    static func ok(_ name: String, _ text: String) -> Check {
      Check(name: name, status: .ok, text: text, exitStatus: .success)
    }

    static func warning(_ name: String, _ text: String) -> Check {
      Check(name: name, status: .warning, text: text, exitStatus: .success)
    }

    static func problem(_ name: String, _ text: String, _ exitStatus: ExitStatus) -> Check {
      Check(name: name, status: .problem, text: text, exitStatus: exitStatus)
    }

    static func problem(_ name: String, _ failure: Failure) -> Check {
      problem(name, failure.message, failure.exitStatus)
    }
  }

  /// All that the checks look at, so that each can be shown a machine that lacks something.
  public struct Surroundings: Sendable {
    /// The folder that is laid out as Debian's `/usr/share/fonts/truetype`.
    public var fontFolder = "/usr/share/fonts/truetype"
    /// The libraries with their versions; a version is empty where it could not be asked.
    public var libraries = Doctor.libraries
    /// The variables of the environment.
    public var environment: [String: String]
    /// The present moment.
    public var now: Date
    /// The bytes that are free where a path lies; `nil` where that could not be asked.
    public var freeBytes: @Sendable (_ path: String) -> Int? = Doctor.freeBytes
    /// Locks an open file without waiting; returns 0 or the number of the error.
    public var lock: @Sendable (_ descriptor: Int32) -> Int32 = { flock($0, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }
    /// Whether a file may be read.
    public var mayRead: @Sendable (_ path: String) -> Bool = { access($0, R_OK) == 0 }
    /// The pipeline file; `nil` where only the machine is looked at.
    public var pipeline: String?
    /// The reports folder; `nil` for that of the pipeline, or `reports`.
    public var reports: String?

    /// The machine at a moment.
    public init(now: Date, environment: [String: String], pipeline: String? = nil, reports: String? = nil) {
      self.now = now
      self.environment = environment
      self.pipeline = pipeline
      self.reports = reports
    }
  }

  /// All checks in the order in which a run would need them.
  ///
  /// A file is written to the reports folder and removed again; nothing else is changed.
  public static func examine(_ surroundings: Surroundings) -> [Check] {
    var checks = [Check.ok("program", "rapporteur \(ProgramVersion.current)"), libraries(surroundings)]
    checks += fonts(surroundings)
    checks.append(locale(surroundings))
    let reports = reportsFolder(surroundings)
    checks += folder(reports, surroundings)
    checks.append(disk(reports, surroundings))
    checks.append(clock(reports, surroundings))
    return checks + pipeline(surroundings)
  }

  /// The status of the first problem; success where there is none.
  public static func exitStatus(_ checks: [Check]) -> ExitStatus {
    checks.first { $0.status == .problem }?.exitStatus ?? .success
  }

  /// The libraries that are loaded when the program starts.
  public static var libraries: [String: String] {
    [
      "libgd": Painter.versions.libgd, "FreeType": Painter.versions.freeType, "libcsv": CSVLibrary.version,
      DatabaseOutput.library.name: DatabaseOutput.library.version,
      WorkbookOutput.library.name: WorkbookOutput.library.version,
    ]
  }

  private static func libraries(_ surroundings: Surroundings) -> Check {
    let libraries = surroundings.libraries.sorted { $0.key < $1.key }
    let missing = libraries.filter(\.value.isEmpty).map(\.key)
    if !missing.isEmpty {
      return .problem(
        "libraries",
        "\(missing.joined(separator: ", ")) cannot be asked for a version; install libfreetype6, libcsv3, libsqlite3-0 and libxlsxwriter4 anew.",
        .configuration)
    }
    return .ok("libraries", libraries.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
  }

  private static func locale(_ surroundings: Surroundings) -> Check {
    let names = ["LC_ALL", "LANG", "TZ"]
    let set = names.compactMap { name in surroundings.environment[name].map { "\(name)=\($0)" } }
    let text = set.isEmpty ? names.joined(separator: ", ") + " are not set" : set.joined(separator: ", ")
    return .ok("locale", text + "; no byte of an edition depends on it")
  }

  private static func reportsFolder(_ surroundings: Surroundings) -> String {
    if let reports = surroundings.reports { return URL(fileURLWithPath: reports).standardizedFileURL.path }
    guard let pipeline = surroundings.pipeline else { return URL(fileURLWithPath: "reports").standardizedFileURL.path }
    return ProjectFolder(pipeline: URL(fileURLWithPath: pipeline).standardizedFileURL.path).root + "/reports"
  }
}
