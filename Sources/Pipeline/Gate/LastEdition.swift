import Diagnostics

extension ReportsFolder {
  /// The last edition of a date up to a day, of which neither period nor date of knowledge was overridden.
  func lastEdition(_ pipeline: String, upTo day: String) -> EditionName? {
    editions(pipeline).last { !$0.isOverridden && $0.base <= day }
  }
}

extension Computation {
  /// What every rule of the gate comes to, in a fixed order.
  ///
  /// - Parameter reports: the folder whose last edition figures are compared with.
  func judge(_ reports: ReportsFolder) throws(Failure) -> [GateResult] {
    let gate = plan.definition.gate
    let results = GateCheck(gate: gate, asOf: plan.settings.asOf, ingest: ingest).results()
    if gate.swings.isEmpty { return results }
    return results
      + SwingCheck(rules: gate.swings, tables: tables, reference: try reference(reports)).results()
  }

  private func reference(_ reports: ReportsFolder) throws(Failure) -> SwingCheck.Reference {
    if !plan.overrides.isEmpty { return .none(.overridden) }
    guard let last = reports.lastEdition(plan.stem, upTo: plan.settings.asOf.text) else {
      return .none(.noEarlierEdition)
    }
    let figures: PublishedFigures
    do throws(Failure) {
      figures = try Edition(folder: reports.folder(plan.stem) + "/" + last.folder).figures()
    } catch {
      switch error.reason {
      case .editionFileMissing: return .none(.noFiguresToCompare)
      case .editionFileChanged, .manifestUnreadable: return .none(.damagedFigures)
      default: throw error
      }
    }
    return .edition(name: plan.stem + "/" + last.folder) { pattern in
      var numbers: [String: FigureNumber] = [:]
      for figure in figures.list where pattern.matches(figure.address) {
        numbers[figure.address] = FigureNumber(
          value: figure.value, numerator: figure.numerator, denominator: figure.denominator)
      }
      return numbers
    }
  }
}
