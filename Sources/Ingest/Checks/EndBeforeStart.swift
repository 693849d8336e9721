import Diagnostics
import Registry

/// `end-before-start`: an end stands before its start.
extension RowReader {
  /// Reports an end that stands before its start.
  func checkOrder(start: PartialDate?, end: PartialDate?, _ column: Column) {
    guard let start, let end, end.last < start.first else { return }
    report(.endBeforeStart(start: start.text), column)
  }
}
