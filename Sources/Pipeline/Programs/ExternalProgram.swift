import Diagnostics
import Foundation

/// A program of the system that makes a file: called with a list of arguments, never through a shell.
struct ExternalProgram: Sendable {
  /// How a call ended.
  struct Ending: Sendable {
    /// The exit status; `nil` where a signal ended it.
    var status: Int32?
    var output: Data
    var errors: Data
    /// Whether it was stopped because it took too long.
    var isTimedOut = false
  }

  let name: String
  let path: String

  /// Looks for a program in the folders of `PATH`; `nil` where there is none that may be run.
  init?(_ name: String, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    guard let folder = folders.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) else {
      return nil
    }
    self.name = name
    path = "\(folder)/\(name)"
  }

  /// Runs the program in a folder that it may fill, with nothing of this process's environment but `PATH`.
  ///
  /// - Parameters:
  ///   - input: what it reads on its standard input.
  ///   - seconds: how long it may take; then it is ended.
  func run(
    _ arguments: [String], in folder: String, input: Data = Data(), environment: [String: String] = [:],
    seconds: Double = 300
  ) throws(Failure) -> Ending {
    let streams = ["stdin", "stdout", "stderr"].map { "\(folder)/.\($0)" }
    do {
      // Files, not pipes: a pipe that nobody empties would stop the program.
      for (path, data) in zip(streams, [input, Data(), Data()]) {
        try data.write(to: URL(fileURLWithPath: path))
      }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: path)
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.environment = [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", "HOME": folder,
        "TMPDIR": folder, "XDG_CONFIG_HOME": folder, "XDG_CACHE_HOME": folder, "XDG_RUNTIME_DIR": folder,
        "LC_ALL": "C.UTF-8", "TZ": "UTC",
      ].merging(environment) { _, given in given }
      process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: streams[0]))
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: streams[1]))
      process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: streams[2]))
      let ended = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in ended.signal() }
      try process.run()
      var isTimedOut = false
      if ended.wait(timeout: .now() + seconds) == .timedOut {
        isTimedOut = true
        process.terminate()
        if ended.wait(timeout: .now() + 5) == .timedOut {
          kill(process.processIdentifier, SIGKILL)
          ended.wait()
        }
      }
      return Ending(
        status: process.terminationReason == .exit ? process.terminationStatus : nil,
        output: FileManager.default.contents(atPath: streams[1]) ?? Data(),
        errors: FileManager.default.contents(atPath: streams[2]) ?? Data(), isTimedOut: isTimedOut)
    } catch {
      throw Failure(.programFailed(program: name, why: "it could not be started"))
    }
  }

  /// Works in a temporary folder of its own, which is gone afterwards.
  static func inFolder<Value>(_ work: (_ folder: String) throws(Failure) -> Value) throws(Failure) -> Value {
    let folder = FileManager.default.temporaryDirectory.path + "/rapporteur-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(.cannotCreate(error: "no temporary folder"), file: folder)
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try work(folder)
  }

  /// The first number with points in what the program says of its version; empty where it says none.
  func version() -> String {
    let text = try? ExternalProgram.inFolder { folder throws(Failure) in
      try run(["--version"], in: folder, seconds: 20).output
    }
    let words = String(decoding: text ?? Data(), as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.first { $0.first?.isNumber ?? false && $0.contains(".") }.map(String.init) ?? ""
  }
}

extension ExternalProgram.Ending {
  /// Why the call did not do its work, in a few words: the last line that it wrote of its errors.
  var why: String {
    if isTimedOut { return "it took too long and was ended" }
    let lines = String(decoding: errors, as: UTF8.self).split(separator: "\n").filter {
      !$0.isEmpty && !$0.contains("dbus")
    }
    let last = lines.last.map { ": " + String($0.prefix(200)) } ?? ""
    return (status.map { "it ended with status \($0)" } ?? "a signal ended it") + last
  }
}
