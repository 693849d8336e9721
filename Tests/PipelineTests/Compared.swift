import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Projects as editions that are compared, and what must hold of every comparison.
enum Compared {
  /// What a project says, computed but not published.
  static func edition(_ project: Project, name: String) throws -> ComparedEdition {
    let request = RunRequest(pipeline: project.path(RandomEdits.pipeline).path, threads: 2)
    return ComparedEdition(
      try Computation(try RunPlan(request)) { _ in }, name: name, version: ProgramVersion.current)
  }

  /// The parts of every figure lead from the one edition to the other, and add up.
  static func checkSums(_ difference: EditionDifference) {
    for figure in difference.figures {
      #expect(!figure.effects.isEmpty, "\(figure.address)")
      #expect(figure.effects.first?.before == figure.before, "\(figure.address)")
      #expect(figure.effects.last?.after.statesTheSame(as: figure.after) ?? false, "\(figure.address)")
      for (one, next) in zip(figure.effects, figure.effects.dropFirst()) {
        #expect(one.after.statesTheSame(as: next.before), "\(figure.address)")
      }
      let parts = figure.effects.map { $0.part?.tenThousandths }
      if let whole = figure.difference {
        #expect(parts.reduce(0) { $0 + ($1 ?? .max / 4) } == whole.tenThousandths, "\(figure.address)")
      } else {
        #expect(parts.allSatisfy { $0 == nil }, "\(figure.address)")
      }
    }
  }
}
