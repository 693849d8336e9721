import Diagnostics

extension Doctor {
  /// Whether the programs of the system that the outputs need are there; nothing where they need none.
  static func programs(_ plan: RunPlan, _ surroundings: Surroundings) -> [Check] {
    DocumentPrograms.needs(plan.definition).map { need in
      let name = "program \(need.program)"
      guard let program = ExternalProgram(need.program, environment: surroundings.environment) else {
        return .problem(name, Failure(.programMissing(program: need.program, package: need.package)))
      }
      return .ok(name, "\(program.path) for \(need.outputs.joined(separator: ", "))")
    }
  }
}
