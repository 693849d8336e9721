import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// How progress, warnings and errors are written on standard error.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// One line of a log for programs; what a line does not have is left out.
struct LogLine: Encodable {
  var time: String
  var event: String
  var stage: String?
  var detail: String?
  var code: String?
  var message: String?
  var file: String?
  var line: Int?
  var column: String?
  var records: Int?
  var quarantined: Int?
  var status: String?
  var edition: String?
  var exitStatus: Int32?
  var seconds: Double?

  /// A line of an event at a moment.
  init(_ event: String, at moment: Date) {
    self.event = event
    time = moment.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
  }

  /// What a run tells while it works.
  init(_ event: RunEvent, at moment: Date) {
    switch event {
    case .stage(let name, let detail):
      self.init("stage", at: moment)
      stage = name
      self.detail = detail.isEmpty ? nil : detail
    case .warning(let text):
      self.init("warning", at: moment)
      message = text
    case .read(let accounting, _):
      self.init("read", at: moment)
      records = accounting.reduce(0) { $0 + $1.records }
      quarantined = accounting.reduce(0) { $0 + $1.quarantined }
    }
  }

  /// A problem that stopped the run.
  init(_ failure: Failure, at moment: Date) {
    self.init("error", at: moment)
    code = failure.code
    message = failure.message
    file = failure.file.isEmpty ? nil : failure.file
    line = failure.line
    column = failure.column.isEmpty ? nil : failure.column
  }

  /// The line as JSON with sorted keys.
  ///
  /// All that a line holds can be written: texts, and numbers that are finite.
  var text: String { (try? SortedJSON.line(self)) ?? #"{"event":"unwritable"}"# }
}
