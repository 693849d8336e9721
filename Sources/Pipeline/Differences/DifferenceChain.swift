import Diagnostics
import Registry

/// The states between two editions, one thing changed at a time.
struct DifferenceChain {
  /// A state with what led to it.
  struct Step {
    let causes: [DifferenceCause]
    /// The figures that differ between the two editions, in the order of their addresses.
    let figures: [PublishedFigure?]

    init(_ causes: [DifferenceCause], _ figures: PublishedFigures, _ addresses: [String]) {
      self.causes = causes
      self.figures = addresses.map { figures[$0] }
    }
  }

  private(set) var steps: [Step] = []
  /// What differs besides the rows, by cause.
  private(set) var inputs: [InputDifference] = []
  private(set) var rows: [RowDifference] = []
  /// How many states were computed between the two.
  private(set) var computed = 0

  /// Computes the states; what does not differ costs nothing.
  ///
  /// - Parameters:
  ///   - start: the figures of the earlier edition as this program counts them; `end` those of the later one.
  ///   - asOf: the date of the earlier edition.
  ///   - addresses: the figures that differ between the two editions.
  init(
    _ earlier: ComparedInputs, _ start: PublishedFigures, asOf: CalendarDay, _ later: ComparedInputs,
    _ end: PublishedFigures, addresses: [String]
  ) throws(Failures) {
    let pairs = EntryPairs(earlier.plan.definition.inputs, later.plan.definition.inputs)
    let changes: RowChanges
    do throws(Failure) {
      changes = try RowChanges(earlier, later, pairs, asOf: asOf)
      rows = changes.list
      inputs =
        SettingsDifference.settings(earlier.plan, later.plan, pairs)
        + SettingsDifference.period(earlier.plan, later.plan)
        + (try RegistryDifference.lines(earlier, later)) + ExportNames.differences(earlier, later, pairs)
    } catch {
      throw Failures(error)
    }
    steps = [Step([.rules], start, addresses)]
    var mix = StateMix(earlier, later, pairs, changes)
    var rest = DifferenceCause.allCases.filter { cause in
      switch cause {
      case .rules: false
      case .settings: inputs.contains { $0.cause == .settings }
      // The comparison period is no figure's.
      case .period: inputs.contains { $0.cause == .period }
      case .membership, .catalogue, .coordinators:
        cause.registryFiles.contains { earlier.registry[$0]?.sha256 != later.registry[$0]?.sha256 }
      case .withdrawn, .corrected: !changes.taken(by: cause).isEmpty || !changes.brought(by: cause).isEmpty
      case .late, .new: !changes.brought(by: cause).isEmpty
      case .files: changes.isRearranged
      }
    }[...]
    var pending: [DifferenceCause] = []
    while let cause = rest.popFirst() {
      mix.insert(cause)
      if !pending.contains(cause) { pending.append(cause) }
      // The last step goes to the later edition as it is, so that nothing remains that only the order of rows decides.
      if rest.isEmpty, !mix.keepsReading || cause == .settings {
        steps.append(Step(pending, end, addresses))
        return
      }
      if let figures = try figures(&mix, cause) {
        steps.append(Step(pending, figures, addresses))
        pending = []
      }
      if rest.isEmpty { rest = [.settings] }
    }
    steps.append(Step([.rules], end, addresses))
  }

  /// The figures of a state; `nil` where its parts do not fit together, so that the next step is made with it.
  private mutating func figures(
    _ mix: inout StateMix, _ cause: DifferenceCause
  ) throws(Failures) -> PublishedFigures? {
    do throws(Failures) {
      computed += 1
      return try mix.figures()
    } catch {
      if error.exitStatus == .software { throw error }
    }
    guard cause == .settings, !mix.keepsReading else { return nil }
    mix.keepsReading = true
    do throws(Failures) {
      computed += 1
      return try mix.figures()
    } catch {
      if error.exitStatus == .software { throw error }
      mix.keepsReading = false
      return nil
    }
  }
}
