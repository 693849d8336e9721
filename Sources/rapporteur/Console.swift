import Diagnostics
import Foundation
import Pipeline

/// What the program says, and where: results on standard output, the rest on standard error.
struct Console {
  let isQuiet: Bool
  let isJSON: Bool
  var log = LogFormat.text
  var clock = Clock.machine
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(isQuiet: Bool, isJSON: Bool) {
    self.isQuiet = isQuiet
    self.isJSON = isJSON
  }

  init(_ options: RequestOptions, clock: Clock = .machine) {
    self.init(isQuiet: options.quiet, isJSON: options.json)
    log = options.log
    self.clock = clock
  }

  /// A result.
  func result(_ text: String) { print(text) }

  /// A result for programs.
  func result(json value: some Encodable) throws(Failures) {
    do throws(Failure) { print(try SortedJSON.line(value)) } catch { throw Failures(error) }
  }

  /// Progress, in text on a terminal only, and warnings.
  func show(_ event: RunEvent) {
    if isQuiet { return }
    if log == .json { return write(LogLine(event, at: clock.now()).text) }
    switch event {
    case .stage(let name, let detail):
      if isTerminal { write(detail.isEmpty ? "· \(name)" : "· \(name): \(detail)") }
    case .warning(let text):
      write("warning: \(text)")
    case .read:
      break
    }
  }

  /// Says what stopped the run, and ends with its status.
  func stop(_ failures: Failures, since begin: Date? = nil) -> EndedWithStatus {
    if isJSON, let text = try? SortedJSON.line(ErrorDocument(failures)) { print(text) }
    if log == .json {
      for failure in failures.list { write(LogLine(failure, at: clock.now()).text) }
      if let begin { end("failed", failures.exitStatus, since: begin) }
    } else if !isJSON {
      for failure in failures.list { write("error: \(failure.message)") }
    }
    return EndedWithStatus(status: failures.exitStatus)
  }

  /// Closes a log for programs; a log in text has no such line.
  func end(_ status: String, _ exitStatus: ExitStatus, edition: String? = nil, since begin: Date) {
    if log != .json { return }
    let now = clock.now()
    var line = LogLine("end", at: now)
    line.status = status
    line.edition = edition
    line.exitStatus = exitStatus.rawValue
    line.seconds = (max(0, now.timeIntervalSince(begin)) * 1000).rounded() / 1000
    write(line.text)
  }

  /// Says why the gate refused a run and where the report is, and ends with its status.
  func refuse(_ outcome: Runner.Outcome, since begin: Date) -> EndedWithStatus {
    let place = "Nothing was published; why: \(outcome.folder)/index.html"
    if log == .json {
      for failure in outcome.refusals { write(LogLine(failure, at: clock.now()).text) }
      write(LogLine(.warning(place), at: clock.now()).text)
      end("refused", .dataError, edition: outcome.report.edition, since: begin)
    } else {
      for failure in outcome.refusals { write("error: \(failure.message)") }
      write(place)
    }
    return EndedWithStatus(status: .dataError)
  }

  private func write(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}

/// The end of the program with a status, everything having been said.
struct EndedWithStatus: Error {
  let status: ExitStatus
}

/// An error for programs.
private struct ErrorDocument: Encodable {
  struct Item: Encodable {
    var code: String
    var message: String
    var file: String
    var line: Int?
    var column: String
  }

  var error: Item
  var errors: [Item]

  init(_ failures: Failures) {
    errors = failures.list.map {
      Item(code: $0.code, message: $0.message, file: $0.file, line: $0.line, column: $0.column)
    }
    error = errors[0]
  }
}
