import Diagnostics
import Foundation

/// The programs of the system that the outputs of a pipeline need.
enum DocumentPrograms {
  /// A program, the package that holds it, and the outputs that need it.
  struct Need: Sendable, Hashable {
    var program: String
    var package: String
    var outputs: [String]
  }

  /// What the outputs need; nothing for those that the program makes by itself.
  static func needs(_ definition: PipelineDefinition) -> [Need] {
    let all: [(program: (name: String, package: String), outputs: Set<PipelineDefinition.Output>)] = [
      (PDFRenderer.program, [.pdf, .briefingPDF]), (DocumentConverter.program, [.briefingDocuments]),
    ]
    return all.compactMap { program, outputs in
      let asked = definition.outputs.filter(outputs.contains).map(\.rawValue)
      return asked.isEmpty ? nil : Need(program: program.name, package: program.package, outputs: asked)
    }
  }

  /// Refuses a run before anything is read where a program is missing.
  static func check(
    _ definition: PipelineDefinition, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Failure) {
    for need in needs(definition) where ExternalProgram(need.program, environment: environment) == nil {
      throw Failure(.programMissing(program: need.program, package: need.package))
    }
  }
}
