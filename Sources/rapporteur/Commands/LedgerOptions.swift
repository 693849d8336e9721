import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// The options of the commands that look at a reports folder.
struct LedgerOptions: ParsableArguments {
  @Option(help: "The reports folder; by default reports in the working folder.")
  var reports: String?

  @Flag(help: "Results and errors as JSON.")
  var json = false

  /// What the commands say, and where.
  var console: Console { Console(isQuiet: false, isJSON: json) }

  /// Does the work of a command, and says what stopped it.
  func perform(_ work: () throws(Failure) -> Void) throws {
    do throws(Failure) {
      try work()
    } catch {
      throw console.stop(Failures(error))
    }
  }

  /// Prints a result as JSON, or as lines for people.
  func show(_ value: some Encodable, _ lines: @autoclosure () -> [String]) throws(Failure) {
    if json {
      console.result(try SortedJSON.line(value))
    } else {
      for line in lines() { console.result(line) }
    }
  }

  /// Prints a warning, where there is one.
  func warn(_ text: String?) { if let text { console.show(.warning(text)) } }

  /// As many threads as there are processors.
  static var threads: Int { ProcessInfo.processInfo.activeProcessorCount }
}
